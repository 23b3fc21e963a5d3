/** What TypeScript's own library does not know yet. */

/** A style sheet as text: `import sheet from './card.css' with { type: 'text' }`. */
declare module '*.css' {
  const text: string;
  export default text;
}

interface HighlightRegistry {
  /** Chromium 140, Firefox 150. */
  highlightsFromPoint(x: number, y: number, options?: { shadowRoots?: ShadowRoot[] }): { highlight: Highlight; ranges: AbstractRange[] }[];
}
