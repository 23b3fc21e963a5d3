/** What a test asks of the background: sent as its source, it sees nothing but its arguments. */

/** Keeps settings, the others being as they are at first. @param {object} settings */
export const store = settings => chrome.storage.local.set({ settings: { schema: 2, ...settings } });

/** Tells the page's own frame, as the background does on a key. @param {object} message */
export const tellPage = async message => {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  return chrome.tabs.sendMessage(/** @type {number} */ (tab?.id), message, { frameId: 0 });
};

/** What is kept on this device. @returns {Promise<Record<string, any>>} */
export const readStored = () => chrome.storage.local.get();
