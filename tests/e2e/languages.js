/** In every language of the interface: our pages and the panel are filled, fit a narrow window, run the right way, and are clean by axe. */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { until } from './drive/wait.js';
import { PAGES } from './expected.js';
import { serve } from './server.js';

/** @typedef {import('./drive/chromium.js').Chromium} Chromium */
/** @typedef {import('./drive/firefox.js').Firefox} Firefox */

const LOCALES = path.resolve(import.meta.dirname, '../../extension/_locales');

/**
 * @template {Chromium | Firefox} B
 * @param {{ label: string }} Kind
 * @param {(language: string) => Promise<B>} launch
 * @param {(browser: B, part: 'panel' | 'page') => Promise<string[]>} violations what axe finds in it, narrow where it can be made so
 */
export function testLanguages({ label }, launch, violations) {
  for (const language of fs.readdirSync(LOCALES).filter(name => name !== 'en')) {
    test(`${label}, ${language}: panel, card, options and first run`, async () => {
      /** @type {Record<string, { message: string }>} */
      const messages = JSON.parse(fs.readFileSync(path.join(LOCALES, language, 'messages.json'), 'utf8'));
      const way = language === 'he' ? 'rtl' : 'ltr';
      const site = await serve(PAGES);
      const browser = await launch(language);
      try {
        await browser.open(site.url('article.html'));
        await browser.audit();
        await browser.besidePanel();
        for (const tab of ['findings', 'sources', 'unjudged']) {
          await until(tab, () => browser.inPanel(pressTab, tab));
          assert.deepEqual(await violations(browser, 'panel'), [], tab);
          assert.deepEqual(await browser.inPanel(readPage), { way, fits: true, language, empty: [] }, tab);
        }
        const tabs = await browser.inPanel(() => document.querySelector('[role="tablist"]')?.textContent ?? '');
        for (const key of ['panel_tab_findings', 'panel_tab_sources', 'panel_tab_unjudged']) assert.ok(tabs.includes(messages[key]?.message ?? '?'), tabs);

        await browser.hover('Critics say');
        const card = await until('the card', () => browser.card());
        assert.ok(card.includes(messages.rule_vague_collective?.message ?? '?'), card);

        for (const name of ['options', 'welcome']) {
          await browser.open(await browser.ownPage(name));
          await until('its words', () => browser.inOwnPage(isFilled));
          assert.deepEqual(await violations(browser, 'page'), [], name);
          assert.deepEqual(await browser.inOwnPage(readPage), { way, fits: true, language, empty: [] }, name);
        }
        assert.deepEqual(await browser.errors(), []);
      } finally {
        await browser.close();
        site.close();
      }
    });
  }
}

/** @param {string} tab */
const pressTab = tab => {
  const button = document.getElementById(`tab-${tab}`);
  button?.click();
  return button !== null;
};
const isFilled = () => document.querySelectorAll('#legend li, #rules details').length > 3;
const readPage = () => ({
  way: document.documentElement.dir,
  fits: document.documentElement.scrollWidth <= innerWidth,
  language: document.documentElement.lang,
  empty: [...document.querySelectorAll('button, h1, h2, label, option')].filter(element => element.checkVisibility() && !element.textContent?.trim() && !element.getAttribute('aria-label') && !element.getAttribute('title')).map(element => element.outerHTML),
});
