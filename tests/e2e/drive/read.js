/**
 * What a test reads in a page, in either browser. Each function is sent as its source, so it sees nothing but its arguments and the page.
 * They run beside the page, where its scripts bend nothing; Firefox lets no script iterate there over highlights, hence `forEach`.
 */

/**
 * Every painted Range of the page and of its same-origin frames: the highlight's name, and the words under it.
 * @returns {{ name: string, text: string }[]}
 */
export function readMarks() {
  /** @param {any} view @returns {{ name: string, text: string }[]} */
  const marks = view => {
    /** @type {{ name: string, text: string }[]} */
    const found = [];
    view.CSS.highlights.forEach((/** @type {Highlight} */ highlight, /** @type {string} */ name) => {
      if (name.startsWith('hearsay-')) highlight.forEach(range => found.push({ name, text: range.toString() }));
    });
    for (let index = 0; index < view.length; index++) {
      try {
        found.push(...marks(view[index]));
      } catch {
        // Of another origin.
      }
    }
    return found;
  };
  return marks(window);
}

/** The page as it stands: every node, open shadow roots too, without the card's host. @returns {string} */
export function readDom() {
  /** @param {Document | ShadowRoot} root @returns {string} */
  const read = root => {
    const html = root instanceof ShadowRoot ? root.innerHTML : root.documentElement.outerHTML;
    const shadows = [...root.querySelectorAll('*')].flatMap(element => (element.shadowRoot ? [read(element.shadowRoot)] : []));
    const card = root.querySelector('hearsay-card')?.outerHTML;
    return [card ? html.replace(card, '') : html, ...shadows].join('\n');
  };
  return read(document);
}

/** Whether anything of ours can be seen from the page. @returns {string[]} what can */
export function readTraces() {
  /** @type {string[]} */
  const traces = [];
  CSS.highlights.forEach((_, name) => /hearsay/i.test(name) && traces.push(name));
  document.querySelectorAll('hearsay-card').forEach(host => traces.push(host.localName));
  if (document.adoptedStyleSheets.length) traces.push('adopted style sheet');
  return [...traces, ...Object.getOwnPropertyNames(/** @type {any} */ (window).wrappedJSObject ?? window).filter(name => /hearsay/i.test(name))];
}

/**
 * The middle of `words`, in the window, where a painted Range holds them in one text node; scrolls there.
 * @param {string} words
 * @returns {{ x: number, y: number } | null}
 */
export function placeOfMark(words) {
  /** @type {Range[]} */
  const ranges = [];
  CSS.highlights.forEach((highlight, name) => {
    if (/^hearsay-(unattributed|unnamed|review|cited|named)-/.test(name)) highlight.forEach(range => ranges.push(/** @type {Range} */ (range)));
  });
  for (const range of ranges) {
    // A page's elements may bear our methods' names.
    const walker = Document.prototype.createTreeWalker.call(document, range.commonAncestorContainer.getRootNode(), NodeFilter.SHOW_TEXT);
    walker.currentNode = range.startContainer;
    for (let node = /** @type {Node | null} */ (range.startContainer); node && range.intersectsNode(node); node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(words) ?? -1;
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const part = new Range();
      part.setStart(node, at);
      part.setEnd(node, at + words.length);
      const box = part.getClientRects()[0];
      return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    }
  }
  return null;
}

/** Whether the panel is open beside the page, and the page narrower for it; our own pages open none. */
export const isBesidePanel = () => /-extension:$/.test(location.protocol) || innerWidth < outerWidth - 60;

/** @typedef {{ x: number, y: number, width: number, height: number }} Box in CSS pixels of the window */

/** Words in a card. @param {ShadowRoot} root @returns {string} */
export function readCard(root) {
  const shown = [...root.querySelectorAll('*')].filter(element => element.checkVisibility() && element.getBoundingClientRect().height > 0);
  const open = root.host.checkVisibility() && shown.length > 0;
  return open ? [...root.children].map(element => /** @type {HTMLElement} */ (element).innerText).join('\n').trim() : '';
}

/** @param {ShadowRoot} root a card's @param {string} selector @returns {Box | null} */
export function readBox(root, selector) {
  const element = [...root.querySelectorAll(selector)].find(one => one.checkVisibility());
  if (!element) return null;
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}

/** Presses the button that says so. @param {ShadowRoot} root a card's @param {string} words @returns {boolean} whether there is one */
export function pressNamed(root, words) {
  const button = [...root.querySelectorAll('button')].find(one => one.textContent === words && one.checkVisibility());
  button?.click();
  return button !== undefined;
}

/** How a card's words look. @param {ShadowRoot} root @returns {{ looks: string[], text: string, ground: string }} */
export function readLooks(root) {
  const style = getComputedStyle(/** @type {Element} */ (root.querySelector('.body > p') ?? root.querySelector('dd')));
  const { fontSize, fontWeight, fontStyle, lineHeight, letterSpacing, wordSpacing, textTransform, textIndent, textAlign, writingMode, direction, visibility, opacity, whiteSpace, cursor, userSelect, pointerEvents } = style;
  return {
    looks: [fontSize, fontWeight, fontStyle, lineHeight, letterSpacing, wordSpacing, textTransform, textIndent, textAlign, writingMode, direction, visibility, opacity, whiteSpace, cursor, userSelect, pointerEvents],
    text: style.color,
    ground: getComputedStyle(/** @type {Element} */ (root.querySelector('.card'))).backgroundColor,
  };
}

/** Puts a field into the page, to paste into. */
export function addField() {
  const field = document.createElement('textarea');
  field.id = 'paste-here';
  field.style.cssText = 'position: fixed; right: 0; top: 0; width: 20px; height: 20px';
  document.body.append(field);
  field.focus({ preventScroll: true });
}

/** What was pasted into the field; takes it away. @returns {string} */
export function takeField() {
  const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('paste-here'));
  field.remove();
  return field.value;
}

/** Selects words of the page that stand in one text node. @param {string} words */
export function select(words) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    getSelection()?.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    walker.currentNode.parentElement?.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = /** @type {Range} */ (getSelection()?.getRangeAt(0)).getClientRects()[0];
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  }
  throw Error(`no “${words}”`);
}
