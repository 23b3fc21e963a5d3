/** A real Firefox with the extension, driven by Marionette; no driver program between. */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AXE, RUN } from './axe.js';
import { Browser } from './browser.js';
import { start } from './marionette.js';
import { until } from './wait.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Nothing but the loopback is ever reached, and nothing runs that a reader did not ask for. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'marionette.port': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disabled': true,
  // A packed extension that no store has signed yet.
  'xpinstall.signatures.required': false,
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.enabled': false,
};

export class Firefox extends Browser {
  static label = 'Firefox';
  #id = '';

  /**
   * @param {Awaited<ReturnType<typeof start>>} connection
   * @param {string} profile
   */
  constructor(connection, profile) {
    super();
    this.connection = connection;
    this.profile = profile;
  }

  /**
   * @param {object} [options]
   * @param {string} [options.display] X display for a window; headless without
   * @param {{ width: number, height: number }} [options.size]
   * @param {string} [options.addon] a packed extension, to be installed as from a store, in the place of the built folder
   * @param {boolean} [options.inPrivate] whether it may run in private windows, and the page is in one
   * @param {string} [options.language] the interface's, as a locale's folder is called
   */
  static async launch({ display, size = { width: 1000, height: 800 }, addon, inPrivate = false, language } = {}) {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'hearsay-firefox-'));
    const preferences = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    fs.writeFileSync(path.join(profile, 'user.js'), preferences.join('\n'));
    const args = [...(display ? [] : ['--headless']), `--width=${size.width}`, `--height=${size.height}`];
    const env = display ? { ...process.env, DISPLAY: display } : process.env;
    const self = new Firefox(await start('firefox-esr', args, profile, env), profile);
    try {
      await self.#send('WebDriver:NewSession', { capabilities: { alwaysMatch: { pageLoadStrategy: 'normal' } } });
      if (language) await self.#inChrome(speak, language);
      if (addon) await self.install(addon);
      else self.#id = (await self.#send('Addon:Install', { path: path.join(ROOT, 'dist/firefox'), temporary: true, allowPrivateBrowsing: inPrivate })).value;
      await self.#inChrome(watchErrors, self.#id);
      if (inPrivate) {
        const { handle } = await self.#send('WebDriver:NewWindow', { type: 'window', private: true, focus: true });
        await self.#send('WebDriver:SwitchToWindow', { handle });
      }
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
    await this.#send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    await this.connection.close();
    fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Installs a packed extension for good, as from a store; updates it where it is there. @param {string} addon */
  async install(addon) {
    this.#id = (await this.#send('Addon:Install', { path: addon, temporary: false })).value;
  }

  /** Address of a page of the extension's own. @param {string} name as its folder is called */
  ownPage(name) {
    return this.inBackground(name => chrome.runtime.getURL(`${name}/${name}.html`), name);
  }

  /**
   * Runs a function in the page's tab, where that shows a page of the extension's own.
   * @template T
   * @param {() => T | Promise<T>} run
   * @returns {Promise<T>}
   */
  inOwnPage(run) {
    return this.#inView('tab', run, []);
  }

  /** Chooses a file for a field of the page. @param {string} selector @param {string} file */
  async chooseFile(selector, file) {
    const { value } = await this.#send('WebDriver:FindElement', { using: 'css selector', value: selector });
    await this.#send('WebDriver:ElementSendKeys', { id: Object.values(value)[0], text: file });
  }

  /** Addresses of all tabs of the window. @returns {Promise<string[]>} */
  tabs() {
    return this.#inChrome(readTabs);
  }

  /** Makes the tab with this address the page. @param {string} start how it begins */
  async enter(start) {
    for (const handle of await this.#send('WebDriver:GetWindowHandles')) {
      await this.#send('WebDriver:SwitchToWindow', { handle });
      if ((await this.#send('WebDriver:GetCurrentURL')).value.startsWith(start)) return;
    }
    throw Error(`no tab begins with ${start}`);
  }

  /** Opens an address in the page's tab. @param {string} url */
  async open(url) {
    await this.#send('WebDriver:Navigate', { url });
  }

  /** Clicks the real toolbar button. */
  async click() {
    await until('the toolbar button', () => this.#inChrome(pressButton, this.#id));
  }

  /**
   * Chooses the keys of a command, as the browser's own page of shortcuts does.
   * @param {string} name
   * @param {string} shortcut
   */
  async bind(name, shortcut) {
    await this.inBackground(bindKeys, name, shortcut);
  }

  /** Errors that the extension's own code threw. */
  errors() {
    return this.#inChrome(readErrors);
  }

  /**
   * Runs a function in the page.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} run
   * @param {A} args
   * @returns {Promise<T>}
   */
  evaluate(run, ...args) {
    return this.#execute(run, args, 'default');
  }

  /**
   * Runs a function beside the page: sees the same nodes, and nothing of what its scripts have put in the place of the browser's.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} run
   * @param {A} args
   * @returns {Promise<T>}
   */
  beside(run, ...args) {
    return this.#execute(run, args, 'system');
  }

  /**
   * @param {Function} run
   * @param {unknown[]} args
   * @param {string} sandbox
   */
  async #execute(run, args, sandbox) {
    const script = `return (${run})(...JSON.parse(arguments[0]))`;
    return (await this.#send('WebDriver:ExecuteScript', { script, args: [JSON.stringify(args)], sandbox })).value;
  }

  /**
   * Runs a function in the extension's background.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} run
   * @param {A} args
   * @returns {Promise<T>}
   */
  inBackground(run, ...args) {
    return this.#inView('background', run, args);
  }

  /**
   * Runs a function in the sidebar.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} run
   * @param {A} args
   * @returns {Promise<T>}
   */
  async inPanel(run, ...args) {
    await until('the sidebar', () => this.hasPanel());
    return this.#inView('sidebar', run, args);
  }

  /** Whether the sidebar is open. */
  hasPanel() {
    return this.#inChrome(hasView, this.#id, 'sidebar');
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
    const script = `
      const root = document.querySelector('hearsay-card')?.openOrClosedShadowRoot;
      return root ? (${run})(root, arguments[0]) : arguments[1];`;
    return (await this.#send('WebDriver:ExecuteScript', { script, args: [selector, none], sandbox: 'system' })).value;
  }

  /** What is on the clipboard. @returns {Promise<string>} */
  clipboard() {
    return this.#inChrome(readClipboard);
  }

  /**
   * Opens the page's context menu with the mouse, and chooses from it.
   * @param {{ x: number, y: number }} at where in the window
   * @param {string} label of the item
   */
  async chooseFromContextMenu({ x, y }, label) {
    await this.#mouse([{ type: 'pointerMove', x, y }, { type: 'pointerDown', button: 2 }, { type: 'pointerUp', button: 2 }]);
    await until(`“${label}” in the menu`, () => this.#inChrome(chooseItem, label));
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    return this.#mouse([
      { type: 'pointerMove', x: Math.round(x) - 1, y: Math.round(y) },
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
    ]);
  }

  /** @param {number} x @param {number} y */
  clickAt(x, y) {
    return this.#mouse([
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  /**
   * @param {'mouseMoved' | 'mousePressed' | 'mouseReleased'} type
   * @param {number} x
   * @param {number} y
   */
  async mouse(type, x, y) {
    const actions = { mouseMoved: { type: 'pointerMove', x, y }, mousePressed: { type: 'pointerDown', button: 0 }, mouseReleased: { type: 'pointerUp', button: 0 } };
    await this.#mouse([actions[type]]);
  }

  /** Presses a key in the sidebar, which has the browser's focus then. @param {string} key */
  async pressInPanel(key) {
    await this.#inChrome(focusSidebar);
    await this.#send('Marionette:SetContext', { value: 'chrome' });
    try {
      await this.press(key);
    } finally {
      await this.#send('Marionette:SetContext', { value: 'content' });
    }
  }

  /** Presses a key in the page. @param {string} key */
  async press(key) {
    const value = { Escape: '\uE00C', Tab: '\uE004', Enter: '\uE007', End: '\uE010', ArrowRight: '\uE014', ArrowDown: '\uE015' }[key] ?? key;
    await this.#send('WebDriver:PerformActions', {
      actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }],
    });
  }

  /** @returns {Promise<Buffer>} a PNG */
  async screenshot() {
    return Buffer.from((await this.#send('WebDriver:TakeScreenshot', { full: false })).value, 'base64');
  }

  /** Chooses something, as the browser's own page of preferences does. @param {string} name @param {number | boolean} value */
  prefer(name, value) {
    return this.#inChrome(setPreference, name, value);
  }

  /** Zooms the page, as its reader does. @param {number} factor */
  zoom(factor) {
    return this.#inChrome(zoomPage, factor);
  }

  /** Prints the page. @returns {Promise<string>} a PDF, in base64 */
  async print() {
    return (await this.#send('WebDriver:Print', { background: true })).value;
  }

  /** What axe finds in a page of the extension's own. @param {'sidebar' | 'tab'} view @returns {Promise<string[]>} */
  violations(view) {
    return this.#inView(view, `() => { ${AXE}; return ${RUN('document')}; }`, []);
  }

  /** @param {object[]} actions */
  #mouse(actions) {
    return this.#send('WebDriver:PerformActions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }

  /** @param {string} command @param {object} [parameters] */
  #send(command, parameters) {
    return this.connection.send(command, parameters);
  }

  /**
   * Runs a function in the browser's own window.
   * @template {unknown[]} A
   * @template T
   * @param {(...args: A) => T | Promise<T>} run
   * @param {A} args
   * @returns {Promise<Awaited<T>>}
   */
  async #inChrome(run, ...args) {
    await this.#send('Marionette:SetContext', { value: 'chrome' });
    try {
      const script = `const [args, done] = arguments; (async () => (${run})(...args))().then(value => done({ value }), error => done({ error: String(error) }))`;
      const { value: answer } = await this.#send('WebDriver:ExecuteAsyncScript', { script, args: [args], newSandbox: true });
      if (answer.error) throw Error(answer.error);
      return answer.value;
    } finally {
      await this.#send('Marionette:SetContext', { value: 'content' });
    }
  }

  /**
   * @param {string} view
   * @param {string | ((...args: any[]) => any)} run
   * @param {unknown[]} args
   */
  async #inView(view, run, args) {
    const answer = await this.#inChrome(runInView, this.#id, view, `(${run})(...${JSON.stringify(args)})`);
    if (answer.error) throw Error(answer.error);
    return answer.value;
  }
}

