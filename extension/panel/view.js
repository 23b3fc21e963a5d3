/**
 * The panel on one page's frames: head, tabs, list, or the one sentence that says why there is none. Knows nothing of the
 * browser: it is shown a Page and calls back, in the extension and in the playground alike.
 */

import { countFindings } from '../findings.js';
import { number, text } from '../strings.js';
import { wrongMark } from '../wrong.js';
import { bar, chips, meta, profiles } from './counts.js';
import { draw, make } from './element.js';
import { FORMS, open, save, written } from './exports.js';
import { countGroups, SHOWN_FIRST } from './groups.js';
import { List } from './list.js';
import { legend } from './legend.js';
import { menu } from './menu.js';
import { keyOfRow, sectionsOf } from './rows.js';
import { notice } from './notice.js';
import { sources } from './sources.js';
import { Tabs } from './tabs.js';
import { unjudged } from './unjudged.js';

/**
 * @typedef {import('../core/hearsay.js').Report} Report
 * @typedef {import('../messages.js').FrameState} FrameState
 * @typedef {import('../settings.js').Profile} Profile
 * @typedef {import('./groups.js').Group} Group
 * @typedef {import('./rows.js').Frame} Frame
 * @typedef {import('./rows.js').Row} Row
 *
 * A page as the panel sees it: its frames, the page itself first; or the sentence that says why it is closed.
 * @typedef {{ frames: Frame[], closed: string, shortcut: string }} Page
 *
 * @typedef {object} Calls
 * @property {(row: Row) => void} choose a claim was chosen
 * @property {(() => void) | null} audit the page is to be audited (again)
 * @property {(() => void) | null} clear its marks are to go
 * @property {(() => void) | null} options
 * @property {boolean} files whether a page to print can be opened, in a tab, and files be saved: the browser keeps a list of them
 * @property {{ chosen: () => Promise<Profile>, choose: (profile: Profile) => void } | null} profile how strictly is judged; `null` where that cannot be chosen
 * @property {Parameters<typeof legend>[0]} sourced
 * @property {(reports: Report[], form: string) => Promise<string>} write reports in a form of the core's
 */

/** The signs of what is asked anew and of the options: in words, most panels would need a second row. */
const AGAIN = 'M19 12a7 7 0 1 1-2.3-5.2L19 9M19 4v5h-5';
const SLIDERS = 'M4 8h8m6 0h2M4 16h2m6 0h8M12 8a3 3 0 1 0 6 0 3 3 0 1 0-6 0M6 16a3 3 0 1 0 6 0 3 3 0 1 0-6 0';

/**
 * A button that shows a sign.
 * @param {string} name
 * @param {string} path
 * @param {string} kind its class
 * @param {() => void} click
 */
