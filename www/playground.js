/** The playground: a text is pasted, and read by the very modules and the very core that the extension runs. Nothing leaves the page. */

import init, { audit, exportReports } from '../extension/core/hearsay.js';
import { Frame } from '../extension/content/frame.js';
import { View } from '../extension/panel/view.js';
import { understood } from '../extension/settings.js';
import { text } from '../extension/strings.js';
import { speak } from './language.js';
import { blocksOf } from './text.js';

/** @typedef {import('../extension/messages.js').FrameState} FrameState */

/** @param {string} id */
const at = id => /** @type {HTMLElement} */ (document.getElementById(id));

const [, sample] = await Promise.all([
  speak(),
  fetch('sample.txt').then(answer => answer.text()),
  init({ module_or_path: new URL('core/hearsay_bg.wasm', document.baseURI) }),
]);
const page = at('page');
const form = at('form');
const field = /** @type {HTMLTextAreaElement} */ (at('text'));

const frame = new Frame({ root: page, ask: async document => ({ report: audit(document), looks: understood(undefined) }), tell: show, stand: () => show(frame.state()), gone: () => undefined, ignore: null, walk: null, around: null, openRule: null });
const view = new View(at('panel'), { choose: ({ claim }) => frame.show(claim.id), audit: () => frame.audit(), clear: () => frame.clear(), options: null, files: true, profile: null, sourced: null, write: async (reports, form) => exportReports(reports, form) });

at('edit').addEventListener('click', () => edit(true));
at('cancel').addEventListener('click', () => edit(false));
at('sample').addEventListener('click', () => read(sample));
at('next').addEventListener('click', () => frame.step(1));
at('previous').addEventListener('click', () => frame.step(-1));
form.addEventListener('submit', event => {
  event.preventDefault();
  read(field.value);
});

await read(sample);

/** @param {FrameState} state */
function show(state) {
  const title = page.querySelector('h1')?.textContent ?? text('site_untitled');
  view.show({ frames: [{ frameId: 0, state: { ...state, title } }], closed: '', shortcut: '' });
}

/** @param {boolean} on whether a text is being pasted */
function edit(on) {
  form.hidden = !on;
  page.hidden = on;
  if (on) field.focus();
}

/** @param {string} words */
async function read(words) {
  edit(false);
  frame.clear();
  page.replaceChildren(...blocksOf(words));
  await frame.audit();
}
