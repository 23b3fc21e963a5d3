/** A real Chromium with the extension, driven over its debugging pipe. */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Browser } from './browser.js';
import { start } from './cdp.js';
import { addField, takeField } from './read.js';
import { until } from './wait.js';

/** @typedef {import('./cdp.js').Session} Session */

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Nothing but the loopback is ever reached, and nothing runs that a reader did not ask for. */
const QUIET = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  '--force-device-scale-factor=1',
  '--password-store=basic',
  '--use-mock-keychain',
  '--lang=en',
];

export class Chromium extends Browser {
  static label = 'Chromium';
  /** @type {string[]} */
  #errors = [];
  /** @type {Session} */ page;
  #pageTarget = '';
  #id = '';

  /**
   * @param {ReturnType<typeof start>} connection
   * @param {string} profile
   * @param {boolean} isKept whether the profile outlives the browser
   */
  constructor(connection, profile, isKept) {
    super();
    this.isKept = isKept;
    this.connection = connection;
    this.profile = profile;
    this.page = connection.browser;
  }

  /**
   * @param {object} [options]
   * @param {string} [options.display] X display for a window; headless without
   * @param {{ width: number, height: number }} [options.size]
   * @param {string[]} [options.args]
   * @param {string} [options.language] the interface's, as a locale's folder is called
   * @param {string} [options.extension] its folder, from the project's
   * @param {string} [options.profile] one that holds the extension already, or a package of it to install; it is kept
   * @param {boolean} [options.inPrivate] whether it may run in private windows, and the page is in one
   */
  static async launch({ display, size = { width: 1000, height: 800 }, args = [], language = 'en', extension: source = 'dist/chromium', inPrivate = false, profile: given } = {}) {
    const profile = given ?? fs.mkdtempSync(path.join(os.tmpdir(), 'hearsay-chromium-'));
    const extension = path.join(ROOT, source);
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const window = [`--window-size=${size.width},${size.height}`, '--window-position=0,0', ...(display ? [] : ['--headless=new'])];
    const loading = given ? ['--enable-unsafe-extension-debugging'] : inPrivate ? ['--incognito', '--enable-unsafe-extension-debugging'] : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];
    const folders = [`--user-data-dir=${profile}`, ...loading];
    const env = { ...process.env, LANGUAGE: language, ...(display ? { DISPLAY: display } : {}) };
    const connection = start('chromium', [...QUIET, ...root, ...window, ...folders, ...args, 'about:blank'], env);
    const self = new Chromium(connection, profile, given !== undefined);
    try {
      if (inPrivate) {
        await until('a page', () => self.#target('page', 'about:blank'));
        await connection.browser.send('Extensions.loadUnpacked', { path: extension, enableInIncognito: true });
      }
      self.#id = new URL((await until('the extension', () => self.#target('service_worker', ''))).url).host;
      await self.#enter((await until('a page', () => self.#target('page', 'about:blank'))).targetId);
      // A click that comes before the new extension listens is lost.
      await until('the extension to listen', () => self.inBackground(() => chrome.action.onClicked.hasListeners()));
      return self;
    } catch (error) {
      await self.close();
      throw error;
    }
  }

  /** The extension's id. */
  get id() {
    return this.#id;
  }

