/** A private window: Chromium gives our pages beside it to the ordinary profile, and yet nothing of it is kept, or shown in an ordinary window. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chromium } from './drive/chromium.js';
import { until } from './drive/wait.js';
import { PAGES, shownIn } from './expected.js';
import { serve } from './server.js';

test('Chromium: a private window is audited, nothing is written from it, and nothing opens in an ordinary one', async () => {
  const site = await serve(PAGES);
  const browser = await Chromium.launch({ inPrivate: true });
  try {
    await browser.open(site.url('article.html'));
    const [state] = await browser.audit();
    assert.equal(state.status, 'marked');
    await until('the rows', async () => (await browser.inPanel(() => document.querySelectorAll('.findings .row').length)) === shownIn(state).length);
    assert.equal(await browser.inPanel(async () => (await chrome.windows.getCurrent()).incognito), true, 'the panel is beside a private window');
    assert.equal(await browser.inPanel(() => document.querySelectorAll('select').length), 0, 'nothing is offered that would be kept');
    const buttons = await browser.inPanel(() => [...document.querySelectorAll('button')].map(button => button.textContent));
    assert.ok(buttons.includes('Copy as Markdown'));
    for (const name of [/^Options$/, /^Open to print$/, /^Save/]) assert.ok(!buttons.some(words => name.test(words ?? '')), `${name} in ${buttons}`);
    await browser.hover('Critics say');
    const card = await until('the card', () => browser.card());
    assert.match(card, /Copy/);
    assert.doesNotMatch(card, /Ignore/);
    assert.equal(await browser.hasInCard('button.rule'), false, 'its rule’s page would open in an ordinary window');
    const kept = await browser.inBackground(async () => [await chrome.storage.local.get(), await chrome.storage.sync.get(), await chrome.storage.session.get()]);
    assert.deepEqual(kept, [{}, {}, {}]);
    assert.deepEqual(await browser.inBackground(async () => (await chrome.windows.getAll()).map(({ incognito }) => incognito)), [true]);
    await browser.clear();
    assert.deepEqual(await browser.errors(), []);
  } finally {
    await browser.close();
    site.close();
  }
});
