/** The content script: one instance in a frame, put there by the click, driven by messages. */

import { Frame } from './frame.js';
import { FRAME, PART } from './slot.js';

/** @typedef {import('../messages.js').ToContent} ToContent */

const slot = /** @type {{ [FRAME]?: Frame, [PART]?: boolean, HearsayFrame?: typeof Frame }} */ (globalThis);

const isPrivate = chrome.extension.inIncognitoContext;
/** Chromium shows no page of ours in a private window: it would open in an ordinary one. */
const isChromium = Boolean(chrome.dom);

/** The audit that begins as soon as the script is there, while the click's own message is under way. @type {ReturnType<Frame['audit']> | null} */
let begun = null;

// Our own first-run page takes the class alone, for its sample.
if (/-extension:$/.test(location.protocol)) slot.HearsayFrame = Frame;
// Put in once more by each click. One that was left behind by an older version of the extension cannot speak any more.
else if (!slot[FRAME]?.isAlive()) {
  slot[FRAME]?.clear();
  const frame = (slot[FRAME] = new Frame({ root: document, ask, tell, stand, gone, walk, around, openRule: isPrivate && isChromium ? null : openRule, ignore: isPrivate ? null : ignore }));
  chrome.runtime.onMessage.addListener(function listen(message, sender, answer) {
    if (sender.id !== chrome.runtime.id) return;
    const said = /** @type {ToContent} */ (message);
    Promise.resolve(answerTo(frame, said)).then(answer);
    // Cleared, nothing of ours listens any more: the next click puts the script in anew.
    if ((said.type === 'toggle' || said.type === 'clear') && frame.isClear) {
      chrome.runtime.onMessage.removeListener(listen);
      if (slot[FRAME] === frame) delete slot[FRAME];
    }
    return true;
  });
  if (document.contentType !== 'application/pdf' && !slot[PART]) begun = frame.audit();
}

delete slot[PART];

/**
 * @param {Frame} frame
 * @param {ToContent} message
 */
function answerTo(frame, message) {
  const early = begun;
  if (message.type === 'toggle' || message.type === 'audit' || message.type === 'clear') begun = null;
  switch (message.type) {
    case 'toggle':
      return early || frame.isClear ? audited(early ?? frame.toggle()) : standing(frame.toggle());
    case 'audit':
      return audited((message.part ? null : early) ?? frame.audit(message.part));
    case 'clear':
      return standing(frame.clear());
    case 'state':
      return frame.state();
    case 'show':
      return frame.show(message.id);
    case 'step':
      return frame.step(message.by);
    case 'card':
      return frame.toggleCard();
    case 'close':
      return frame.closeCard();
    case 'leave':
      return frame.leave();
    case 'refresh':
      return frame.refresh();
    case 'announce':
      return frame.isClear ? { ok: false } : frame.announce();
  }
}

/**
 * How a frame stands, without the report that it has told of already.
 * @param {import('../messages.js').FrameState | Promise<import('../messages.js').FrameState>} state
 * @returns {Promise<import('../messages.js').Standing>}
 */
async function standing(state) {
  return { status: (await state).status };
}

/**
 * How a frame stands after an audit: clear, where the reader has cancelled it.
 * @param {import('../messages.js').FrameState | Promise<import('../messages.js').FrameState>} state
 * @returns {Promise<import('../messages.js').Standing>}
 */
async function audited(state) {
  const { status } = await state;
  return { status, isCancelled: status === 'clear' };
}

/**
 * The core's answer: it runs in the background, as no page's policy reaches there.
 * @type {import('./frame.js').World['ask']}
 */
async function ask(document) {
  /** @type {import('../messages.js').Answer} */
  const answer = await chrome.runtime.sendMessage({ type: 'document', document });
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

/** Open while the page is marked, so that the background knows at once what a click will do. @type {chrome.runtime.Port | null} */
let line = null;

/** Background and panel hear of every change. @type {import('./frame.js').World['tell']} */
async function tell(state) {
  if (state.top) holdLine(state.status === 'marked');
  try {
    await chrome.runtime.sendMessage({ type: 'changed', state });
  } catch {
    // Nobody listens: the panel is closed and the background asleep, or the extension was updated.
  }
}

/** @param {boolean} isMarked */
function holdLine(isMarked) {
  if (!isMarked) {
    line?.disconnect();
    line = null;
  }
  if (!isMarked || line) return;
  try {
    line = chrome.runtime.connect({ name: 'marked' });
    line.onDisconnect.addListener(() => (line = null));
  } catch {
    // The extension was updated.
  }
}

/** A step changes nothing but this. @type {import('./frame.js').World['stand']} */
function stand(id) {
  chrome.runtime.sendMessage({ type: 'current', id }).catch(() => undefined);
}

/** The frame is taken out of its page, or goes to another address: its counts are to go. @type {import('./frame.js').World['gone']} */
function gone() {
  chrome.runtime.sendMessage({ type: 'gone' }).catch(() => undefined);
}

/** Kept by the background. @param {import('../messages.js').Ignore} what */
async function ignore(what) {
  await chrome.runtime.sendMessage({ type: 'ignore', ignore: what });
}

/**
 * The background knows the page's other frames.
 * @param {1 | -1} by
 * @returns {Promise<import('../messages.js').Done>}
 */
function walk(by) {
  return chrome.runtime.sendMessage({ type: 'walk', by });
}

/** The background knows them, too. @returns {Promise<import('../messages.js').Around | null>} */
function around() {
  return chrome.runtime.sendMessage({ type: 'around' });
}

/** @param {string} id */
function openRule(id) {
  chrome.runtime.sendMessage({ type: 'rule', id }).catch(() => undefined);
}
