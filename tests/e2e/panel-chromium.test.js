/** The panel and our own pages: what they follow, how they are walked by keyboard, and that axe finds nothing in either theme. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportByCommand, keepDocuments, keptDocuments } from './command.js';
import { violations } from './drive/axe.js';
import { Chromium } from './drive/chromium.js';
import { until } from './drive/wait.js';
import { shownIn } from './expected.js';
import { opened } from './opened.js';

/** @typedef {import('./drive/cdp.js').Session} Session */

const { browser, site } = await opened(Chromium);

/** @param {string} name */
const audit = async name => {
  await browser.open('about:blank');
  await browser.open(site.url(`${name}.html`));
  return browser.audit();
};
/** @param {string} words */
const panelSays = words => until(`“${words}” in the panel`, async () => (await browser.inPanel(readText)).includes(words));

test('the panel follows switches of tab, and navigation', async () => {
  const [{ title }] = await audit('article');
  await panelSays(title);
  const other = await browser.inBackground(openTab, site.url('sourced.html'));
  await panelSays('Who says so?');
  await browser.inBackground(leaveTab, other);
  await panelSays(title);
  await browser.open(site.url('dark.html'));
  await panelSays('Who says so?');
});

test('a frame’s findings stand after the page’s, under the frame’s name', async () => {
  const states = await audit('frames');
  const [own, ...inner] = states.map(state => shownIn(state).map(({ id }) => id));
  assert.ok(own.length > 0 && inner.flat().length > 0);
  const rows = await until('all rows', async () => {
    const ids = await browser.inPanel(readIds);
    return ids.length === own.length + inner.flat().length && ids;
  });
  assert.deepEqual(rows.slice(0, own.length), own);
  assert.deepEqual(rows.slice(own.length).sort(), inner.flat().sort());
  assert.ok(await browser.inPanel(countFrames));
});

test('chips switch kinds of claims off and on', async () => {
  const claims = (await audit('article')).flatMap(shownIn);
  await until('the rows', async () => (await browser.inPanel(readIds)).length === claims.length);
  await browser.inPanel(flip, 'unnamed');
  const left = claims.filter(({ verdict }) => verdict !== 'unnamed').length;
  assert.notEqual(left, claims.length);
  await until('fewer rows', async () => (await browser.inPanel(readIds)).length === left);
  await browser.inPanel(flip, 'unnamed');
  await until('the rows again', async () => (await browser.inPanel(readIds)).length === claims.length);
});

test('the list is walked by keyboard alone, and what is chosen becomes current', async () => {
  const claims = (await audit('long')).flatMap(shownIn);
  assert.ok(claims.length > 1);
  await until('the rows', async () => (await browser.inPanel(readIds)).length === claims.length);
  const panel = await browser.panel();
  await until('a row in focus', async () => {
    await press(panel, 'Tab', 9);
    return browser.inPanel(hasRowFocus);
  });
  await press(panel, 'ArrowDown', 40);
  await press(panel, 'Enter', 13);
  await until('the second claim to be current', async () => (await browser.states())[0].current === claims[1].id);
  await until('its row to say so', async () => (await browser.inPanel(readCurrent)) === claims[1].id);
  await press(panel, 'End', 35);
  assert.equal(await browser.inPanel(readFocus), claims.at(-1)?.id);
});

test('filters, tabs, a source’s claims and the menu are reached and worked by keyboard alone', async () => {
  await audit('article');
  await until('the rows', async () => (await browser.inPanel(readIds)).length > 0);
  const panel = await browser.panel();
  /** Goes on with Tab until it stands on something. @param {string} selector */
  const tabTo = selector =>
    until(selector, async () => {
      await press(panel, 'Tab', 9);
      return browser.inPanel(isOn, selector);
    });
  const rows = (await browser.inPanel(readIds)).length;
  await tabTo('.chip[data-group="unnamed"]');
  await press(panel, ' ', 32);
  await until('fewer rows', async () => (await browser.inPanel(readIds)).length < rows);
  assert.ok(await browser.inPanel(isOn, '.chip[data-group="unnamed"]'), 'the focus stays');
  await press(panel, ' ', 32);
  await tabTo('#tab-findings');
  await press(panel, 'ArrowRight', 39);
  assert.ok(await browser.inPanel(isOn, '#tab-sources'));
  await tabTo('.source summary');
  await press(panel, 'Enter', 13);
  await tabTo('.source .row');
  await press(panel, 'Enter', 13);
  await until('its claim to be current', async () => (await browser.states())[0].current === (await browser.inPanel(readFocus)));
  await tabTo('.opens');
  await press(panel, 'Enter', 13);
  await until('the menu', () => browser.inPanel(isOn, '[role="menuitem"]'));
  await press(panel, 'ArrowDown', 40);
  assert.ok(await browser.inPanel(isOn, '[role="menuitem"]:nth-child(2)'));
  await press(panel, 'Escape', 27);
  await until('the button again', () => browser.inPanel(isOn, '.opens'));
  await browser.inPanel(pressButton, '#tab-findings');
});

