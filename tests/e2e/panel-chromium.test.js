/** What Chromium alone lets be seen of panel and own pages: paper, sizes, and that axe finds nothing in either theme. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './drive/axe.js';
import { Chromium } from './drive/chromium.js';
import { pressButton, pressNamed } from './drive/panel.js';
import { until } from './drive/wait.js';
import { shownIn } from './expected.js';
import { testPanel } from './panel.js';

const { browser, site, audit, panelSays } = await testPanel(Chromium);

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

test('the card has the same report to copy', async () => {
  const [first] = (await audit('article')).flatMap(shownIn);
  await browser.connection.browser.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
  await browser.clickMark(first.content.text.slice(0, 16));
  await until('the card', () => browser.card());
  await browser.pressInCard('Copy');
  await browser.pressInCard('a report that this mark is wrong');
  await until('what was done', async () => /Nothing was sent/.test(await browser.card()));
  const words = await browser.evaluate(() => navigator.clipboard.readText());
  assert.match(words, /^Wrong mark, Hearsay \d/);
  assert.ok(words.includes(`[${first.selector.exact}]`) && words.includes(first.rule ?? '?') && !words.includes('127.0.0.1'), words);
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

test('nothing went wrong on the way', async () => assert.deepEqual(await browser.errors(), []));

const fitsAcross = () => document.documentElement.scrollWidth <= innerWidth;
const isFilled = () => document.querySelectorAll('h1')[0]?.textContent !== '' && document.querySelectorAll('#legend li, #rules details').length > 3;
/** @param {number} at */
const pressMenu = at => /** @type {HTMLElement} */ (document.querySelectorAll('.menu button')[at]).click();
const readPrinted = () => ({
  text: document.querySelector('article')?.innerText,
  foreign: [...document.querySelectorAll('main *')].filter(element => element.matches('script, img, iframe, a, form, style, article b b')).map(element => element.outerHTML),
  line: getComputedStyle(document.querySelector('.unnamed mark') ?? document.body).textDecoration,
});
