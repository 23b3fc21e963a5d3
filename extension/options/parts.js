/** The parts of the page. */

/** @param {string} id */
export const at = id => /** @type {HTMLElement} */ (document.getElementById(id));