test('an audit from the panel, and clearing there, count on the badge', async () => {
  await audit('article');
  const { text } = await browser.badge();
  await until('the button', () => browser.inPanel(pressButton, '.foot .clear'));
  await until('a clear page', async () => (await browser.traces()).length === 0 && (await browser.badge()).text === '');
  await until('the button', () => browser.inPanel(pressButton, '.notice .main'));
  await until('the marks', async () => (await browser.marks()).length > 0 && (await browser.badge()).text === text);
});

test('the report is saved in every form, and copied', async () => {
  const states = await audit('article');
  const claims = states.flatMap(shownIn);
  const broken = states.flatMap(({ report }) => report?.claims.filter(({ rule }) => rule !== null) ?? []);
  await until('the menu', () => browser.inPanel(pressButton, '.opens'));
  assert.equal(await browser.inPanel(() => document.activeElement?.getAttribute('role')), 'menuitem');
  const files = await browser.inPanel(saveAll);
  const saved = (/** @type {string} */ ending) => files.find(({ name }) => name.endsWith(`.${ending}`))?.words ?? '';
  const [markdown, html, csv, json, sarif, annotations] = ['md', 'html', 'csv', 'json', 'sarif', 'jsonld'].map(saved);
  for (const { content } of claims) assert.ok([markdown, html].every(one => one.includes(content.text.slice(0, 20))) && csv.includes(content.text), content.text);
  assert.equal(JSON.parse(json).offsets, 'utf16');
  assert.equal(JSON.parse(sarif).runs[0].results.length, broken.length);
  assert.equal(JSON.parse(annotations).items.length, broken.length);
});

test('every export is the command’s, letter for letter', async () => {
  await browser.open(site.url('long.html'));
  await browser.inBackground(keepDocuments);
  await browser.audit();
  const [document] = await browser.inBackground(keptDocuments);
  assert.ok(document);
  await until('the menu', () => browser.inPanel(pressButton, '.opens'));
  const files = await browser.inPanel(saveAll);
  for (const { name, words } of files) {
    const ending = name.split('.').at(-1) ?? '';
    const format = { md: 'markdown', jsonld: 'annotation' }[ending] ?? ending;
    assert.equal(words, exportByCommand(document, format), name);
  }
  assert.equal(files.length, 6);
});

test('the page to print opens in a tab, in its own style, with nothing of the page obeyed', async () => {
  await audit('markup');
  await until('the menu', () => browser.inPanel(pressButton, '.opens'));
  const printed = await browser.opened(() => browser.inPanel(pressMenu, 2));
  const found = await until('the page', async () => {
    const { result } = await printed.send('Runtime.evaluate', { expression: `(${readPrinted})()`, returnByValue: true });
    return result.value?.text && result.value;
  });
  assert.match(found.text, /<img src=x onerror=alert\(1\)>/);
  assert.match(found.text, /<b>clerks<\/b>/);
  assert.deepEqual(found.foreign, []);
  assert.match(found.line, /dashed/, 'the style is let in');
  const pdf = await printed.send('Page.printToPDF', {});
  assert.ok(pdf.data.length > 1000);
  await printed.send('Page.close');
});

test('a wrong mark is copied in a few lines, without the address unless it is ticked', async () => {
  const [first] = (await audit('long')).flatMap(shownIn);
  await until('the rows', () => browser.inPanel(pressButton, '.findings .row'));
  await browser.inPanel(catchCopies);
  await until('the button', () => browser.inPanel(pressButton, '.acts .wrong'));
  const plain = await until('the words', () => browser.inPanel(readCopy));
  assert.ok(plain.includes(`[${first.selector.exact.replace(/\s+/g, ' ')}]`), plain);
  assert.ok(plain.includes(first.rule ?? ''), plain);
  assert.match(plain, /^Wrong mark, Hearsay \d/);
  assert.ok(!plain.includes('127.0.0.1'), plain);
  await browser.inPanel(pressButton, '.acts input');
  await browser.inPanel(pressButton, '.acts .wrong');
  await until('the address', async () => (await browser.inPanel(readCopy)).includes(site.url('long.html')));
  await panelSays('Nothing was sent');
});