const signed = (name, path, kind, click) =>
  make('button', { type: 'button', class: kind, title: name, click }, draw('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, draw('path', { d: path })));

/** How long it is shown that something was done, in milliseconds. */
const STAYS = 5000;

export class View {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ toasting;

  /**
   * @param {HTMLElement} root
   * @param {Calls} calls
   */
  constructor(root, calls) {
    this.calls = calls;
    /** @type {Set<Group>} */
    this.on = new Set(SHOWN_FIRST);
    /** @type {Page} */
    this.page = { frames: [], closed: '', shortcut: '' };
    this.shown = '';
    /** Whether who speaks is not shown as it is now. */
    this.isStale = true;
    this.meta = make('p', { class: 'meta' });
    this.head = make('header', { class: 'top' });
    this.live = make('p', { class: 'unseen', role: 'status' });
    this.notice = make('div', { class: 'notice' });
    this.findings = make('div', { class: 'findings' });
    this.tabs = new Tabs([
      { id: 'findings', panel: make('div', {}, this.findings) },
      { id: 'sources', panel: make('div') },
      { id: 'unjudged', panel: make('div') },
    ], id => id === 'sources' && this.speakers());
    this.list = new List(this.findings, this.tabs.panel('findings'), row => calls.choose(row), row => this.actions(row));
    this.foot = make('footer', { class: 'foot' });
    this.toast = make('p', { class: 'toast', 'aria-hidden': 'true', hidden: true });
    root.replaceChildren(this.head, this.live, this.notice, this.tabs.element, this.toast, this.foot);
    this.show(this.page);
  }

  /** @param {Page} page */
  show(page) {
    this.page = page;
    const sign = signature(page);
    if (sign !== this.shown) {
      this.shown = sign;
      this.draw(this.marked());
    }
    this.stand();
  }

  /** Shows on which claim the reader stands: all that a step changes in a page's states. */
  stand() {
    const current = this.page.frames.find(({ state }) => state.current !== null);
    this.list.stand(current?.state.current ? keyOfRow(current.frameId, current.state.current) : '');
  }

  /** @param {Frame[]} marked */
  draw(marked) {
    const states = marked.map(({ state }) => state);
    const [said, ...rest] = notice(this.page, this.calls);
    this.notice.replaceChildren(...(said ? [said, ...rest] : []));
    this.notice.hidden = !said;
    this.tabs.element.hidden = !marked.length;
    this.head.hidden = !marked.length;
    this.foot.replaceChildren(...this.buttons(marked.length > 0));
    this.foot.hidden = !this.foot.childElementCount;
    if (!marked.length) {
      this.list.show([]);
      this.announce([...this.notice.children].map(child => child.textContent).filter(Boolean).join(' '));
      return;
    }
    const title = (marked.find(({ state }) => state.top) ?? marked[0])?.state.title ?? '';
    const counts = countGroups(states);
    const restless = states.some(state => state.restless) ? text('panel_restless') : '';
    this.head.replaceChildren(
      make('h1', { dir: 'auto', title }, title),
      this.meta,
      ...(restless ? [make('p', { class: 'meta' }, restless)] : []),
      bar(counts),
      chips(counts, this.on, group => this.flip(group)),
    );
    this.told(states);
    const speakers = states.reduce((sum, { report }) => sum + (report?.sources.length ?? 0), 0);
    const findings = states.reduce((sum, { report }) => sum + (report ? countFindings(report) : 0), 0);
    this.tabs.label('findings', text('panel_tab_findings'), number(findings + counts.review));
    this.tabs.label('sources', text('panel_tab_sources'), number(speakers));
    this.tabs.label('unjudged', text('panel_tab_unjudged'), '');
    this.rows(marked);
    this.isStale = true;
    if (this.tabs.selected === 'sources') this.speakers();
    this.tabs.panel('unjudged').replaceChildren(...unjudged(states));
    this.announce(restless || text('announce_findings', { count: findings }));
  }

  /** What was read, and how strictly. @param {FrameState[]} states */
  async told(states) {
    const { profile } = this.calls;
    const judged = states[0]?.report?.document.profile;
    const chooser = profile && profiles(await profile.chosen(), judged, chosen => profile.choose(chosen));
    const hadFocus = this.meta.contains(document.activeElement);
    this.meta.replaceChildren(...meta(states, chooser));
    if (hadFocus) chooser?.focus();
  }

  /** Who speaks, once that is looked at; what was opened stays open, in its place. */
  speakers() {
    if (!this.isStale) return;
    this.isStale = false;
    const part = this.tabs.panel('sources');
    const top = part.scrollTop;
    const open = new Set([...part.querySelectorAll('details[open]')].map(details => details.getAttribute('data-source')));
    part.replaceChildren(...sources(this.marked(), rows => this.nested(rows)));
    for (const details of open.size ? part.querySelectorAll('details') : []) details.open = open.has(details.getAttribute('data-source'));
    part.scrollTop = top;
  }

  /** Frames that were audited. */
  marked() {
    return this.page.frames.filter(({ state }) => state.status === 'marked');
  }

  /** What can be done with the claim that the reader stands on. @param {Row} row */
  actions({ frameId, claim }) {
    const withAddress = make('input', { type: 'checkbox' });
    const copy = async () => {
      const { report, url } = this.page.frames.find(frame => frame.frameId === frameId)?.state ?? {};
      await this.take(wrongMark(claim, report?.engine.version ?? '', withAddress.checked ? url : undefined), 'wrong_copied');
    };
    return make('div', { class: 'acts' }, make('button', { type: 'button', class: 'quiet wrong', click: copy }, text('wrong_copy')), make('label', { class: 'check' }, withAddress, text('wrong_with_address')));
  }

  /** The rows that the chips let through. @param {Frame[]} marked */
  rows(marked) {
    const sections = sectionsOf(marked, this.on);
    this.list.show(sections);
    this.findings.querySelector('.say')?.remove();
    if (!sections.length && Object.values(countGroups(marked.map(({ state }) => state))).some(Boolean) && !this.notice.childElementCount) {
      this.findings.append(make('p', { class: 'say' }, text('panel_filtered_out')));
    }
  }

  /** @param {Group} group */
  flip(group) {
    if (!this.on.delete(group)) this.on.add(group);
    this.head.querySelector(`[data-group="${group}"]`)?.setAttribute('aria-pressed', String(this.on.has(group)));
    this.tabs.select('findings');
    this.rows(this.marked());
  }

  /** A list within a source. @param {Row[]} rows */
  nested(rows) {
    const element = make('div', { class: 'findings' });
    new List(element, this.tabs.panel('sources'), row => this.calls.choose(row)).show([{ heading: '', frame: null, rows }]);
    return element;
  }

  /** @param {boolean} marked */
  buttons(marked) {
    const { audit, clear, options } = this.calls;
    return [
      ...(marked ? [...this.exports(), ...legend(this.calls.sourced)] : []),
      marked && clear ? make('button', { type: 'button', class: 'clear', click: clear }, text('panel_clear')) : null,
      marked ? make('span', { class: 'last' }, audit && signed(text('panel_audit_again'), AGAIN, 'again', audit), options && signed(text('panel_options'), SLIDERS, 'options', options)) : null,
      !marked && options ? make('button', { type: 'button', class: 'options last', click: options }, text('panel_options')) : null,
    ].filter(button => button !== null);
  }

  /** What can be done with the report. */
  exports() {
    return menu(text('export_title'), [
      { name: text('export_copy_markdown'), run: () => this.copy('markdown') },
      { name: text('export_copy_text'), run: () => this.copy('text') },
      ...(this.calls.files ? [{ name: text('export_print'), run: async () => open(await written(this.reports(), 'html', this.calls.write)) }] : []),
      ...(this.calls.files ? FORMS : []).map(form => ({ name: text(`export_save_${form.id}`), run: () => this.save(form) })),
    ]);
  }

  /** Reports of all frames, the page's first. */
  reports() {
    return this.page.frames.map(({ state }) => state.report).filter(report => report !== null);
  }

  /** @param {string} form */
  async copy(form) {
    await this.take(await written(this.reports(), form, this.calls.write), 'export_copied');
  }

  /** Puts words on the clipboard, and says whether they are there. @param {string} words @param {string} done key of what is said then */
  async take(words, done) {
    const isThere = await navigator.clipboard.writeText(words).then(() => true, () => false);
    this.tell(text(isThere ? done : 'copied_not'));
  }

  /** @param {import('./exports.js').Form} form */
  async save(form) {
    save(await written(this.reports(), form.id, this.calls.write), this.head.querySelector('h1')?.textContent ?? '', form);
  }

  /** Say what was done, for a while, to those who see it too. @param {string} words */
  tell(words) {
    this.announce(words);
    this.toast.textContent = words;
    this.toast.hidden = false;
    clearTimeout(this.toasting);
    this.toasting = setTimeout(() => (this.toast.hidden = true), STAYS);
  }

  /** Say it once, politely. @param {string} words */
  announce(words) {
    if (this.live.textContent !== words) this.live.textContent = words;
  }
}

/** What the panel's content depends on, the current claim left out. @param {Page} page */
const signature = ({ frames, closed, shortcut }) =>
  JSON.stringify([
    closed,
    shortcut,
    frames.map(({ frameId, state }) => [frameId, state.status, state.title, state.length, state.unplaced, state.problem, state.unjudged, state.outline, state.report?.document.profile, state.restless, state.selection, state.report?.claims.map(({ id, verdict, rule, severity }) => [id, verdict, rule, severity])]),
  ]);
