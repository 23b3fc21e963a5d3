/** What a page's Document holds, and whether it is the one that was read before. */

/** @typedef {import('./harvest.js').Harvested} Harvested */

/** Frames smaller than this, in CSS pixels, show no text: counters, bridges. */
const SMALLEST = 20;
/** Characters of the shortest block that is more than a label. */
const SENTENCE = 40;

/** Whether there is text to ask about. @param {Harvested} document */
export const hasText = document => document.blocks.length > 0 && innerWidth >= SMALLEST && innerHeight >= SMALLEST;

/** Whether there is something to judge, in whatever language. @param {Harvested | null} document */
export const hasSentence = document =>
  document?.blocks.some(({ start, end, kind, region }) => region === 'content' && kind !== 'code' && end - start >= SENTENCE) ?? false;

/** Its headings. @param {Harvested} document */
export const outlineOf = ({ blocks, text }) =>
  blocks.filter(({ kind, region }) => kind === 'heading' && region === 'content').map(({ start, end }) => ({ start, text: text.slice(start, end) }));

/** Blocks that are not judged, by the reason. @param {Harvested} document */
export function unjudgedIn({ blocks }) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { kind, region } of blocks) {
    const why = region !== 'content' ? region : kind === 'code' ? 'code' : null;
    if (why) counts[why] = (counts[why] ?? 0) + 1;
  }
  return counts;
}

/**
 * Whether the core would answer the same on two Documents. Their titles and addresses may differ: some pages count in them.
 * @param {Harvested} one
 * @param {Harvested | null} other
 */
export const sameDocument = (one, other) =>
  one.text === other?.text &&
  one.lang === other.lang &&
  alike(one.blocks, other.blocks, (a, b) => a.region === b.region && a.kind === b.kind) &&
  alike(one.marks, other.marks, (a, b) => a.start === b.start && a.end === b.end && a.kind === b.kind && a.href === b.href);

/**
 * @template T
 * @param {T[]} some
 * @param {T[]} others
 * @param {(one: T, other: T) => boolean} isLike
 */
const alike = (some, others, isLike) => some.length === others.length && some.every((one, at) => isLike(one, others[at]));