test('where the browser refuses to copy, the panel says so', async () => {
  await audit('long');
  await until('the rows', async () => (await browser.inPanel(readIds)).length > 0);
  await browser.inPanel(refuseCopies);
  await until('the button', () => browser.inPanel(pressNamed, 'Copy as Markdown'));
  await panelSays('could not be copied');
});

test('a step sends the claim that is current, and no report', async () => {
  const [first] = (await audit('long')).flatMap(shownIn);
  await until('the rows', async () => (await browser.inPanel(readIds)).length > 0);
  await browser.inPanel(listen);
  await browser.hover(first.content.text.slice(0, 16));
  await until('the card', () => browser.card());
  await until('the row', async () => (await browser.inPanel(readCurrent)) === first.id);
  assert.deepEqual([...new Set(await browser.inPanel(() => Reflect.get(globalThis, 'messages')))], ['current']);
});

test('the card has the same report to copy', async () => {
  const [first] = (await audit('article')).flatMap(shownIn);
  await browser.connection.browser.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
  await browser.clickMark(first.content.text.slice(0, 16));
  await until('the card', () => browser.card());
  await pressInCard('Copy');
  await pressInCard('a report that this mark is wrong');
  await until('what was done', async () => /Nothing was sent/.test(await browser.card()));
  const words = await browser.evaluate(() => navigator.clipboard.readText());
  assert.match(words, /^Wrong mark, Hearsay \d/);
  assert.ok(words.includes(`[${first.selector.exact}]`) && words.includes(first.rule ?? '?') && !words.includes('127.0.0.1'), words);
});

test('the profile is changed in the panel, and the page is judged by it', async () => {
  const [{ report }] = await audit('article');
  assert.equal(report?.document.profile, 'news');
  await until('the choice', () => browser.inPanel(choose, 'strict'));
  await until('a stricter report', async () => (await browser.states())[0].report?.document.profile === 'strict');
  assert.equal((await browser.inBackground(readStored)).settings.profile, 'strict');
  await until('the choice as it is', () => browser.inPanel(() => document.querySelector('select')?.value === 'strict'));
  await browser.inBackground(() => chrome.storage.local.clear());
});

test('the legend says what each line means, and holds the choice to mark what is sourced', async () => {
  await audit('article');
  await until('the button', () => browser.inPanel(pressNamed, 'Legend'));
  const lines = await browser.inPanel(() => [...document.querySelectorAll('.box .legend li')].map(item => item.textContent));
  assert.equal(lines.length, 6);
  await browser.inPanel(pressButton, '.box input');
  await until('the choice to be kept', async () => (await browser.inBackground(readStored)).settings?.sourced === true);
  await browser.inBackground(() => chrome.storage.local.clear());
});

test('the list scrolls, the panel around it does not', async () => {
  await audit('article');
  const panel = await browser.panel();
  await panel.send('Emulation.setDeviceMetricsOverride', { width: 372, height: 600, deviceScaleFactor: 1, mobile: false });
  await until('rows', () => browser.inPanel(pressButton, '.findings .row'));
  const [list, whole] = await browser.inPanel(() =>
    ['.part:not([hidden])', '.panel'].map(name => {
      const box = /** @type {HTMLElement} */ (document.querySelector(name));
      return box.scrollHeight - box.clientHeight;
    }),
  );
  await panel.send('Emulation.clearDeviceMetricsOverride');
  assert.ok(list > 100, 'more than fits');
  assert.equal(whole, 0);
});