/** Runs in the browser's window. @param {string} id */
function pressButton(id) {
  const button = /** @type {any} */ (document.querySelector(`toolbaritem[data-extensionid="${id}"] .unified-extensions-item-action-button`));
  if (!button) return false;
  button.click();
  return true;
}

/** Runs in the browser's window. */
function focusSidebar() {
  const browser = /** @type {any} */ (document.getElementById('sidebar')).contentDocument.getElementById('webext-panels-browser');
  if (document.activeElement?.id !== 'sidebar' || browser.ownerDocument.activeElement !== browser) browser.focus();
}

/** Runs in the browser's window: as if its words had come in a language, too. @param {string} language */
function speak(language) {
  const { locale } = /** @type {any} */ (globalThis).Services;
  locale.availableLocales = [language, 'en-US'];
  locale.requestedLocales = [language];
}

/** Runs in the browser's window. @param {string} name @param {number | boolean} value */
function setPreference(name, value) {
  const { prefs } = /** @type {any} */ (globalThis).Services;
  if (typeof value === 'number') prefs.setIntPref(name, value);
  else prefs.setBoolPref(name, value);
}

/** Runs in the browser's window. @param {number} factor */
function zoomPage(factor) {
  /** @type {any} */ (globalThis).gBrowser.selectedBrowser.fullZoom = factor;
}

