/**
 * Keeps what a hand does in the card from the page: one that keeps the focus in a dialog of its own making, has keys for everything, or
 * swallows what falls beside its box would make the card useless.
 */

/** What nothing in the card listens for. */
const KINDS = ['focus', 'focusin', 'keydown', 'keyup', 'keypress', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchmove', 'touchend', 'wheel'];

/**
 * On the window, and on the way down: before any listener that a page has further in.
 * @param {{ holds: (event: Event) => boolean, clicked: (event: MouseEvent) => void }} card
 * @param {AbortSignal} signal
 */
export function shield(card, signal) {
  const options = { capture: true, passive: true, signal };
  for (const kind of KINDS) addEventListener(kind, event => card.holds(event) && event.stopPropagation(), options);
  addEventListener('click', event => card.holds(event) && card.clicked(event), options);
}