for (const scheme of ['light', 'dark']) {
  test(`axe finds nothing in the panel, ${scheme}`, async () => {
    await audit('frames');
    const panel = await browser.panel();
    for (const width of [372, 320]) {
      await panel.send('Emulation.setDeviceMetricsOverride', { width, height: 700, deviceScaleFactor: 1, mobile: false });
      await until('the list', () => browser.inPanel(pressButton, '#tab-findings'));
      await until('a row', () => browser.inPanel(pressButton, '.findings .row'));
      await until('what can be done with it', () => browser.inPanel(() => document.querySelector('.acts') !== null));
      for (const tab of ['findings', 'sources', 'unjudged']) {
        await until(`the tab ${tab}`, () => browser.inPanel(pressButton, `#tab-${tab}`));
        assert.deepEqual(await violations(panel, scheme), [], `${tab}, ${width} wide`);
        assert.ok(await browser.inPanel(fitsAcross), `${tab}, ${width} wide, does not scroll sideways`);
      }
    }
    for (const name of ['Report', 'Legend']) {
      await until(name, () => browser.inPanel(pressNamed, name));
      assert.deepEqual(await violations(panel, scheme), [], name);
      assert.ok(await browser.inPanel(fitsAcross), name);
      await browser.inPanel(() => document.querySelectorAll('.menu').forEach(menu => /** @type {HTMLElement} */ (menu).hidePopover()));
    }
    await panel.send('Emulation.clearDeviceMetricsOverride');
    await browser.open(site.url('empty.html'));
    await panelSays('Who says so?');
    assert.deepEqual(await violations(panel, scheme), [], 'empty');
  });

  for (const name of ['welcome', 'options']) {
    test(`axe finds nothing on the page ${name}, ${scheme}`, async () => {
      await browser.open(`chrome-extension://${browser.id}/${name}/${name}.html`);
      await until('its words', () => browser.evaluate(isFilled));
      assert.deepEqual(await violations(browser.page, scheme), []);
    });
  }
}

test('the first-run page audits its sample as any page is', async () => {
  await browser.open(`chrome-extension://${browser.id}/welcome/welcome.html`);
  const marks = await until('the marks', async () => {
    const found = await browser.marks();
    return found.length >= 3 && found;
  });
  assert.ok(marks.some(({ name }) => name.startsWith('hearsay-unnamed-')));
});

test('the profile that is chosen is kept on this device, and an audit takes it', async () => {
  await browser.open(`chrome-extension://${browser.id}/options/options.html`);
  await until('the choice', () => browser.evaluate(choose, 'strict'));
  await until('the choice to be kept', async () => (await browser.inBackground(readStored)).settings?.profile === 'strict');
  await audit('article');
  await browser.inBackground(spoil);
  assert.equal((await audit('article'))[0].status, 'marked', 'a bad stored value breaks nothing');
});

test('what is ignored on its card is shown no more, and comes back when that is undone', async () => {
  const before = (await audit('article')).flatMap(shownIn);
  const [first] = before;
  await browser.clickMark(first.content.text.slice(0, 16));
  await until('the card', () => browser.card());
  await pressInCard('Ignore');
  await pressInCard('this one only');
  await until('one mark less', async () => (await browser.states()).flatMap(shownIn).length === before.length - 1);
  const [{ findings }] = await browser.states();
  await until('the badge', async () => (await browser.badge()).text === String(findings));
  await browser.open(`chrome-extension://${browser.id}/options/options.html`);
  await until('it in the list', () => browser.evaluate(undoFirst));
  await until('an empty list', async () => (await browser.inBackground(readStored)).settings?.ignores.length === 0);
  assert.equal((await audit('article')).flatMap(shownIn).length, before.length);

  await browser.clickMark(first.content.text.slice(0, 16));
  await until('the card', () => browser.card());
  await pressInCard('Ignore');
  await pressInCard('anywhere');
  await until('the rule’s marks to go', async () => (await browser.states()).flatMap(shownIn).every(({ rule }) => rule !== first.rule));
  await browser.inBackground(spoil);
});

test('a rule that is ignored on a site is ignored in frames of it that have no address of their own', async () => {
  const before = (await audit('frames')).flatMap(shownIn).filter(({ rule }) => rule === 'vague-collective');
  assert.ok(before.length > 1, 'in the page and in a frame');
  await browser.clickMark('a waste of oil');
  await until('the card', () => browser.card());
  await pressInCard('Ignore');
  await pressInCard('on 127.0.0.1');
  await until('the rule’s marks to go in all frames', async () => (await browser.states()).flatMap(shownIn).every(({ rule }) => rule !== 'vague-collective'));
  await browser.inBackground(() => chrome.storage.local.clear());
});

test('nothing went wrong on the way', async () => assert.deepEqual(await browser.errors(), []));

/** Presses a button of the card, by its words. @param {string} words */
async function pressInCard(words) {
  /** @param {any} node @returns {any} */
  const find = node => {
    if (node.localName === 'button' && node.children?.some((/** @type {any} */ child) => child.nodeValue === words)) return node;
    for (const inner of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
      const found = find(inner);
      if (found) return found;
    }
  };
  await until(`“${words}” in the card`, async () => {
    const { root } = await browser.page.send('DOM.getDocument', { depth: -1, pierce: true });
    const button = find(root);
    if (!button) return false;
    const { object } = await browser.page.send('DOM.resolveNode', { nodeId: button.nodeId });
    await browser.page.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration: 'function () { this.click(); }' });
    return true;
  });
}

