/** The panel: a side panel in Chromium, a sidebar in Firefox, one a window; a plain page in a tab behind where there is neither. */

const quiet = () => undefined;

/**
 * Open it. Only in the very turn of a click: after any `await` the browser refuses.
 * @param {chrome.tabs.Tab} tab that was clicked on
 */
export function open({ windowId, id }) {
  // The panel is a convenience: where it cannot open (it is no user's click, the window is a bare one), marks and badge still tell.
  if (chrome.sidePanel) chrome.sidePanel.open({ windowId }).catch(quiet);
  else if (firefox()) firefox()?.open().catch(quiet);
  else if (id !== undefined && !pageAbout(id)) chrome.tabs.create({ url: chrome.runtime.getURL(`panel/panel.html${about(id)}`), active: false }).catch(quiet);
}

/**
 * Close it again. Firefox lets no one close a sidebar after an `await` but the sidebar itself.
 * @param {chrome.tabs.Tab} tab
 */
export async function shut({ windowId, id }) {
  try {
    if (chrome.sidePanel) await chrome.sidePanel.close({ windowId });
    else if (firefox()) await chrome.runtime.sendMessage(/** @type {import('../messages.js').ToPanel} */ ({ type: 'leave', windowId }));
    else if (id !== undefined) pageAbout(id)?.close();
  } catch {
    // It was not open.
  }
}

/** @returns {{ open(): Promise<void> } | undefined} */
const firefox = () => Reflect.get(chrome, 'sidebarAction');

/** @param {number} tabId */
const about = tabId => `?tab=${tabId}`;

/** The plain page about a tab, where it is open. @param {number} tabId */
const pageAbout = tabId => chrome.extension.getViews({ type: 'tab' }).find(({ location }) => location.pathname.startsWith('/panel/') && location.search === about(tabId));
