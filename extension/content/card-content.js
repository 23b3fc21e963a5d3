/** What the card of a claim says, and what it offers to do. */

import { about, messageText, text } from '../strings.js';
import { button, dotOf, make, menu, SIGNS, textButton } from './card-parts.js';
import { copy } from './clipboard.js';
import { folded } from './whitespace.js';

/**
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {import('../messages.js').Ignore} Ignore
 *
 * @typedef {object} Calls
 * @property {() => void} close
 * @property {(by: 1 | -1) => void} step
 * @property {() => boolean} name shows where the source has its name, or the claim again: whether it is the name that is shown
 * @property {((what: Ignore) => void) | null} ignore
 * @property {((rule: string) => void) | null} openRule
 * @property {(claim: Claim) => string} citation
 * @property {(claim: Claim) => string} link
 * @property {(claim: Claim) => string} wrong a report that its mark is wrong, without the page's address
 * @property {() => void} resized the card has grown or shrunk
 */

/** Characters of a claim that the card shows. */
const LONGEST = 280;

/**
 * @param {Claim} claim
 * @param {number} index its place among those that are gone through, from 1; 0 where it is none of them
 * @param {number} total
 * @param {Calls} calls
 */
export function contentOf(claim, index, total, calls) {
  const title = make('h2', titleOf(claim));
  title.id = 'title';
  const header = make('header', dotOf(claim.verdict), title, button('close', text('card_close'), SIGNS.close, calls.close));
  // A dialog's head and foot are no landmarks of the page.
  header.role = 'none';
  const body = make('div', factsOf(claim, calls), ...whyOf(claim));
  body.className = 'body';
  const position = make('span', index ? text('card_position', { index, total }) : '');
  position.id = 'position';
  const said = make('p');
  said.className = 'said';
  said.setAttribute('role', 'status');
  const menus = [menu('copy', text('card_copy'), copiesOf(claim, calls, said), calls.resized)];
  if (calls.ignore && claim.rule) menus.push(menu('ignore', text('card_ignore'), choicesFor(claim, calls.ignore), calls.resized));
  const footer = make(
    'footer',
    button('turn previous', text('card_previous'), SIGNS.previous, () => calls.step(-1)),
    position,
    button('turn next', text('card_next'), SIGNS.next, () => calls.step(1)),
    make('span'),
    ...menus.map(({ opener }) => opener),
  );
  footer.role = 'none';
  return [header, body, ...menus.map(({ choices }) => choices), said, footer];
}

/** The question a person would ask. @param {Claim} claim */
function titleOf(claim) {
  const title = about('question', claim);
  if (title) return title;
  return claim.verdict === 'named' || claim.verdict === 'cited' ? text(`card_title_${claim.verdict}`) : text(`verdict_${claim.verdict}`);
}

/**
 * @param {Claim} claim
 * @param {Calls} calls
 */
function factsOf(claim, calls) {
  const list = make('dl');
  /** @param {string} key @param {...(string | Node)} words */
  const add = (key, ...words) => {
    const value = make('dd', ...words);
    value.dir = 'auto';
    list.append(make('dt', text(key)), value);
  };
  add('card_claim', shortened(folded(claim.content.text)));
  const hasName = claim.verdict !== 'unnamed' && claim.attributed_to?.via.length;
  add('card_source', sourceOf(claim), ...(hasName ? [nameButton(calls)] : []));
  if (claim.relayed_by) add('card_through', claim.relayed_by.name);
  const { rule } = claim;
  if (rule) add('card_rule', calls.openRule ? textButton('rule', about('rule', claim), () => calls.openRule?.(rule)) : about('rule', claim));
  return list;
}

/** Who is given, in the page's own words. @param {Claim} claim */
function sourceOf({ source, cue, attributed_to: who, verdict }) {
  if (!source) return cue ? text('card_source_impersonal', { cue: folded(cue.text) }) : text('card_source_none');
  const given = folded(source.text);
  const resolved = verdict === 'review' ? 'card_source_perhaps' : 'card_source_resolved';
  if (who && who.name !== given && who.kind !== 'impersonal') return text(resolved, { source: given, name: who.name });
  return text('card_source_given', { source: given });
}

/** To where the source has its name, and back. @param {Calls} calls */
function nameButton(calls) {
  const made = textButton('name', text('card_name'), () => (made.textContent = text(calls.name() ? 'card_back' : 'card_name')));
  return made;
}

/** @param {Claim} claim */
function* whyOf(claim) {
  const why = about('why', claim) || (claim.message && messageText(claim.message)) || (claim.verdict === 'review' && text('legend_review'));
  if (why) yield make('p', why);
  const question = about('ask', claim);
  if (!question) return;
  const ask = make('div', make('b', text('card_ask')), ` ${question} `, make('i', about('standard', claim)));
  ask.className = 'ask';
  yield ask;
}

/**
 * What can be copied.
 * @param {Claim} claim
 * @param {Calls} calls
 * @param {HTMLElement} said where it is told of
 */
function copiesOf(claim, calls, said) {
  /** @param {string} words @param {string} [done] what is said when it was copied */
  const take = async (words, done = 'card_copied') => {
    said.textContent = '';
    const isThere = await copy(words);
    said.textContent = text(isThere ? done : 'card_copied_not');
    calls.resized();
  };
  return [
    textButton('choice', text('card_copy_citation'), () => take(calls.citation(claim))),
    textButton('choice', text('card_copy_link'), () => take(calls.link(claim))),
    textButton('choice', text('card_copy_wrong'), () => take(calls.wrong(claim), 'wrong_copied')),
  ];
}

/**
 * What there is to ignore, said in words.
 * @param {Claim} claim
 * @param {(what: Ignore) => void} ignore
 */
function choicesFor(claim, ignore) {
  const rule = claim.rule ?? '';
  // A frame without an address of its own (`srcdoc`, `blob:`) has its page's origin.
  const site = location.hostname || (URL.canParse(origin) ? new URL(origin).hostname : '');
  return [
    make('p', text('card_ignore_what', { rule: about('rule', claim) })),
    textButton('choice', text('card_ignore_claim'), () => ignore({ what: 'claim', id: claim.id, words: shortened(folded(claim.content.text)) })),
    ...(site ? [textButton('choice', text('card_ignore_site', { site }), () => ignore({ what: 'site', rule, site }))] : []),
    textButton('choice', text('card_ignore_rule'), () => ignore({ what: 'rule', rule })),
  ];
}

/** @param {string} words */
function shortened(words) {
  if (words.length <= LONGEST) return words;
  const cut = words.lastIndexOf(' ', LONGEST);
  return `${words.slice(0, cut > LONGEST / 2 ? cut : LONGEST)}…`;
}
