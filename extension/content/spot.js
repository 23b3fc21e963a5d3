/** Where a card goes: near its claim, never over it, never out of the window. */

/** @typedef {{ left: number, top: number, right: number, bottom: number, width: number, height: number }} Line a line's box, in CSS pixels of the window */
/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ left: number, top: number, height: number }} Spot `height` is the most the card may take */

/** Least distance from the window's edge. */
const MARGIN = 8;
/** Distance from the claim. */
const GAP = 8;
/** Least height at which a card can be read, scrolling. */
const LEAST = 150;

/**
 * Below the claim, else above, else beside; where it fits nowhere, on the side with the most room, made lower; where the claim
 * fills the window, in the corner farthest from where it starts.
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
  if (card.height <= below) return { left: beside(last), top: bottom + GAP, height: below };
  if (card.height <= above) return { left: beside(first), top: top - GAP - card.height, height: above };
  const middle = within(top, window.height - Math.min(card.height, most));
  if (right + GAP + card.width + MARGIN <= window.width) return { left: right + GAP, top: middle, height: most };
  if (left - GAP - card.width >= MARGIN) return { left: left - GAP - card.width, top: middle, height: most };
  if (below >= Math.max(LEAST, above)) return { left: beside(last), top: bottom + GAP, height: below };
  if (above >= LEAST) return { left: beside(first), top: MARGIN, height: above };
  return { left: window.width - MARGIN - card.width, top: window.height - MARGIN - Math.min(card.height, most), height: most };
}

/**
 * @param {number} at
 * @param {number} most
 */
const within = (at, most) => Math.max(MARGIN, Math.min(at, most - MARGIN));
