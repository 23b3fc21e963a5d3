/**
 * Reads of the DOM that a page cannot bend: `<form><input name="childNodes">` and `<img name="body">` put
 * elements where a property is expected, even in the isolated world, so getters are taken from the prototypes.
 */

/**
 * @template {Node} N
 * @template T
 * @param {N} prototype
 * @param {string} name
 * @returns {(node: N) => T}
 */
function getter(prototype, name) {
  const get = /** @type {() => T} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
  return node => get.call(node);
}

/** @type {(node: Node) => Node | null} */
const parentOf = getter(Node.prototype, 'parentNode');
/** @type {(node: Node) => number} */
export const typeOf = getter(Node.prototype, 'nodeType');
/** @type {(node: Node) => boolean} */
export const isConnected = getter(Node.prototype, 'isConnected');
/** @type {(element: Element) => string} */
export const nameOf = getter(Element.prototype, 'localName');
/** @type {(element: Element) => HTMLSlotElement | null} */
const slotOf = getter(Element.prototype, 'assignedSlot');
/** @type {(document: Document) => HTMLElement | null} */
export const bodyOf = getter(Document.prototype, 'body');
/** @type {(document: Document) => Element | null} */
export const rootElementOf = getter(Document.prototype, 'documentElement');
/** @type {(document: Document) => Element | null} */
export const scrollerOf = getter(Document.prototype, 'scrollingElement');
/** @type {(document: Document) => string} */
export const titleOf = getter(Document.prototype, 'title');
/** @type {(document: Document) => string} */
export const designModeOf = getter(Document.prototype, 'designMode');

const { getAttribute, hasAttribute, hasAttributes, getBoundingClientRect } = Element.prototype;
const { createTreeWalker, createRange, elementFromPoint } = Document.prototype;
const { contains, getRootNode } = Node.prototype;
const { assignedNodes } = HTMLSlotElement.prototype;

/** @param {Element} element @param {string} name @returns {string | null} */
export const attribute = (element, name) => getAttribute.call(element, name);
/** @param {Element} element @param {string} name @returns {boolean} */
export const has = (element, name) => hasAttribute.call(element, name);
/** @param {Element} element @returns {boolean} */
export const hasAny = element => hasAttributes.call(element);
/** @param {Element} element @returns {DOMRect} */
export const boxOf = element => getBoundingClientRect.call(element);
/** @param {Node} node @param {Node} other @returns {boolean} */
export const holds = (node, other) => contains.call(node, other);
/** @param {Node} node @returns {Node} */
export const rootOf = node => getRootNode.call(node);
/** @param {Node} root elements and text under it, in tree order @returns {TreeWalker} */
export const walk = root => createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
/** @param {number} x @param {number} y @returns {Element | null} the topmost element at a point of the window; a host for all in its shadow */
export const elementAt = (x, y) => elementFromPoint.call(document, x, y);
/** @returns {Range} */
export const newRange = () => createRange.call(document);
/** @param {Element} slot @returns {Node[]} */
export const slottedIn = slot => assignedNodes.call(/** @type {HTMLSlotElement} */ (slot));

/** @type {(element: Element) => ShadowRoot | null} */
const openShadowOf = getter(Element.prototype, 'shadowRoot');

/** Elements of HTML that may hold a shadow root, besides custom ones. */
const HOSTS = new Set('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '));

/**
 * The shadow root of `element`, open or closed. Asking for a closed one costs a microsecond, so that only what may hold one is asked.
 * @param {Element} element
 * @param {string} name its local name
 * @returns {ShadowRoot | null}
 */
export function shadowOf(element, name) {
  if (!HOSTS.has(name) && !name.includes('-')) return null;
  const open = openShadowOf(element);
  if (open) return open;
  const inFirefox = /** @type {Element & { openOrClosedShadowRoot?: ShadowRoot | null }} */ (element).openOrClosedShadowRoot;
  if (inFirefox !== undefined) return inFirefox;
  const isChromium = typeof chrome !== 'undefined' && chrome.dom && element instanceof HTMLElement;
  return isChromium ? /** @type {ShadowRoot | null} */ (chrome.dom.openOrClosedShadowRoot(element)) : null;
}

/**
 * The node above `node` as it is rendered: out of a shadow root to its host, out of a slotted node to its slot.
 * @param {Node} node
 * @returns {Node | null}
 */
export function renderedParentOf(node) {
  const slot = typeOf(node) === Node.ELEMENT_NODE ? slotOf(/** @type {Element} */ (node)) : null;
  if (slot) return slot;
  const parent = parentOf(node);
  return parent instanceof ShadowRoot ? parent.host : parent;
}
