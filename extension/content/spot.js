/** Where a card goes: near its claim, never over it, never out of the window. */

/** @typedef {{ left: number, top: number, right: number, bottom: number, width: number, height: number }} Line a line's box, in CSS pixels of the window */
/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ left: number, top: number, width: number, height: number }} Spot `width` and `height` are the most the card may take */

/** Least distance from the window's edge. */
const MARGIN = 8;
/** Distance from the claim. */
const GAP = 8;
/** Least height and width at which a card can be read, scrolling. */
const [LEAST, NARROWEST] = [150, 220];

/**
 * Below the claim, else above, else beside; where it fits nowhere, on the side with the most room, made lower or narrower; where the
 * claim fills the window, in the corner farthest from where it starts.
 * @param {readonly Line[]} lines of the claim
 * @param {Size} card
 * @param {Size} window
 * @param {boolean} fromRight whether the card's right edge goes with the claim's
 * @returns {Spot | null} `null` where nothing of the claim is in the window
 */
export function spotFor(lines, card, window, fromRight) {
  const seen = lines.filter(({ width, left, right, top, bottom }) => width > 0 && right > 0 && left < window.width && bottom > 0 && top < window.height);
  if (!seen.length) return null;
  const top = Math.min(...seen.map(line => line.top));
  const bottom = Math.max(...seen.map(line => line.bottom));
  const left = Math.min(...seen.map(line => line.left));
  const right = Math.max(...seen.map(line => line.right));
  /** @param {Line} line beside a line of the claim: where that begins @returns {number} */
  const beside = line => {
    const parts = seen.filter(part => part.top < line.bottom && part.bottom > line.top);
    const begin = fromRight ? Math.max(...parts.map(part => part.right)) - card.width : Math.min(...parts.map(part => part.left));
    return within(begin, window.width - card.width);
  };
  const last = seen[seen.length - 1];
  const first = seen[0];
  const below = window.height - MARGIN - bottom - GAP;
  const above = top - GAP - MARGIN;
  const most = window.height - 2 * MARGIN;
  const { width } = card;
  if (card.height <= below) return { left: beside(last), top: bottom + GAP, width, height: below };
  if (card.height <= above) return { left: beside(first), top: top - GAP - card.height, width, height: above };
  const middle = within(top, window.height - Math.min(card.height, most));
  const after = window.width - MARGIN - right - GAP;
  const before = left - GAP - MARGIN;
  if (width <= after) return { left: right + GAP, top: middle, width, height: most };
  if (width <= before) return { left: left - GAP - width, top: middle, width, height: most };
  if (below >= Math.max(LEAST, above)) return { left: beside(last), top: bottom + GAP, width, height: below };
  if (above >= LEAST) return { left: beside(first), top: MARGIN, width, height: above };
  // Narrower it is higher, too: from the top.
  if (Math.max(after, before) >= NARROWEST) return after >= before ? { left: right + GAP, top: MARGIN, width: after, height: most } : { left: MARGIN, top: MARGIN, width: before, height: most };
  return { left: window.width - MARGIN - width, top: window.height - MARGIN - Math.min(card.height, most), width, height: most };
}

/**
 * @param {number} at
 * @param {number} most
 */
const within = (at, most) => Math.max(MARGIN, Math.min(at, most - MARGIN));