/** Runs in the browser's window. @returns {string[]} */
function readTabs() {
  return /** @type {any} */ (globalThis).gBrowser.tabs.map((/** @type {any} */ tab) => tab.linkedBrowser.currentURI.spec);
}

/** Runs in the browser's window. @param {string} id @param {string} type */
function hasView(id, type) {
  const { extension } = /** @type {any} */ (globalThis).WebExtensionPolicy.getByID(id);
  return [...extension.views].some(view => view.viewType === type);
}

/**
 * Runs in the browser's window: evaluates `source` in a page of the extension, with the page's own rights.
 * @param {string} id
 * @param {string} type
 * @param {string} source
 */
function runInView(id, type, source) {
  const { extension } = /** @type {any} */ (globalThis).WebExtensionPolicy.getByID(id);
  const view = [...extension.views].find(view => view.viewType === type);
  if (!view) throw Error(`no ${type} is open`);
  const manager = view.xulBrowser.messageManager;
  const name = `hearsay-test-${Math.random()}`;
  const answered = `value => answer(JSON.stringify({ value })), error => answer(JSON.stringify({ error: String(error) }))`;
  // Runs beside the page, in its process.
  const script = `{
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    sandbox.answer = Cu.exportFunction(json => sendAsyncMessage(${JSON.stringify(name)}, json), sandbox);
    Cu.evalInSandbox(${JSON.stringify(`(async () => ${source})().then(${answered})`)}, sandbox);
  }`;
  return new Promise(resolve => {
    manager.addMessageListener(name, (/** @type {any} */ { data }) => resolve(JSON.parse(data)));
    manager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
  });
}

