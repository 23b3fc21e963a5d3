/** Talks Marionette to a Firefox: `length:[type, id, command, parameters]` over TCP. */

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { until } from './wait.js';

/**
 * Starts a Firefox and connects to it.
 * @param {string} program
 * @param {string[]} args
 * @param {string} profile
 * @param {NodeJS.ProcessEnv} env
 */
export async function start(program, args, profile, env = process.env) {
  const child = spawn(program, ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile, ...args], {
    stdio: 'ignore',
    env: { ...env, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let rest = Buffer.alloc(0);
  let id = 0;
  const close = async () => {
    const ended = new Promise(resolve => child.once('exit', resolve));
    if (child.exitCode === null && child.signalCode === null) {
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
    }
  };
  // The browser writes the port that it chose into its profile.
  const port = await until('Marionette', () => Number(fs.readFileSync(path.join(profile, 'MarionetteActivePort'), 'utf8')), 60_000).catch(async error => {
    child.kill('SIGKILL');
    await close();
    throw error;
  });
  const socket = net.connect(port, '127.0.0.1');
  socket.on('data', chunk => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(':');
      const length = Number(rest.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || rest.length < colon + 1 + length) return;
      const message = JSON.parse(rest.subarray(colon + 1, colon + 1 + length).toString());
      rest = rest.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue; // the greeting
      const [, of, error, result] = message;
      const wait = waiting.get(of);
      waiting.delete(of);
      if (error) wait?.reject(Error(`${error.error}: ${error.message}`));
      else wait?.resolve(result);
    }
  });
  const gone = () => {
    for (const { reject } of waiting.values()) reject(Error('the browser is gone'));
    waiting.clear();
  };
  socket.on('close', gone);
  socket.on('error', gone);
  return {
    /** @param {string} command @param {object} [parameters] @returns {Promise<any>} */
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        waiting.set(++id, { resolve, reject });
        const message = JSON.stringify([0, id, command, parameters]);
        socket.write(`${Buffer.byteLength(message)}:${message}`);
      }),
    close: async () => {
      await close();
      socket.destroy();
    },
  };
}
