/** Long work in short slices: the page stays alive between them. */

/** How long a slice takes, in milliseconds. */
const SLICE = 12;

/** Lets the page do what waits. */
export const pause = () => {
  const { scheduler } = /** @type {{ scheduler?: { yield?: () => Promise<void> } }} */ (globalThis);
  return scheduler?.yield ? scheduler.yield() : new Promise(resolve => setTimeout(resolve));
};

/**
 * Does `step` until it says that all is done.
 * @param {() => boolean} step a little work, far less than a slice; `true` when all is done
 * @param {() => boolean} isWanted asked after each pause
 * @returns {Promise<boolean>} whether it was done; `false` where it was no longer wanted
 */
export async function inSlices(step, isWanted) {
  for (let end = performance.now() + SLICE; !step(); ) {
    if (performance.now() < end) continue;
    await pause();
    if (!isWanted()) return false;
    end = performance.now() + SLICE;
  }
  return true;
}
