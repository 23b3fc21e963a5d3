/**
 * The background: a service worker in Chromium, an event page in Firefox. Either may be stopped at any moment, so it keeps
 * nothing that matters: pages keep their own Documents and Reports, the browser keeps the badge.
 */

import { blank, count, drop, forget, knows } from './badge.js';
import * as core from './core.js';
import { audit, bare } from './pages.js';
import { open, shut } from './sidebar.js';
import { around, leaveOthers, openCard, walk } from './walk.js';
import { addIgnores } from '../settings.js';
import { text } from '../strings.js';

/** @typedef {import('../messages.js').FromContent} FromContent */

chrome.action.onClicked.addListener(tab => click(tab, 'toggle'));

// A browser for the telephone has neither menus nor keys.
chrome.contextMenus?.onClicked.addListener(({ menuItemId }, tab) => tab && click(tab, menuItemId === 'selection' ? 'selection' : 'audit'));

chrome.commands?.onCommand.addListener(async (command, tab) => {
  if (tab?.id === undefined) return;
  if (command === 'panel') return open(tab);
  if (command === 'selection') return click(tab, 'selection');
  if ((await go(tab.id, command)).ok) return;
  // The page is not audited yet: the key asks for it.
  const state = await audit({ ...tab, id: tab.id }, 'audit');
  if (state) await go(tab.id, command);
});

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') welcome();
  chrome.contextMenus?.removeAll(() => {
    chrome.contextMenus.create({ id: 'audit', title: text('menu_audit'), contexts: ['page', 'frame', 'selection'] });
    chrome.contextMenus.create({ id: 'selection', title: text('menu_selection'), contexts: ['selection'] });
  });
});

// What the reader chose is seen at once on every page that is marked.
chrome.storage.onChanged.addListener(async (_, area) => {
  if (area !== 'local') return;
  core.forget();
  for (const { id } of await chrome.tabs.query({})) if (id !== undefined) chrome.tabs.sendMessage(id, { type: 'refresh' }).catch(() => undefined);
});

chrome.tabs.onRemoved.addListener(forget);

/** The lines that marked pages hold, by tab: what this run of the worker knows without asking. @type {Map<number, chrome.runtime.Port>} */
const lines = new Map();

chrome.runtime.onConnect.addListener(line => {
  if (!line.sender || !isOurContent(line.sender)) return;
  const tabId = line.sender.tab.id;
  lines.set(tabId, line);
  line.onDisconnect.addListener(() => lines.get(tabId) === line && lines.delete(tabId));
});

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (isOurPage(sender)) return void obey(/** @type {import('../messages.js').FromPanel} */ (message));
  if (!isOurContent(sender)) return;
  const { tab: { id: tabId }, frameId = 0 } = sender;
  const said = /** @type {FromContent} */ (message);
  if (said.type === 'document') {
    core.audit(said.document, hostOf(sender.origin ?? sender.url)).then(answer, problem => answer({ error: String(problem) }));
    return true;
  }
  if (said.type === 'ignore') {
    // Nothing is kept from private windows.
    if (sender.tab.incognito) answer({ ok: false });
    else addIgnores([said.ignore]).then(() => answer({ ok: true }), () => answer({ ok: false }));
    return true;
  }
  if (said.type === 'walk') {
    walk(tabId, said.by).then(answer, () => answer({ ok: false }));
    return true;
  }
  if (said.type === 'around') {
    around(tabId, frameId).then(answer, () => answer(null));
    return true;
  }
  if (said.type === 'rule') chrome.tabs.create({ url: chrome.runtime.getURL(`options/options.html#${encodeURIComponent(said.id)}`), windowId: sender.tab.windowId });
  // A reader stands in one place.
  if (said.type === 'current' && said.id !== null) leaveOthers(tabId, frameId).catch(() => undefined);
  if (said.type === 'gone' && drop(tabId, frameId)) recount(tabId);
  if (said.type === 'changed') heard(tabId, frameId, said.state);
});

/** The first-run page, for readers: who loads the extension from a folder knows it. */
async function welcome() {
  const { installType } = await chrome.management.getSelf();
  if (installType !== 'development') await chrome.tabs.create({ url: chrome.runtime.getURL('welcome/welcome.html') });
}

