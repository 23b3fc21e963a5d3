/** Talks the Chrome DevTools Protocol to a Chromium over its pipe: JSON messages parted by NUL. */

import { spawn } from 'node:child_process';

/**
 * @typedef {object} Session
 * @property {(method: string, params?: object) => Promise<any>} send
 * @property {(event: string, listener: (params: any) => void) => void} on
 */

/**
 * Starts a Chromium and connects to it.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function start(program, args, env = process.env) {
  const child = spawn(program, ['--remote-debugging-pipe', ...args], { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const input = /** @type {import('node:stream').Writable} */ (child.stdio[3]);
  const output = /** @type {import('node:stream').Readable} */ (child.stdio[4]);
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void, method: string }>} */
  const waiting = new Map();
  /** @type {Map<string, ((params: any) => void)[]>} */
  const listeners = new Map();
  let id = 0;
  let rest = '';

  output.setEncoding('utf8');
  output.on('data', chunk => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) hear(JSON.parse(message));
  });
  const gone = () => {
    for (const { reject, method } of waiting.values()) reject(Error(`${method}: the browser is gone`));
    waiting.clear();
  };
  child.on('exit', gone);
  input.on('error', gone);

  /** @param {any} message */
  function hear(message) {
    if (message.id === undefined) {
      for (const listener of listeners.get(`${message.sessionId ?? ''} ${message.method}`) ?? []) listener(message.params);
      return;
    }
    const wait = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) wait?.reject(Error(`${wait.method}: ${message.error.message}`));
    else wait?.resolve(message.result);
  }

  /** @param {string} [sessionId] @returns {Session} */
  const session = sessionId => ({
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        waiting.set(++id, { resolve, reject, method });
        input.write(JSON.stringify({ id, method, params, sessionId }) + '\0');
      }),
    on: (event, listener) => {
      const key = `${sessionId ?? ''} ${event}`;
      listeners.set(key, [...(listeners.get(key) ?? []), listener]);
    },
  });

  const browser = session();
  return {
    browser,
    /** Resolves when the browser is gone. */
    ended: new Promise(resolve => child.once('exit', resolve)),
    /** Attaches to a target. @param {string} targetId */
    attach: async targetId => session((await browser.send('Target.attachToTarget', { targetId, flatten: true })).sessionId),
    /** Ends the browser, and waits until it is gone. */
    close: async () => {
      const ended = new Promise(resolve => child.once('exit', resolve));
      browser.send('Browser.close').catch(() => undefined);
      const late = setTimeout(() => child.kill('SIGKILL'), 3000);
      if (child.exitCode === null && child.signalCode === null) await ended;
      clearTimeout(late);
    },
  };
}
