/** Pages that change under their marks, in either browser. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countRows, readText } from './drive/panel.js';
import { pause, steady, until } from './drive/wait.js';
import { opened } from './opened.js';

/** @typedef {import('./drive/chromium.js').Chromium | import('./drive/firefox.js').Firefox} Browser */

/** @param {{ label: string, launch: () => Promise<Browser> }} Kind */
export async function testMoving(Kind) {
  const { browser, site } = await opened(Kind);

  /** Opens a page anew and audits it. @param {string} name */
  const audit = async name => {
    await browser.open('about:blank');
    await browser.open(site.url(`${name}.html`));
    return browser.audit();
  };

  /** The words under marks, without those that tell where the reader stands. */
  const words = async () =>
    (await browser.marks()).filter(({ name }) => !/-(current|source|tie|said|flash)-/.test(name)).map(({ text }) => text).sort();

  /** What a fresh audit of the page as it is now marks. */
  const fresh = async () => {
    await browser.clear();
    await browser.audit();
    return words();
  };

  test(`${Kind.label}: what is added later is marked, too`, async () => {
    await audit('long');
    const first = await words();
    await browser.evaluate(add, 'Sources said the shelves would be sold.');
    const now = await until('the new mark', async () => {
      const found = await words();
      return found.length > first.length && found;
    });
    assert.ok(now.includes('Sources said the shelves would be sold'));
    assert.deepEqual(now, await fresh());
  });

  test(`${Kind.label}: what comes in while the page is being audited is marked, too`, async () => {
    await browser.open('about:blank');
    await browser.open(site.url('long.html'));
    await browser.evaluate(addUntilMarked);
    await browser.audit();
    const added = await until('the page to be still', () => browser.evaluate(countAdded));
    await until('all new marks', async () => (await words()).filter(text => /^Sources said shelf \d+ would be sold$/.test(text)).length === added);
    assert.deepEqual(await words(), await fresh());
  });

  test(`${Kind.label}: a mark whose words are edited goes; no mark stands on other words`, async () => {
    const states = await audit('long');
    const claim = /** @type {import('../../extension/core/hearsay.js').Claim} */ (states[0].report?.claims.find(({ rule }) => rule));
    const marked = claim.selector.exact;
    const first = await words();
    assert.ok(first.includes(marked));
    await browser.evaluate(edit, marked, `${marked.slice(0, 12)} nothing at all`);
    assert.deepEqual((await words()).filter(text => !first.includes(text) || text === marked), [], 'it is gone at once');
    const length = states[0].length;
    await until('the page to be read again', async () => (await browser.states())[0].length !== length);
    assert.deepEqual(await words(), await fresh());
  });

  test(`${Kind.label}: a link that comes to words that stay the same is the claim’s source, as in a fresh audit`, async () => {
    const [{ findings }] = await audit('long');
    await browser.evaluate(link, 'Critics say');
    await until('one finding fewer', async () => (await browser.states())[0].findings === findings - 1);
    assert.deepEqual(await words(), await fresh());
  });

  test(`${Kind.label}: a page that draws its text anew has its marks again, and the card stays`, async () => {
    await audit('long');
    const first = await words();
    await browser.hover('run in winter');
    const card = await until('the card', () => browser.card());
    await browser.evaluate(redraw);
    await until('the marks', async () => (await words()).length === first.length);
    assert.deepEqual(await words(), first);
    assert.equal(await until('the card', () => browser.card()), card);
    assert.deepEqual(await words(), await fresh());
  });

  test(`${Kind.label}: another page under the same document is audited in its place`, async () => {
    await audit('long');
    await browser.evaluate(navigate, 'Experts say the bridge was badly built. The river has carried off two of its piers.');
    await until('the mark', async () => (await words()).join() === 'Experts say the bridge was badly built');
    const [state] = await browser.states();
    assert.match(state.url, /#elsewhere$/);
    assert.deepEqual(await words(), await fresh());
  });

  for (const [how, go] of /** @type {const} */ ([['taken out', takeFramesOut], ['sent elsewhere', sendFramesElsewhere]])) {
    test(`${Kind.label}: frames that are ${how} count no more, in badge and panel`, async () => {
      const [own, ...inner] = (await audit('frames')).map(({ findings }) => findings);
      const all = inner.reduce((sum, findings) => sum + findings, own);
      assert.ok(all > own);
      await until('the badge', async () => (await browser.badge()).text === String(all));
      await until('the rows', async () => (await browser.inPanel(countRows)) === all);
      await browser.evaluate(go);
      await until('the badge without the frames', async () => (await browser.badge()).text === String(own));
      await until('the rows without the frames', async () => (await browser.inPanel(countRows)) === own);
    });
  }

  test(`${Kind.label}: a page that never stops changing is left alone, with a word about it`, async () => {
    await audit('dark');
    const first = await words();
    await browser.evaluate(changeForEver);
    await until('the word of it', async () => /never stops changing/.test(await browser.inPanel(readText)), 90_000);
    const [{ length, restless }] = await browser.states();
    assert.ok(restless);
    assert.deepEqual((await words()).filter(text => !first.includes(text)), [], 'no mark stands on words that it was not made for');
    await browser.evaluate(add, 'Sources said the shelves would be sold.');
    await pause(1500);
    assert.equal((await browser.states())[0].length, length, 'it is not read again');
    await browser.evaluate(calm);
    const now = await fresh();
    assert.ok(now.includes('Sources said the shelves would be sold'), 'but where it is asked for');
    assert.deepEqual(await browser.errors(), []);
  });

  test(`${Kind.label}: a page that changes all the time, but not its text, is followed still`, async () => {
    await audit('long');
    await browser.evaluate(tick);
    await pause(3000);
    await browser.evaluate(add, 'Sources said the shelves would be sold.');
    await until('the new mark', async () => (await words()).includes('Sources said the shelves would be sold'), 20_000);
    assert.equal((await browser.states())[0].restless, undefined);
    await browser.evaluate(calm);
  });

  test(`${Kind.label}: a page that comes back from the browser’s memory counts its own findings`, async () => {
    const count = async () => (await browser.badge()).text;
    const [{ findings: own }] = await audit('long');
    await until('the badge', async () => (await count()) === String(own));
    await browser.open(site.url('frames.html'));
    const states = await browser.audit();
    const all = states.reduce((sum, { findings }) => sum + findings, 0);
    assert.ok(states.length > 1);
    await until('the other page’s badge', async () => (await count()) === String(all));
    await browser.evaluate(() => history.back());
    await until('the first page', () => browser.evaluate(() => document.title !== 'A page with frames' && document.readyState === 'complete'));
    // Where the browser kept it, its marks are there; else it was loaded anew, and is bare.
    const due = async () => ((await browser.marks()).length > 0 ? String(own) : '');
    await until('its badge', async () => (await count()) === (await due()));
    await steady('its badge', async () => `badge ${await count()}`);
    assert.equal(await count(), await due());
  });

  test(`${Kind.label}: the card opens in the modal dialog that its mark stands in, and Escape closes the card alone`, async () => {
    await audit('dialog-article');
    await browser.hover('chapel will be pulled');
    assert.match(await until('the card', () => browser.card()), /chapel/);
    assert.equal(await browser.evaluate(hostParent), 'dialog');
    await browser.clear();
    assert.equal(await browser.evaluate(hostParent), '');
    assert.deepEqual(await browser.errors(), []);
  });
}

/** @param {string} words */
const add = words => void (document.body.appendChild(document.createElement('p')).textContent = words);
/** Adds a sentence every few milliseconds until the page is marked, then none: the last come between reading and marking. */
const addUntilMarked = () => {
  let added = 0;
  const adding = setInterval(() => {
    if (CSS.highlights.size) {
      clearInterval(adding);
      document.body.dataset.added = String(added);
    } else document.body.appendChild(document.createElement('p')).textContent = `Sources said shelf ${++added} would be sold.`;
  }, 15);
};
const countAdded = () => Number(document.body.dataset.added);
/** Makes a link of the paragraph that begins with these words: its text stays. @param {string} words */
const link = words => {
  const paragraph = [...document.querySelectorAll('p')].find(({ textContent }) => textContent?.startsWith(words));
  const made = document.createElement('a');
  made.href = 'https://example.org/ferry';
  made.append(...(paragraph?.childNodes ?? []));
  paragraph?.append(made);
};
/** @param {string} from @param {string} to */
const edit = (from, to) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const at = text.data.indexOf(from);
    if (at >= 0) text.replaceData(at + 3, from.length - 3, to.slice(3));
  }
};
/** Says something else in its first paragraph with a claim, time and again: each time a mark is lost. */
const changeForEver = () => {
  const text = /** @type {Text} */ ([...document.querySelectorAll('p')].find(p => /Critics say/.test(p.innerText))?.firstChild);
  let turn = 0;
  Object.assign(globalThis, { changing: setInterval(() => (text.data = `Critics say that boat ${++turn} came in too late. Nobody had counted them before.`), 1300) });
};
/** Changes what is no text, time and again. */
const tick = () => {
  const clock = document.body.appendChild(document.createElement('div'));
  Object.assign(globalThis, { changing: setInterval(() => clock.replaceChildren(document.createElement('i')), 50) });
};
const calm = () => clearInterval(Reflect.get(globalThis, 'changing'));
const redraw = () => document.body.replaceWith(document.body.cloneNode(true));
/** @param {string} words */
const navigate = words => {
  history.pushState(null, '', '#elsewhere');
  const p = document.createElement('p');
  p.textContent = words;
  document.body.replaceChildren(p);
};
const hostParent = () => document.querySelector('hearsay-card')?.parentElement?.localName ?? '';
const takeFramesOut = () => document.querySelectorAll('iframe').forEach(frame => frame.remove());
const sendFramesElsewhere = () =>
  document.querySelectorAll('iframe').forEach(frame => {
    frame.removeAttribute('srcdoc');
    frame.src = 'empty.html';
  });
