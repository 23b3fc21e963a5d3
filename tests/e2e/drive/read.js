/**
 * What a test reads in a page. These functions run in the page's own world, in either browser: each is sent as its source,
 * so it sees nothing but its arguments and the page.
 */

/**
 * Every painted Range of the page and of its same-origin frames: the highlight's name, and the words under it.
 * @returns {{ name: string, text: string }[]}
 */
export function readMarks() {
  /** @param {any} view @returns {{ name: string, text: string }[]} */
  const marks = view => {
    const own = [...view.CSS.highlights]
      .filter(([name]) => name.startsWith('hearsay-'))
      .flatMap(([name, highlight]) => [...highlight].map(range => ({ name, text: range.toString() })));
    const frames = [...Array(view.length).keys()].flatMap(index => {
      try {
        return marks(view[index]);
      } catch {
        return []; // of another origin
      }
    });
    return [...own, ...frames];
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
  return [
    ...[...CSS.highlights.keys()].filter(name => /hearsay/i.test(name)),
    ...[...document.querySelectorAll('hearsay-card')].map(host => host.localName),
    ...Object.getOwnPropertyNames(/** @type {any} */ (window).wrappedJSObject ?? window).filter(name => /hearsay/i.test(name)),
    ...document.adoptedStyleSheets.map(() => 'adopted style sheet'),
  ];
}

/**
 * The middle of `words`, in the window, where a painted Range holds them in one text node; scrolls there.
 * @param {string} words
 * @returns {{ x: number, y: number } | null}
 */
export function placeOfMark(words) {
  for (const [name, highlight] of CSS.highlights) {
    if (!/^hearsay-(unattributed|unnamed|review|cited|named)-/.test(name)) continue;
    for (const range of highlight) {
      const live = /** @type {Range} */ (range);
      const walker = document.createTreeWalker(live.commonAncestorContainer.getRootNode(), NodeFilter.SHOW_TEXT);
      walker.currentNode = live.startContainer;
      for (let node = /** @type {Node | null} */ (live.startContainer); node && live.intersectsNode(node); node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(words) ?? -1;
        if (at < 0) continue;
        node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const part = document.createRange();
        part.setStart(node, at);
        part.setEnd(node, at + words.length);
        const box = part.getClientRects()[0];
        return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
      }
    }
  }
  return null;
}

/** Whether the panel is open beside the page, and the page narrower for it; our own pages open none. */
export const isBesidePanel = () => /-extension:$/.test(location.protocol) || innerWidth < outerWidth - 60;