/** Runs in the browser's window: keeps the errors of the extension's own code. @param {string} id */
function watchErrors(id) {
  const { Services, WebExtensionPolicy } = /** @type {any} */ (globalThis);
  const ours = WebExtensionPolicy.getByID(id).getURL('');
  /** @type {string[]} */
  const errors = (Services.hearsayErrors = []);
  Services.console.registerListener({
    observe: (/** @type {any} */ message) => {
      const isError = message instanceof /** @type {any} */ (globalThis).Ci.nsIScriptError && !(message.flags & 1);
      if (!isError || !String(message.sourceName).startsWith(ours)) return;
      // No errors: words that a locale leaves to the core's own English, and a page that goes while a message is under way.
      if (!/^Unknown localization message message_|^Promise \w+ (?:after context unloaded|while context is inactive)/.test(message.errorMessage)) errors.push(message.errorMessage);
    },
  });
}

/** Runs in the browser's window. @returns {string[]} */
function readErrors() {
  return /** @type {any} */ (globalThis).Services.hearsayErrors ?? [];
}

/** Runs in the browser's window. @returns {string} */
function readClipboard() {
  const { Services, Components } = /** @type {any} */ (globalThis);
  const { classes, interfaces } = Components;
  const words = classes['@mozilla.org/widget/transferable;1'].createInstance(interfaces.nsITransferable);
  words.init(null);
  words.addDataFlavor('text/plain');
  Services.clipboard.getData(words, interfaces.nsIClipboard.kGlobalClipboard);
  const found = {};
  words.getTransferData('text/plain', found);
  return /** @type {any} */ (found).value.QueryInterface(interfaces.nsISupportsString).data;
}

/** Runs in the browser's window: chooses an item of the context menu that is open. @param {string} label */
function chooseItem(label) {
  const menu = /** @type {any} */ (document.getElementById('contentAreaContextMenu'));
  if (menu.state !== 'open') return false;
  const item = [...menu.querySelectorAll('menuitem')].find(one => one.label === label);
  const around = item?.closest('menu');
  if (!item) return false;
  if (around && around.menupopup.state !== 'open') {
    around.openMenu(true);
    return false;
  }
  (around?.menupopup ?? menu).activateItem(item);
  return true;
}

/** Runs in the background. @param {string} name @param {string} shortcut */
const bindKeys = (name, shortcut) => /** @type {any} */ (chrome.commands).update({ name, shortcut });