  async close() {
    await this.connection.close();
    if (!this.isKept) fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Opens an address in the page's tab. @param {string} url */
  async open(url) {
    const loaded = new Promise(resolve => this.page.on('Page.loadEventFired', resolve));
    const { errorText } = await this.page.send('Page.navigate', { url });
    if (errorText) throw Error(`${url}: ${errorText}`);
    await loaded;
  }

  /** Clicks the real toolbar button. */
  async click() {
    const targetId = await this.#tab();
    // Just after a navigation the browser may refuse once.
    await until('the toolbar button', async () => {
      await this.connection.browser.send('Extensions.triggerAction', { id: this.#id, targetId });
      return true;
    });
  }

  /**
   * Chooses the keys of a command, as the browser's own page of shortcuts does.
   * @param {string} commandName
   * @param {string} keybinding
   */
  async bind(commandName, keybinding) {
    const page = await this.opened(() => this.connection.browser.send('Target.createTarget', { url: 'chrome://extensions/shortcuts' }));
    const ask = `chrome.developerPrivate.updateExtensionCommand(${JSON.stringify({ extensionId: this.#id, commandName, keybinding })})`;
    await until('the keys to be taken', async () => {
      await page.send('Runtime.evaluate', { expression: ask, awaitPromise: true });
      return (await this.inBackground(() => chrome.commands.getAll())).some(({ name, shortcut }) => name === commandName && shortcut === keybinding);
    });
    await page.send('Page.close');
  }

  /** Address of a page of the extension's own. @param {string} name as its folder is called */
  async ownPage(name) {
    return `chrome-extension://${this.#id}/${name}/${name}.html`;
  }

  /**
   * Runs a function in the page's tab, where that shows a page of the extension's own.
   * @template T
   * @param {() => T | Promise<T>} run
   * @returns {Promise<T>}
   */
  inOwnPage(run) {
    return this.evaluate(run);
  }

  /** Chooses a file for a field of the page. @param {string} selector @param {string} file */
  async chooseFile(selector, file) {
    const { root } = await this.page.send('DOM.getDocument', { depth: 0 });
    const { nodeId } = await this.page.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    await this.page.send('DOM.setFileInputFiles', { nodeId, files: [file] });
  }

  /** Addresses of all tabs. @returns {Promise<string[]>} */
  async tabs() {
    const { targetInfos } = await this.connection.browser.send('Target.getTargets');
    return targetInfos.filter((/** @type {any} */ { type }) => type === 'page').map((/** @type {any} */ { url }) => url);
  }

  /** Goes on in the tab that shows an address. @param {string} url */
  async enter(url) {
    await this.#enter((await until(url, () => this.#target('page', url))).targetId);
  }

  /** What the page can see of us. */
  async traces() {
    const { result } = await this.page.send('Runtime.evaluate', { expression: 'window' });
    const { result: names } = await this.page.send('Runtime.getProperties', { objectId: result.objectId, ownProperties: true });
    return [...(await super.traces()), ...names.flatMap((/** @type {any} */ { name }) => (/hearsay/i.test(name) ? [name] : []))];
  }

  /** Errors that the page, the background or the panel threw or told the console of. */
  async errors() {
    return [...this.#errors];
  }

  /**
   * Runs a function in the page's own world.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} run
   * @param {A} args
   * @returns {Promise<T>}
   */
  evaluate(run, ...args) {
    return evaluate(this.page, run, args);
  }

  /**
   * Runs a function beside the page, in a world of its own: sees the same nodes, and nothing of what the page's scripts have put in the
   * place of the browser's.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} run
   * @param {A} args
   * @returns {Promise<T>}
   */
  async beside(run, ...args) {
    return evaluate(this.page, run, args, await this.#world());
  }

  /** @returns {Promise<number>} */
  async #world() {
    const { frameTree } = await this.page.send('Page.getFrameTree');
    return (await this.page.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: '__test' })).executionContextId;
  }

  /**
   * Runs a function in the extension's background.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} run
   * @param {A} args
   * @returns {Promise<T>}
   */
  async inBackground(run, ...args) {
    return evaluate(await this.background(), run, args);
  }

  /** The background, once it runs. */
  async background() {
    const { targetId } = await until('the background', () => this.#target('service_worker', `chrome-extension://${this.#id}`));
    if (this.#worker && this.#worker.targetId === targetId) return this.#worker.session;
    const session = await this.connection.attach(targetId);
    await this.#listen(session, 'background');
    this.#worker = { targetId, session };
    return session;
  }

  /** @type {{ targetId: string, session: Session } | undefined} */
  #worker;

  /** Stops the background, as the browser does after half a minute. */
  async stopBackground() {
    this.#worker = undefined;
    await until('the background to stop', async () => {
      const target = await this.#target('service_worker', `chrome-extension://${this.#id}`);
      // One that is starting, or is asked something meanwhile, lives on: it is closed again.
      if (target) await this.connection.browser.send('Target.closeTarget', { targetId: target.targetId });
      return !target;
    });
  }

  /**
   * Runs a function in the side panel.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} run
   * @param {A} args
   * @returns {Promise<T>}
   */
  async inPanel(run, ...args) {
    return evaluate(await this.panel(), run, args);
  }

  /** The side panel, once it is open. */
  async panel() {
    const { targetId } = await until('the panel', () => this.#target('page', `chrome-extension://${this.#id}/panel/`));
    if (this.#panel && this.#panel.targetId === targetId) return this.#panel.session;
    const session = await this.connection.attach(targetId);
    await this.#listen(session, 'panel');
    this.#panel = { targetId, session };
    return session;
  }

  /** @type {{ targetId: string, session: Session } | undefined} */
  #panel;

  /**
   * A tab that is opened by what is done.
   * @param {() => Promise<unknown>} run
   * @returns {Promise<Session>}
   */
  async opened(run) {
    const all = async () => (await this.connection.browser.send('Target.getTargets')).targetInfos.filter((/** @type {any} */ { type }) => type === 'page');
    const before = new Set((await all()).map((/** @type {any} */ { targetId }) => targetId));
    await run();
    const { targetId } = await until('a tab', async () => (await all()).find((/** @type {any} */ target) => !before.has(target.targetId)));
    return this.connection.attach(targetId);
  }

  /** Whether the side panel is open. */
  async hasPanel() {
    return Boolean(await this.#target('page', `chrome-extension://${this.#id}/panel/`));
  }

  /** Whether the card holds an element. @param {string} selector */
  hasInCard(selector) {
    return this.inCard((root, selector) => root.querySelector(selector) !== null, false, selector);
  }

  /**
   * Runs a function on the card's root.
   * @template T
   * @param {(root: ShadowRoot, selector: string) => T} run
   * @param {T} none where there is no card
   * @param {string} [selector]
   * @returns {Promise<T>}
   */
  async inCard(run, none, selector = '') {
    const { root } = await this.page.send('DOM.getDocument', { depth: -1, pierce: true });
    const shadow = find(root, node => node.localName === 'hearsay-card')?.shadowRoots?.[0];
    if (!shadow) return none;
    const { object } = await this.page.send('DOM.resolveNode', { nodeId: shadow.nodeId, executionContextId: await this.#world() });
    const functionDeclaration = `function (selector) { return (${run})(this, selector); }`;
    const { result } = await this.page.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration, arguments: [{ value: selector }], returnByValue: true });
    return result.value;
  }

  /** What is on the clipboard: pasted into a field at the end of the page. @returns {Promise<string>} */
  async clipboard() {
    await this.evaluate(addField);
    await this.page.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'v', code: 'KeyV', modifiers: 2, commands: ['paste'] });
    return this.evaluate(takeField);
  }

  /** @param {number} x @param {number} y */
  async moveTo(x, y) {
    await this.mouse('mouseMoved', x - 1, y);
    await this.mouse('mouseMoved', x, y);
  }

  /** @param {number} x @param {number} y */
  async clickAt(x, y) {
    await this.mouse('mouseMoved', x, y);
    await this.mouse('mousePressed', x, y);
    await this.mouse('mouseReleased', x, y);
  }

  /**
   * @param {'mouseMoved' | 'mousePressed' | 'mouseReleased'} type
   * @param {number} x
   * @param {number} y
   */
  mouse(type, x, y) {
    const pressed = type !== 'mouseMoved';
    return this.page.send('Input.dispatchMouseEvent', { type, x, y, button: pressed ? 'left' : 'none', clickCount: pressed ? 1 : 0 });
  }

  /** Memory of the page's process, in MB, after what is not needed any more was given back. */
  async memory() {
    await this.page.send('HeapProfiler.collectGarbage');
    const { processInfo } = await this.connection.browser.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter((/** @type {any} */ one) => one.type === 'renderer').map((/** @type {any} */ { id }) => fs.readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'));
    const sizes = renderers.map((/** @type {string} */ map) => Number(/^Pss_Anon:\s+(\d+)/m.exec(map)?.[1] ?? 0) / 1024);
    // The page is the one that weighs most: the others are our own pages.
    return Math.max(...sizes);
  }

  /** What lives in the page's memory, in MB: objects of its scripts and ours, of the document and its layout. */
  async live() {
    await this.page.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = await this.page.send('Runtime.getHeapUsage');
    return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 / 1024;
  }

  /** Presses a key in the page. @param {string} key */
  press(key) {
    return pressIn(this.page, key);
  }

  /** Presses a key in the side panel. @param {string} key */
  async pressInPanel(key) {
    await pressIn(await this.panel(), key);
  }

  /** @param {Session} session what to look at: the page unless given @returns {Promise<Buffer>} a PNG */
  async screenshot(session = this.page) {
    return Buffer.from((await session.send('Page.captureScreenshot', { format: 'png' })).data, 'base64');
  }

  /** Shows a page that is given as HTML. @param {string} html */
  async show(html) {
    await this.open('about:blank');
    const { frameTree } = await this.page.send('Page.getFrameTree');
    await this.page.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
    await until('its pictures', () => this.evaluate(() => [...document.images].every(image => image.complete)));
  }

  /** Worlds that scripts run in on the page, by name; the page's own has none. @returns {string[]} */
  worlds() {
    return [...this.#worlds.values()];
  }

  /** @type {Map<string, string>} */
  #worlds = new Map();

  /**
   * Event listeners on the page's window and document, in the page's own world and in ours.
   * @returns {Promise<string[]>} their types
   */
  async listeners() {
    const types = [];
    for (const [uniqueContextId, name] of this.#worlds) {
      if (name.startsWith('__')) continue;
      for (const expression of ['window', 'document', 'document.documentElement', 'document.body']) {
        const { result } = await this.page.send('Runtime.evaluate', { expression, uniqueContextId });
        if (!result.objectId) continue;
        const { listeners } = await this.page.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
        types.push(...listeners.map((/** @type {any} */ listener) => listener.type));
      }
    }
    return types;
  }

  /** Addresses that the page, the background and the panel ask for from now on. @returns {Promise<string[]>} a list that grows */
  async requests() {
    /** @type {string[]} */
    const asked = [];
    const sessions = [this.page, await this.background(), ...((await this.hasPanel()) ? [await this.panel()] : [])];
    for (const session of sessions) {
      session.on('Network.requestWillBeSent', ({ request }) => asked.push(request.url));
      await session.send('Network.enable');
    }
    return asked;
  }

  /** @param {string} targetId */
  async #enter(targetId) {
    this.#pageTarget = targetId;
    this.page = await this.connection.attach(targetId);
    this.page.on('Runtime.executionContextCreated', ({ context }) => this.#worlds.set(context.uniqueId, context.name));
    this.page.on('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => this.#worlds.delete(executionContextUniqueId));
    this.page.on('Runtime.executionContextsCleared', () => this.#worlds.clear());
    await this.#listen(this.page, 'page');
    await this.page.send('Page.enable');
  }

  /** @param {Session} session @param {string} where */
  async #listen(session, where) {
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      this.#errors.push(`${where}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    });
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type === 'error') this.#errors.push(`${where}: ${args.map((/** @type {any} */ arg) => arg.description ?? arg.value).join(' ')}`);
    });
    await session.send('Runtime.enable');
  }

  /** @param {string} type @param {string} start */
  async #target(type, start) {
    const { targetInfos } = await this.connection.browser.send('Target.getTargets');
    return targetInfos.find((/** @type {any} */ target) => target.type === type && target.url.startsWith(start));
  }

  /** The tab that holds the page. */
  async #tab() {
    const { targetInfos } = await this.connection.browser.send('Target.getTargets', { filter: [{ type: 'tab' }, { type: 'page' }] });
    const page = targetInfos.find((/** @type {any} */ target) => target.targetId === this.#pageTarget);
    const tab = targetInfos.find((/** @type {any} */ target) => target.type === 'tab' && target.url === page.url);
    return tab.targetId;
  }
}

/**
 * @template {unknown[]} A
 * @template T
 * @param {Session} session
 * @param {(...args: A) => T | Promise<T>} run
 * @param {A} args
 * @param {number} [contextId] the world's; the page's own unless given
 * @returns {Promise<T>}
 */
async function evaluate(session, run, args, contextId) {
  const expression = `(${run})(...${JSON.stringify(args)})`;
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true, userGesture: true });
  if (exceptionDetails) throw Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** Numbers of keys, where they are more than what they write. @type {Record<string, number>} */
const KEYS = { Tab: 9, Enter: 13, Escape: 27, ' ': 32, End: 35, ArrowRight: 39, ArrowDown: 40 };

/** @param {Session} session @param {string} key */
async function pressIn(session, key) {
  const text = { Enter: '\r', ' ': ' ' }[key];
  for (const type of ['keyDown', 'keyUp']) {
    await session.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: KEYS[key], ...(type === 'keyDown' && text ? { text } : {}) });
  }
}

/** @param {any} node @param {(node: any) => boolean} wanted @returns {any} */
function find(node, wanted) {
  if (wanted(node)) return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = find(child, wanted);
    if (found) return found;
  }
}
