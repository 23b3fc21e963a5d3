/** The content script: one instance in a frame, put there by the click, driven by messages. */

import { Frame } from './frame.js';

/** @typedef {import('../messages.js').ToContent} ToContent */

const slot = /** @type {{ hearsay?: Frame }} */ (globalThis);

// Put in once more by each click. One that was left behind by an older version of the extension cannot speak any more.
if (!slot.hearsay?.isAlive()) {
  slot.hearsay?.clear();
  const frame = (slot.hearsay = new Frame());
  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== chrome.runtime.id) return;
    Promise.resolve(answerTo(frame, /** @type {ToContent} */ (message))).then(answer);
    return true;
  });
}

/**
 * @param {Frame} frame
 * @param {ToContent} message
 */
function answerTo(frame, message) {
  switch (message.type) {
    case 'toggle':
      return frame.toggle();
    case 'audit':
      return frame.audit();
    case 'clear':
      return frame.clear();
    case 'state':
      return frame.state();
    case 'show':
      return frame.show(message.id);
    case 'step':
      return frame.step(message.by);
    case 'card':
      return frame.openCard();
    case 'close':
      return frame.closeCard();
    case 'announce':
      return frame.announce();
  }
}
