/**
 * The side panel or sidebar: one a window, on whatever page that window shows. Where there is neither (a small screen), a plain
 * page about one tab, `panel.html?tab=ID`.
 */

import { exported } from '../background/core.js';
import { begin, shortcutOf } from '../own-page.js';
import { choose, isPrivate, load } from '../settings.js';
import { text } from '../strings.js';
import { View } from './view.js';

/**
 * @typedef {import('../messages.js').FrameState} FrameState
 * @typedef {import('../messages.js').ToContent} ToContent
 * @typedef {import('../messages.js').FromContent} FromContent
 * @typedef {import('../messages.js').ToPanel} ToPanel
 */

begin('panel_title');

/** The one tab that a plain page is about; `null` in a side panel. */
const about = new URLSearchParams(location.search).get('tab');

/** The tab that is shown; -1 for none. */
let shown = -1;
/** @type {Map<number, FrameState>} */
let frames = new Map();
let closed = '';
let shortcut = '';
/** Counts questions, so that a late answer to an old one is dropped. */
let asked = 0;

// A browser for the telephone has no windows.
const own = await chrome.windows?.getCurrent();
const windowId = own?.id ?? -2;
/** Whether nothing is to be kept: Chromium gives the panel beside a private window to the ordinary profile, so that the window is asked. */
const isQuiet = isPrivate() || own?.incognito === true;
/** Whether a page of ours would open in an ordinary window. */
const isElsewhere = isQuiet && !isPrivate();

const view = new View(/** @type {HTMLElement} */ (document.getElementById('panel')), {
  choose: ({ frameId, claim }) => {
    tell({ type: 'show', id: claim.id }, frameId);
    if (about) chrome.tabs.update(shown, { active: true });
  },
  // Through the background: a page that was cleared has nothing of ours left.
  audit: () => chrome.runtime.sendMessage(/** @type {import('../messages.js').FromPanel} */ ({ type: 'audit', tabId: shown })).catch(() => follow()),
  clear: () => tell({ type: 'clear' }),
  options: isElsewhere ? null : () => chrome.runtime.openOptionsPage(),
  files: !isElsewhere,
  profile: isQuiet ? null : { chosen: async () => (await load()).profile, choose: profile => choose({ profile }) },
  sourced: isQuiet ? null : { isOn: async () => (await load()).sourced, set: sourced => choose({ sourced }) },
  write: exported,
});

chrome.runtime.onMessage.addListener((/** @type {FromContent | ToPanel} */ message, sender) => {
  if (sender.id !== chrome.runtime.id) return;
  if (message.type === 'changed' && sender.tab?.id === shown) {
    heard(sender.frameId ?? 0, message.state);
  } else if (message.type === 'current' && sender.tab?.id === shown) {
    const state = frames.get(sender.frameId ?? 0);
    if (state) state.current = message.id;
    view.stand();
  } else if (message.type === 'gone' && sender.tab?.id === shown) {
    if (frames.delete(sender.frameId ?? 0)) show();
  } else if (message.type === 'closed' && message.tabId === shown) follow();
  else if (message.type === 'leave' && message.windowId === windowId && !about) window.close();
});
// Chromium gives the panel the focus when it opens: the key closes the page's card all the same.
addEventListener('keydown', event => {
  if (event.key === 'Escape' && !event.defaultPrevented) tell({ type: 'close' });
});
chrome.tabs.onActivated.addListener(active => {
  if (active.windowId === windowId) follow();
});
chrome.tabs.onUpdated.addListener((tabId, change) => {
  if (tabId === shown && change.status) follow();
});
chrome.tabs.onAttached.addListener(() => follow());
chrome.windows?.onFocusChanged.addListener(() => follow());

shortcut = await shortcutOf('_execute_action');
await follow();

/** Look at the tab that the window shows now. */
async function follow() {
  const question = ++asked;
  const tabId = about ? Number(about) : ((await chrome.tabs.query({ active: true, windowId }))[0]?.id ?? -1);
  /** @type {FrameState | null} */
  let state = null;
  let said = '';
  try {
    state = await chrome.tabs.sendMessage(tabId, { type: 'state' }, { frameId: 0 });
  } catch {
    // Not audited yet, or closed to us.
  }
  if (!state || state.status === 'clear') said = await whyClosed(tabId);
  if (question !== asked) return;
  shown = tabId;
  closed = said;
  frames = new Map(state ? [[0, state]] : []);
  show();
  if (state) chrome.tabs.sendMessage(tabId, { type: 'announce' }).catch(() => undefined);
}

/**
 * Why the page cannot be read: the badge's title holds the sentence for as long as the page stands.
 * @param {number} tabId
 */
async function whyClosed(tabId) {
  try {
    const badge = await chrome.action.getBadgeText({ tabId });
    return badge === text('badge_forbidden') ? await chrome.action.getTitle({ tabId }) : '';
  } catch {
    return '';
  }
}

/**
 * @param {number} frameId
 * @param {FrameState} state
 */
function heard(frameId, state) {
  asked += 1;
  closed = '';
  if (frameId === 0 && (state.status === 'clear' || state.status === 'working')) frames.clear();
  frames.set(frameId, state);
  show();
}

function show() {
  const inOrder = [...frames].sort(([a], [b]) => a - b).map(([frameId, state]) => ({ frameId, state }));
  const spoken = inOrder.filter(({ frameId, state }) => frameId === 0 || state.status === 'marked');
  view.show({ frames: spoken, closed, shortcut });
}

/**
 * @param {ToContent} message
 * @param {number} [frameId] all frames unless given
 */
function tell(message, frameId) {
  chrome.tabs.sendMessage(shown, message, frameId === undefined ? {} : { frameId }).catch(() => follow());
}
