/** Copying from a page that we are a guest of. */

/**
 * Puts words on the clipboard. Only in the turn of a key or a click.
 * @param {string} words
 * @returns {Promise<boolean>} whether they are there
 */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    // There is none on pages without encryption, or a page's policy keeps it from us.
    return copyByCommand(words);
  }
}

/** @param {string} words */
function copyByCommand(words) {
  let isThere = false;
  /** @param {ClipboardEvent} event */
  const fill = event => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', words);
    isThere = event.clipboardData !== null;
  };
  addEventListener('copy', fill, { capture: true });
  try {
    return document.execCommand('copy') && isThere;
  } finally {
    removeEventListener('copy', fill, { capture: true });
  }
}
