/** The first page after installing: what the marks mean, on a sample that is really audited; where the button is; privacy. */

import { audit } from '../background/core.js';
import { begin, shortcutOf } from '../own-page.js';
import { make } from '../panel/element.js';
import { line } from '../panel/lines.js';
import { text } from '../strings.js';

/** @typedef {import('../panel/groups.js').Group} Group */

/** @type {Group[]} */
const SHOWN = ['unattributed', 'unnamed', 'review', 'sourced'];

/** @param {string} id */
const at = id => /** @type {HTMLElement} */ (document.getElementById(id));

begin('welcome_title');
at('pin').textContent = text(chrome.sidePanel ? 'welcome_pin_chromium' : 'welcome_pin_firefox');
const key = await shortcutOf('_execute_action');
at('press').textContent = key ? text('welcome_press', { key }) : text('welcome_press_no_key');
at('legend').append(...SHOWN.map(group => make('li', {}, line(group), make('span', {}, text(`legend_${group}`)))));
at('options').addEventListener('click', () => chrome.runtime.openOptionsPage());

// The very script that a click puts into a page; the page of ours loads it, so that it is packed once.
const { HearsayFrame: Frame } = /** @type {{ HearsayFrame: typeof import('../content/frame.js').Frame }} */ (/** @type {unknown} */ (globalThis));
const frame = new Frame({ root: at('sample'), ask: document => audit(document), tell: () => undefined, stand: () => undefined, gone: () => undefined, ignore: null, walk: null, around: null, openRule: null });
await frame.audit();
