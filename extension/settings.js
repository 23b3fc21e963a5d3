/**
 * What the reader chose. Kept in `storage.local` alone: `sync` would upload it. A stored value that is not understood counts as
 * not stored, so that it can never break an audit. Nothing is written from private windows.
 */

import { isSame, understood as ignoreOf } from './ignores.js';

/**
 * @typedef {import('./core/hearsay.js').Profile} Profile
 * @typedef {import('./ignores.js').Ignore} Ignore
 * @typedef {'keep' | 'drop'} Print
 * @typedef {'faint' | 'plain' | 'strong'} Strength
 *
 * @typedef {object} Settings
 * @property {2} schema
 * @property {Profile} profile how strictly pages are judged
 * @property {Ignore[]} ignores
 * @property {boolean} sourced whether what is sourced is marked too
 * @property {Strength} strength of the marks
 * @property {Print} print what becomes of the marks on paper
 */

/** How strictly pages can be judged; the first unless chosen. @type {readonly Profile[]} */
export const PROFILES = ['auto', 'news', 'encyclopaedia', 'scholarly', 'strict'];
/** How strong marks can be; the first unless chosen. @type {readonly Strength[]} */
export const STRENGTHS = ['plain', 'faint', 'strong'];
/** What can become of marks on paper; the first unless chosen. @type {readonly Print[]} */
const PRINTS = ['drop', 'keep'];

const SCHEMA = 2;
const KEY = 'settings';

/**
 * From each schema to the next. The first knew profile and ignores alone.
 * @type {Record<number, (stored: Record<string, unknown>) => Record<string, unknown>>}
 */
const STEPS = { 1: ({ profile, ignores }) => ({ schema: 2, profile, ignores }) };

/** @returns {Promise<Settings>} */
export async function load() {
  try {
    return understood((await chrome.storage.local.get(KEY))[KEY]);
  } catch {
    return understood(undefined);
  }
}

/**
 * Keep something chosen, the rest as it is. From a private window nothing is kept.
 * @typedef {Partial<Omit<Settings, 'schema'>>} Chosen
 * @param {Chosen | ((settings: Settings) => Chosen)} chosen
 */
export async function choose(chosen) {
  if (isPrivate()) return;
  // One after the other, whichever part of the extension chooses: else one would undo what the other chose.
  await navigator.locks.request(KEY, async () => {
    const settings = await load();
    await chrome.storage.local.set({ [KEY]: { ...settings, ...(typeof chosen === 'function' ? chosen(settings) : chosen) } });
  });
}

/** Whether this part of the extension belongs to a private window. */
export const isPrivate = () => chrome.extension?.inIncognitoContext ?? false;

/**
 * @param {unknown} stored
 * @returns {Settings}
 */
export function understood(stored) {
  const { profile, ignores, sourced, strength, print } = migrated(typeof stored === 'object' && stored !== null ? { ...stored } : {});
  return {
    schema: SCHEMA,
    profile: oneOf(PROFILES, profile),
    ignores: Array.isArray(ignores) ? ignores.map(ignoreOf).filter(ignore => ignore !== null) : [],
    sourced: sourced === true,
    strength: oneOf(STRENGTHS, strength),
    print: oneOf(PRINTS, print),
  };
}

/** @param {Record<string, unknown>} stored of whatever schema; what a newer one added is passed over */
function migrated(stored) {
  for (let schema = typeof stored.schema === 'number' ? stored.schema : SCHEMA; ; schema++) {
    const step = STEPS[schema];
    if (!step) return stored;
    stored = step(stored);
  }
}

/**
 * @template T
 * @param {readonly T[]} known
 * @param {unknown} given
 */
const oneOf = (known, given) => known.find(one => one === given) ?? /** @type {T} */ (known[0]);

/** Ignore more. @param {readonly Ignore[]} more */
export const addIgnores = more =>
  choose(({ ignores }) => {
    const all = [...ignores];
    for (const ignore of more) if (!all.some(other => isSame(other, ignore))) all.push(ignore);
    return { ignores: all };
  });

/** Ignore something no longer. @param {Ignore} ignore */
export const removeIgnore = ignore => choose(({ ignores }) => ({ ignores: ignores.filter(other => !isSame(other, ignore)) }));
