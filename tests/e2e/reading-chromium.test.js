import { Chromium } from './drive/chromium.js';
import { testReading } from './reading.js';

// A headless Chromium shows no menu: what the browser does on a choice from it is done in its place.
await testReading(Chromium, (/** @type {Chromium} */ browser) => browser.inBackground(choose));

/** In the background. */
const choose = async () => {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  /** @type {any} */ (chrome.contextMenus.onClicked).dispatch({ menuItemId: 'selection', editable: false, pageUrl: tab?.url }, tab);
};
