/**
 * What the reader chose. Kept in `storage.local` alone: `sync` would upload it. A stored value that is not understood counts as
 * not stored, so that it can never break an audit.
 */

import { isSame, understood as ignoreOf } from './ignores.js';

/** @typedef {import('./core/hearsay.js').Profile} Profile */
/** @typedef {import('./ignores.js').Ignore} Ignore */
/** @typedef {{ schema: 1, profile: Profile, ignores: Ignore[] }} Settings */

/** How strictly pages can be judged; the first unless chosen. @type {readonly Profile[]} */
export const PROFILES = ['auto', 'news', 'encyclopaedia', 'scholarly', 'strict'];

const KEY = 'settings';

/** @returns {Promise<Settings>} */
export async function load() {
  try {
    return understood((await chrome.storage.local.get(KEY))[KEY]);
  } catch {
    return understood(undefined);
  }
}

/** @param {Settings} settings */
export const save = settings => chrome.storage.local.set({ [KEY]: settings });

/**
 * @param {unknown} stored
 * @returns {Settings}
 */
export function understood(stored) {
  const given = typeof stored === 'object' && stored !== null && 'profile' in stored ? stored.profile : undefined;
  const ignores = typeof stored === 'object' && stored !== null && 'ignores' in stored && Array.isArray(stored.ignores) ? stored.ignores : [];
  return { schema: 1, profile: PROFILES.find(profile => profile === given) ?? 'auto', ignores: ignores.map(ignoreOf).filter(ignore => ignore !== null) };
}

/** Ignore something more. @param {Ignore} ignore */
export async function addIgnore(ignore) {
  const settings = await load();
  if (settings.ignores.some(other => isSame(other, ignore))) return;
  await save({ ...settings, ignores: [...settings.ignores, ignore] });
}

/** Ignore something no longer. @param {Ignore} ignore */
export async function removeIgnore(ignore) {
  const settings = await load();
  await save({ ...settings, ignores: settings.ignores.filter(other => !isSame(other, ignore)) });
}
