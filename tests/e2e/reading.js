/** Reading with the marks: what is sourced, who said it, copying, going to a name, a part of the page alone; in either browser. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { store } from './drive/background.js';
import { select } from './drive/read.js';
import { until } from './drive/wait.js';
import { shownIn } from './expected.js';
import { opened } from './opened.js';

/** @typedef {import('./drive/chromium.js').Chromium | import('./drive/firefox.js').Firefox} Browser */
/** @typedef {import('../../extension/settings.js').Settings} Settings */

/**
 * @param {{ label: string, launch: () => Promise<Browser> }} Kind
 * @param {(browser: any, at: { x: number, y: number }) => Promise<void>} auditSelection chooses “Audit the selection” from the page's menu
 */
export async function testReading(Kind, auditSelection) {
  const { browser, site } = await opened(Kind);

  /** @param {Partial<Settings>} settings */
  const choose = settings => browser.inBackground(store, settings);

  /** Opens a page anew and audits it. @param {string} name @param {Partial<Settings>} [settings] */
  const audit = async (name, settings = {}) => {
    await choose(settings);
    await browser.open('about:blank');
    await browser.open(site.url(`${name}.html`));
    return browser.audit();
  };

  /** Words under the marks whose names match. @param {RegExp} names */
  const under = async names => (await browser.marks()).filter(({ name }) => names.test(name)).map(({ text }) => text);

  test(`${Kind.label}: what is sourced is marked, faintly, as soon as that is chosen, and no longer`, async () => {
    await audit('article');
    assert.deepEqual(await under(/-named-/), []);
    await choose({ sourced: true });
    await until('the faint marks', async () => (await under(/^hearsay-named-0-/)).length === 4);
    assert.ok((await under(/^hearsay-named-0-/)).includes('“We will not gamble with anybody’s life,”'));
    await choose({ sourced: true, strength: 'strong' });
    await until('stronger marks', async () => (await under(/^hearsay-unnamed-4-/)).length > 0);
    assert.equal((await under(/^hearsay-named-0-/)).length, 4);
    await choose({});
    await until('the marks as before', async () => (await under(/-named-/)).length === 0 && (await under(/^hearsay-unnamed-3-/)).length > 0);
  });

  test(`${Kind.label}: under the pointer a claim and its source light up together; a card of what is sourced says so`, async () => {
    await audit('article', { sourced: true });
    await browser.hover('gamble with');
    await until('the tie', async () => (await under(/-tie-/)).join() === '“We will not gamble with anybody’s life,”');
    assert.match((await under(/-said-/)).join(), /^Ada Quillfeather/);
    const card = await until('the card', () => browser.card());
    assert.match(card, /A source is named[^]*Ada Quillfeather/);
    assert.deepEqual(await under(/-(tie|said)-/), [], 'the card’s light takes its place');
    assert.match((await under(/-source-/)).join(), /^Ada Quillfeather/);
    await browser.press('Escape');
    await browser.hover('Critics say');
    await until('the other', async () => (await under(/-tie-/)).join() === 'Critics say the closure will ruin the market');
    await browser.mouse('mouseMoved', 5, 5);
    await until('no light', async () => (await under(/-(tie|said)-/)).length === 0);
  });

  test(`${Kind.label}: the card goes to where “she” has her name, and back`, async () => {
    await audit('pronoun', { sourced: true });
    await browser.clickMark('never been so still');
    assert.match(await until('the card', () => browser.card()), /“she”: Orla Venn/);
    const before = await browser.evaluate(readScroll);
    await browser.clickInCard('.name');
    await until('the name', async () => (await under(/-flash-/)).join() === 'Orla Venn');
    await until('the page there', async () => (await browser.evaluate(readScroll)) < before - 300);
    assert.match(await browser.card(), /Back to the claim/);
    await browser.clickInCard('.name');
    await until('the page back', async () => Math.abs((await browser.evaluate(readScroll)) - before) < 300);
    assert.match(await browser.card(), /Where the name stands/);
  });

  test(`${Kind.label}: a claim is copied as a citation, and its sentence as a link that leads there`, async () => {
    await audit('pronoun', { sourced: true });
    await browser.clickMark('never been so still');
    await until('the card', () => browser.card());
    await browser.clickInCard('.copy');
    await browser.clickInCard('.choice:nth-of-type(1)');
    await until('the word of it', async () => /Copied\./.test(await browser.card()));
    const date = await browser.inBackground(today);
    assert.equal(await browser.clipboard(), `“The bay has never been so still,” Source: Orla Venn (“she”). In: The still bay, ${site.url('pronoun.html')}, read on ${date}.`);
    await browser.clickInCard('.choice:nth-of-type(2)');
    const link = await until('the link', async () => {
      const words = await browser.clipboard();
      return words.startsWith('http') && words;
    });
    assert.equal(link, `${site.url('pronoun.html')}#:~:text=The%20bay%20has%20never%20been%20so%20still%2C%E2%80%9D%20she%20said%2C%20and%20closed%20the%20book`);
    await browser.clear();
    await browser.open('about:blank');
    await browser.open(link);
    await until('the sentence', async () => (await browser.evaluate(readScroll)) > 200);
  });

  test(`${Kind.label}: ignoring one claim takes its mark away on the page as it stands, and for good`, async () => {
    const before = (await audit('article')).flatMap(shownIn);
    await browser.clickMark('closure will ruin');
    await until('the card', () => browser.card());
    await browser.clickInCard('.ignore');
    await browser.clickInCard('.choice:nth-of-type(1)');
    await until('the mark to go', async () => !(await under(/./)).some(words => words.startsWith('Critics')));
    assert.equal(await browser.card(), '');
    assert.equal((await browser.states()).flatMap(shownIn).length, before.length - 1);
    await browser.clear();
    assert.equal((await browser.audit()).flatMap(shownIn).length, before.length - 1);
    await choose({});
    await until('it is back', async () => (await browser.states()).flatMap(shownIn).length === before.length);
  });

  test(`${Kind.label}: the selection alone is audited from the page’s own menu; a name before it still counts`, async () => {
    await audit('pronoun');
    await browser.clear();
    const at = await browser.evaluate(select, 'Critics say the harbour is lost. “The bay has never been so still,” she said');
    await browser.inBackground(hearMarks);
    await auditSelection(browser, at);
    const [state] = await until('the audit', async () => {
      const states = await browser.states();
      return states[0]?.status === 'marked' && states;
    });
    assert.ok(state.selection && state.selection.end > state.selection.start);
    assert.deepEqual([...new Set(await browser.inBackground(heardMarks))], [true], 'never marked as a whole');
    assert.deepEqual(state.report?.claims.map(({ verdict, attributed_to: who }) => [verdict, who?.name]), [
      ['unnamed', 'Critics'],
      ['named', 'Orla Venn'],
    ]);
    assert.deepEqual(state.report?.sources.map(({ name }) => name).sort(), ['Critics', 'Orla Venn']);
    assert.deepEqual(await under(/^hearsay-unnamed-/), ['Critics say the harbour is lost']);
    assert.equal((await browser.badge()).text, '1');
    await browser.clear();
    assert.deepEqual(await browser.traces(), []);
    const [whole] = await browser.audit();
    assert.equal(whole.selection, undefined);
    assert.ok((whole.report?.claims.length ?? 0) > 2);
  });

  test(`${Kind.label}: the card’s next leads from the page’s last claim into its frame, and takes the card along`, async () => {
    const [page, frame] = await audit('frames');
    const last = /** @type {string} */ (shownIn(page).at(-1)?.selector.exact);
    const first = shownIn(frame)[0];
    await browser.clickMark(last.slice(0, 20));
    const all = (await browser.states()).flatMap(shownIn).length;
    const own = shownIn(page).length;
    assert.ok(own < all);
    await until('its place among all of the page’s frames', async () => (await browser.card()).includes(`${own} of ${all}`));
    await browser.clickInCard('.next');
    await until('the frame’s first', async () => (await browser.states()).map(({ current }) => current).join() === [null, first?.id, null].join());
    assert.equal(await browser.card(), '', 'the page’s own is closed');
    assert.deepEqual(await browser.errors(), []);
  });
}

const today = () => new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date());
const readScroll = () => Math.round(scrollY);

/** Listens for every word of marks: whether they are of a part alone. */
const hearMarks = () => {
  const heard = /** @type {boolean[]} */ ([]);
  Object.assign(self, { heard });
  chrome.runtime.onMessage.addListener(message => void (message.type === 'changed' && message.state.status === 'marked' && heard.push(Boolean(message.state.selection))));
};
const heardMarks = () => /** @type {boolean[]} */ (Reflect.get(self, 'heard'));
