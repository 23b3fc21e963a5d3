/** A screen without glass (Xvfb), and a keyboard that the browser takes for a real one (xdotool). */

import { execFileSync, spawn } from 'node:child_process';
import { pause } from './wait.js';

export class Display {
  /** @param {import('node:child_process').ChildProcess} child @param {string} name */
  constructor(child, name) {
    this.child = child;
    /** As programs know it: `:7`. */
    this.name = name;
  }

  static async start() {
    const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const number = await new Promise((resolve, reject) => {
      child.stdio[3]?.once('data', resolve);
      child.once('error', reject);
      child.once('exit', code => reject(Error(`Xvfb ended with ${code}`)));
    });
    return new Display(child, `:${String(number).trim()}`);
  }

  /**
   * Presses keys, as xdotool names them (`alt+shift+u`), in the window of a program.
   * @param {string} keys
   * @param {string} program its window class
   */
  async press(keys, program) {
    const windows = this.#xdotool('search', '--onlyvisible', '--class', program).trim().split('\n');
    this.#xdotool('windowfocus', '--sync', /** @type {string} */ (windows.at(-1)));
    await pause(100);
    this.#xdotool('key', '--clearmodifiers', keys);
  }

  /**
   * Clicks with the right button at a point of the screen.
   * @param {{ x: number, y: number }} at
   */
  async clickRight({ x, y }) {
    this.#xdotool('mousemove', String(x), String(y));
    await pause(100);
    this.#xdotool('click', '3');
  }

  /** Presses keys in whatever has them now: a menu that is open. @param {...string} keys */
  async pressHere(...keys) {
    for (const key of keys) {
      await pause(150);
      this.#xdotool('key', key);
    }
  }

  /** @param {string[]} args */
  #xdotool(...args) {
    return execFileSync('xdotool', args, { env: { ...process.env, DISPLAY: this.name }, encoding: 'utf8' });
  }

  close() {
    this.child.kill();
  }
}
