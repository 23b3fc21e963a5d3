/** The panel: a side panel in Chromium, a sidebar in Firefox; one a window, in both. */

/**
 * Open it. Only in the very turn of a click: after any `await` the browser refuses.
 * @param {number} windowId
 */
export function open(windowId) {
  // The panel is a convenience: where it cannot open (it is no user's click, the window is a bare one), marks and badge still tell.
  const quiet = () => undefined;
  if (chrome.sidePanel) chrome.sidePanel.open({ windowId }).catch(quiet);
  else firefox()?.open().catch(quiet);
}

/**
 * Close it again. Firefox lets no one close a sidebar after an `await` but the sidebar itself.
 * @param {number} windowId
 */
export async function shut(windowId) {
  try {
    if (chrome.sidePanel) await chrome.sidePanel.close({ windowId });
    else await chrome.runtime.sendMessage(/** @type {import('../messages.js').ToPanel} */ ({ type: 'leave', windowId }));
  } catch {
    // It was not open.
  }
}

/** @returns {{ open(): Promise<void> } | undefined} */
const firefox = () => Reflect.get(chrome, 'sidebarAction');