/**
 * The one click: the page, and the panel beside it. Where the click cleared the page, the panel goes with the marks.
 * @param {chrome.tabs.Tab} tab
 * @param {'toggle' | 'audit' | 'selection'} how
 */
async function click(tab, how) {
  const { id } = tab;
  if (id === undefined) return open(tab);
  // A click that clears the page opens nothing, where that is known in time.
  const isClearing = how === 'toggle' && lines.has(id);
  const waits = !isClearing && Boolean(chrome.sidePanel);
  if (!isClearing && !waits) open(tab);
  core.warm().catch(() => undefined);
  const audited = audit({ ...tab, id }, how);
  if (waits) openOnceShown({ ...tab, id }, how);
  const state = await audited;
  if (state?.status === 'clear' && !state.isCancelled) await shut(tab);
}

/**
 * Opens the panel once the page's marks are painted, or have taken their time: a panel that comes up meanwhile keeps them waiting twice
 * as long. Chromium lets a callback, unlike a promise, open it still.
 * @param {chrome.tabs.Tab & { id: number }} tab
 * @param {'toggle' | 'audit' | 'selection'} how
 */
function openOnceShown(tab, how) {
  chrome.scripting.executeScript({ target: { tabId: tab.id }, injectImmediately: true, func: untilShown }, results => {
    // A page that is closed to us has no marks, and a panel that says so.
    const isCleared = !chrome.runtime.lastError && results?.[0]?.result === true;
    if (how !== 'toggle' || !isCleared) open(tab);
  });
}

/** Runs in the page, beside the content script. @returns {Promise<boolean>} whether the click clears the page */
async function untilShown() {
  const pause = (/** @type {number} */ time) => new Promise(resolve => setTimeout(resolve, time));
  const find = () => Reflect.get(globalThis, Symbol.for('hearsay'));
  if (find()?.isMarked) return true;
  // As long as a reader waits before they are told of progress.
  const late = pause(300);
  // The script is read from the disk meanwhile, and comes a little later.
  for (let left = 20; left > 0 && !find(); left--) await pause(5);
  const frame = find();
  // The frame after the one that paints them.
  const painted = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await Promise.race([late, frame?.settled?.then(painted)]);
  return frame?.isClear === true;
}

/** What the panel asks for. @param {import('../messages.js').FromPanel} message */
async function obey({ type, tabId }) {
  if (type === 'audit') await audit({ ...(await chrome.tabs.get(tabId)), id: tabId }, 'audit');
}

/**
 * @param {number} tabId
 * @param {string} command as the manifest names it
 * @returns {Promise<import('../messages.js').Done>} not `ok` where there is nothing to go to, or we may not enter
 */
async function go(tabId, command) {
  try {
    return await (command === 'card' ? openCard(tabId) : walk(tabId, command === 'next' ? 1 : -1));
  } catch {
    return { ok: false };
  }
}

/**
 * @param {number} tabId
 * @param {number} frameId
 * @param {import('../messages.js').FrameState} state
 */
async function heard(tabId, frameId, state) {
  const known = knows(tabId);
  await count(tabId, frameId, state);
  if (frameId === 0 && state.status === 'clear') bare(tabId);
  // Started anew since the click: the other frames' counts are asked for.
  if (!known) await chrome.tabs.sendMessage(tabId, { type: 'announce' }).catch(() => undefined);
}

/**
 * After a frame went: frames go with their page, too, and the badge is the next page's by then. The page that is there now is asked; where
 * there is none of ours, what was said last may have come after the browser had emptied the badge.
 * @param {number} tabId
 */
async function recount(tabId) {
  /** @type {import('../messages.js').Done | undefined} */
  const page = await chrome.tabs.sendMessage(tabId, { type: 'announce' }, { frameId: 0 }).catch(() => undefined);
  if (!page?.ok) await blank(tabId);
}

/** @param {string} [url] */
const hostOf = url => (url && URL.canParse(url) ? new URL(url).hostname : '');

/**
 * Whether a message comes from our own content script in a page.
 * @param {chrome.runtime.MessageSender} sender
 * @returns {sender is chrome.runtime.MessageSender & { tab: { id: number } }}
 */
const isOurContent = sender => sender.id === chrome.runtime.id && sender.tab?.id !== undefined && !isOurPage(sender);

/** Whether a message comes from a page of our own. @param {chrome.runtime.MessageSender} sender */
const isOurPage = sender => sender.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL('')) === true;
