/** Waits for what cannot announce itself. */

/** @param {number} ms */
export const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/**
 * Asks until the answer is truthy, and gives it.
 * @template T
 * @param {string} what said where it never comes
 * @param {() => Promise<T> | T} ask
 * @param {number} limit in milliseconds
 * @returns {Promise<Exclude<T, false | null | undefined | '' | 0>>}
 */
export async function until(what, ask, limit = 10_000) {
  const end = Date.now() + limit;
  let problem;
  do {
    try {
      const answer = await within(end - Date.now(), ask());
      if (answer) return /** @type {any} */ (answer);
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    await pause(25);
  } while (Date.now() < end);
  throw Error(`waited ${limit} ms for ${what}`, { cause: problem });
}

/**
 * An answer, or nothing where it does not come in time.
 * @template T
 * @param {number} ms
 * @param {Promise<T> | T} answer
 * @returns {Promise<T | undefined>}
 */
async function within(ms, answer) {
  /** @type {NodeJS.Timeout | undefined} */ let timer;
  const late = new Promise(resolve => (timer = setTimeout(resolve, ms, undefined)));
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks until the answer stays the same for a while (a panel that opens moves the page), and gives it.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} ask
 * @returns {Promise<Exclude<T, false | null | undefined | '' | 0>>}
 */
export function steady(what, ask) {
  let last = '';
  let since = 0;
  return until(what, async () => {
    const answer = await ask();
    const now = JSON.stringify(answer);
    if (now !== last) [last, since] = [now, Date.now()];
    return Date.now() - since >= 250 ? answer : null;
  });
}
