/** The least that any extension of this kind does on a click: it opens its panel, puts a sheet and a script in, and marks the title. */

chrome.action.onClicked.addListener(async ({ id: tabId, windowId }) => {
  if (tabId === undefined) return;
  chrome.sidePanel.open({ windowId });
  await Promise.all([
    chrome.scripting.insertCSS({ target: { tabId }, css: ':root::highlight(hearsay-empty) { background: yellow }' }),
    chrome.scripting.executeScript({ target: { tabId }, injectImmediately: true, func: mark }),
  ]);
});

/** Runs in the page. */
function mark() {
  const range = document.createRange();
  range.selectNodeContents(/** @type {Element} */ (document.querySelector('h1')));
  CSS.highlights.set('hearsay-empty', new Highlight(range));
}
