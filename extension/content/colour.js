/** Colours as `getComputedStyle` writes them. */

/** @typedef {{ r: number, g: number, b: number, a: number }} Colour sRGB, each from 0 to 1 */

/** @type {Colour} */
export const WHITE = { r: 1, g: 1, b: 1, a: 1 };
/** Chromium's and Firefox's canvas in a dark colour scheme, about. @type {Colour} */
export const DARK_CANVAS = { r: 0.07, g: 0.07, b: 0.08, a: 1 };

/**
 * @param {string} colour such as `rgb(1, 2, 3)`, `rgba(…)`, `color(srgb …)`, `oklch(…)`
 * @returns {Colour | null} `null` where it cannot be told; lightness alone is told of the perceptual spaces
 */
export function parse(colour) {
  const [, space, inside] = /^([a-z]+)\((.*)\)$/.exec(colour) ?? [];
  if (!inside) return null;
  const written = inside.replace(/^(?:srgb|srgb-linear|display-p3|a98-rgb|prophoto-rgb|rec2020|xyz\S*) /, '').split(/[\s,/]+/).filter(Boolean);
  const [x, y, z, a = 1] = written.map(share);
  if (space === 'rgb' || space === 'rgba') return { r: x / 255, g: y / 255, b: z / 255, a };
  if (space === 'color') return { r: x, g: y, b: z, a };
  const lightness = space === 'oklab' || space === 'oklch' ? x : space === 'lab' || space === 'lch' ? (written[0].endsWith('%') ? x : x / 100) : null;
  return lightness === null || Number.isNaN(lightness) ? null : { r: lightness, g: lightness, b: lightness, a };
}

/** @param {string} part */
function share(part) {
  if (part === 'none') return 0;
  return part.endsWith('%') ? parseFloat(part) / 100 : parseFloat(part);
}

/**
 * What is seen of `under` through `over`.
 * @param {Colour} over
 * @param {Colour} under
 * @returns {Colour}
 */
export function through(over, under) {
  const a = over.a + under.a * (1 - over.a);
  if (a === 0) return { r: 0, g: 0, b: 0, a: 0 };
  /** @param {number} top @param {number} bottom */
  const mix = (top, bottom) => (top * over.a + bottom * under.a * (1 - over.a)) / a;
  return { r: mix(over.r, under.r), g: mix(over.g, under.g), b: mix(over.b, under.b), a };
}

/**
 * Relative luminance (WCAG 2.2), 0 to 1.
 * @param {Colour} colour
 */
export function luminance({ r, g, b }) {
  const [R, G, B] = [r, g, b].map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * R + 0.7152 * G + 0.0722 * B;
}

/**
 * Contrast ratio (WCAG 2.2), 1 to 21.
 * @param {Colour} one
 * @param {Colour} other
 */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