/** @param {Session} session @param {string} key @param {number} windowsVirtualKeyCode */
async function press(session, key, windowsVirtualKeyCode) {
  const text = { Enter: '\r', ' ': ' ' }[key];
  for (const type of ['keyDown', 'keyUp']) await session.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode, ...(type === 'keyDown' && text ? { text } : {}) });
}

const readText = () => document.body.innerText;
const readIds = () => [...document.querySelectorAll('.findings .row')].map(row => row.getAttribute('data-key')?.replace(/^\d+:/, ''));
/** @param {string} selector */
const isOn = selector => document.activeElement?.matches(selector) ?? false;
const countFrames = () => document.querySelectorAll('.findings .frame').length;
const hasRowFocus = () => document.activeElement?.classList.contains('row') ?? false;
const readFocus = () => document.activeElement?.getAttribute('data-key')?.replace(/^\d+:/, '');
const readCurrent = () => document.querySelector('.row[aria-current]')?.getAttribute('data-key')?.replace(/^\d+:/, '');
const fitsAcross = () => document.documentElement.scrollWidth <= innerWidth;
const isFilled = () => document.querySelectorAll('h1')[0]?.textContent !== '' && document.querySelectorAll('#legend li, #rules details').length > 3;
const undoFirst = () => {
  const button = /** @type {HTMLElement | null} */ (document.querySelector('#ignores button'));
  button?.click();
  return button !== null;
};
/** @returns {Promise<Record<string, any>>} */
const readStored = () => chrome.storage.local.get();
const spoil = () => chrome.storage.local.set({ settings: 'nonsense' });
/** @param {string} group */
const flip = group => /** @type {HTMLElement} */ (document.querySelector(`[data-group="${group}"]`)).click();
/** @param {string} selector */
const pressButton = selector => {
  const button = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  button?.click();
  return button !== null;
};
/** @param {string} value */
const choose = value => {
  const select = document.querySelector('select');
  if (!select?.options.length) return false;
  select.value = value;
  return select.dispatchEvent(new Event('change'));
};
/** Every file that the menu offers, caught on its way out. */
const saveAll = async () => {
  /** @type {Map<string, Promise<string>>} */
  const words = new Map();
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let last = Promise.resolve('');
  URL.createObjectURL = file => {
    last = /** @type {Blob} */ (file).text();
    return createObjectURL.call(URL, file);
  };
  HTMLAnchorElement.prototype.click = function () {
    words.set(this.download, last);
  };
  const items = [...document.querySelectorAll('.menu button')].slice(3);
  for (const item of items) /** @type {HTMLElement} */ (item).click();
  while (words.size < items.length) await new Promise(resolve => setTimeout(resolve, 20));
  HTMLAnchorElement.prototype.click = click;
  URL.createObjectURL = createObjectURL;
  return Promise.all([...words].map(async ([name, file]) => ({ name, words: await file })));
};
/** @param {string} words */
const pressNamed = words => {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
  button?.click();
  return button !== undefined;
};
const catchCopies = () => {
  navigator.clipboard.writeText = async words => void Reflect.set(globalThis, 'copied', words);
};
const refuseCopies = () => {
  navigator.clipboard.writeText = () => Promise.reject(new DOMException('not in focus', 'NotAllowedError'));
};
/** Keeps the types of the messages that come from now on. */
const listen = () => {
  /** @type {string[]} */
  const messages = [];
  Reflect.set(globalThis, 'messages', messages);
  chrome.runtime.onMessage.addListener(message => void messages.push(message.type));
};
/** @returns {string} */
const readCopy = () => Reflect.get(globalThis, 'copied') ?? '';
/** @param {number} at */
const pressMenu = at => /** @type {HTMLElement} */ (document.querySelectorAll('.menu button')[at]).click();
const readPrinted = () => ({
  text: document.querySelector('article')?.innerText,
  foreign: [...document.querySelectorAll('main *')].filter(element => element.matches('script, img, iframe, a, form, style, article b b')).map(element => element.outerHTML),
  line: getComputedStyle(document.querySelector('.unnamed mark') ?? document.body).textDecoration,
});
/** @param {string} url */
const openTab = async url => (await chrome.tabs.create({ url })).id;
/** @param {number | undefined} id */
const leaveTab = id => chrome.tabs.remove(/** @type {number} */ (id));
