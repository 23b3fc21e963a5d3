/**
 * What the reader chose. Kept in `storage.local` alone: `sync` would upload it. A stored value that is not understood counts as
 * not stored, so that it can never break an audit.
 */

/** @typedef {import('./core/hearsay.js').Profile} Profile */
/** @typedef {{ schema: 1, profile: Profile }} Settings */

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
  return { schema: 1, profile: PROFILES.find(profile => profile === given) ?? 'auto' };
}
