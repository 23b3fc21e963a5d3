/** Where a frame's instance lies, for the script that is put in once more. */

/** A symbol: a page's element with an id, or a frame of its with a name, is a property of the window even in our own world. */
export const FRAME = Symbol.for('hearsay');

/** Whether a part of the page alone is asked for: then nothing is audited before the click's message says so. */
export const PART = Symbol.for('hearsay-part');
