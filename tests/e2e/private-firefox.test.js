/** A private window: it is audited as any is, and nothing of it is kept. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Firefox } from './drive/firefox.js';
import { until } from './drive/wait.js';
import { PAGES, shownIn } from './expected.js';
import { serve } from './server.js';

test('Firefox: a private window is audited, and nothing is written from it', async () => {
  const site = await serve(PAGES);
  const browser = await Firefox.launch({ inPrivate: true });
  try {
    await browser.open(site.url('article.html'));
    const [state] = await browser.audit();
    assert.equal(state.status, 'marked');
    await until('the rows', async () => (await browser.inPanel(() => document.querySelectorAll('.findings .row').length)) === shownIn(state).length);
    assert.equal(await browser.inPanel(() => chrome.extension.inIncognitoContext), true, 'the panel belongs to the private window');
    assert.equal(await browser.inPanel(() => document.querySelectorAll('select').length), 0, 'nothing is offered that would be kept');
    await browser.hover('Critics say');
    assert.doesNotMatch(await until('the card', () => browser.card()), /Ignore/);
    const kept = await browser.inBackground(async () => [await chrome.storage.local.get(), await chrome.storage.sync.get(), await chrome.storage.session.get()]);
    assert.deepEqual(kept, [{}, {}, {}]);
    await browser.clear();
    assert.deepEqual(await browser.errors(), []);
  } finally {
    await browser.close();
    site.close();
  }
});
