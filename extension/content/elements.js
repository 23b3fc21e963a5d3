/** What elements mean to the harvest: tables. */

/** @typedef {import('./regions.js').Kind} Kind */

/** Elements whose inside is never text of the page: machinery, media, form fields. */
export const SKIPPED = new Set(
  (
    'script style noscript template head title meta link base ' +
    'img picture source video audio track canvas map area svg math iframe frame frameset object embed param ' +
    'input textarea select option optgroup datalist button progress meter output'
  ).split(' '),
);

/** Elements that are blocks by themselves: such a one shown as `inline-block` parts the text. */
export const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup li listing main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul xmp'
  ).split(' '),
);

/** Elements of the line: a block where the page's style floats them (a drop cap) is none. */
export const PHRASING = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var'.split(' '),
);

/** Kind of the blocks in an element, unless an element inside says otherwise. @type {ReadonlyMap<string, Kind>} */
export const KINDS = new Map(
  /** @type {[string, Kind][]} */ ([
    ['h1', 'heading'],
    ['h2', 'heading'],
    ['h3', 'heading'],
    ['h4', 'heading'],
    ['h5', 'heading'],
    ['h6', 'heading'],
    ['li', 'list-item'],
    ['dt', 'list-item'],
    ['dd', 'list-item'],
    ['blockquote', 'quote'],
    ['figcaption', 'caption'],
    ['caption', 'caption'],
    ['td', 'cell'],
    ['th', 'cell'],
    ['pre', 'code'],
    ['xmp', 'code'],
    ['listing', 'code'],
    ['address', 'other'],
    ['legend', 'other'],
    ['summary', 'other'],
  ]),
);

/** What the page says of the words in an element. @type {ReadonlyMap<string, 'quotation-element' | 'cite' | 'emphasis' | 'time'>} */
export const MARKS = new Map(
  /** @type {[string, 'quotation-element' | 'cite' | 'emphasis' | 'time'][]} */ ([
    ['q', 'quotation-element'],
    ['cite', 'cite'],
    ['em', 'emphasis'],
    ['i', 'emphasis'],
    ['b', 'emphasis'],
    ['strong', 'emphasis'],
    ['time', 'time'],
  ]),
);

/** Elements that say whose words a `blockquote` holds, and are no part of them. */
export const QUOTE_SOURCES = new Set(['footer', 'figcaption', 'cite', 'caption']);

/** Roles of places where somebody writes. */
export const FIELD_ROLES = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton', 'listbox', 'slider', 'progressbar', 'button', 'switch', 'tooltip']);

/** Roles of references to a note or an entry of a bibliography. */
export const REFERENCE_ROLES = new Set(['doc-noteref', 'doc-biblioref']);

/** Class names of editors that do not say so otherwise. */
export const EDITOR = /(?:^|\s)(?:CodeMirror|cm-editor|monaco-editor|ace_editor|ProseMirror|ql-editor|tox-edit-area|DraftEditor-root|trix-content-editor)(?:\s|$)/;

/** Words of a link that is a reference mark: a number, a letter, a sign, alone or in brackets. */
export const REFERENCE = /^[\s[({]*(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|note \d{1,3}|citation needed|[*†‡§¶]{1,3})[\s\])}]*$/i;

/** Values of `white-space-collapse` that keep line feeds. */
export const KEEPS_LINES = new Set(['preserve', 'preserve-breaks', 'break-spaces']);
