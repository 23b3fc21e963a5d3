/**
 * The marks' sheet, and which mark a claim gets. Verdicts differ by line before colour: solid, dashed, wavy, dotted, thin. How much an
 * editor should care is told by strength. Inserted into a stranger's page: nothing but `::highlight`, no variables, text colour untouched.
 */

import { isFinding } from '../findings.js';

/**
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {import('../core/hearsay.js').Verdict} Verdict
 * @typedef {import('../settings.js').Strength} Strength
 * @typedef {import('./ground.js').Ground} Ground
 */

/** What is behind the text. On a middling ground no colour of ours stands out: lines take the text's own. @type {readonly Ground[]} */
export const GROUNDS = ['light', 'dark', 'middle'];

/** Of each strength: the line's width in tenths of a pixel, and how much of its colour is laid under the words, in hundredths. */
const LEVELS = [
  { line: 10, wash: 0 },
  { line: 15, wash: 0 },
  { line: 20, wash: 8 },
  { line: 25, wash: 13 },
  { line: 30, wash: 22 },
];

/** The line of each verdict; whether its colour is laid under the words, too. @type {Record<Verdict, { style: string, thinner?: number, washed?: true }>} */
const LINES = {
  unattributed: { style: 'solid', washed: true },
  unnamed: { style: 'dashed', washed: true },
  review: { style: 'wavy', thinner: 5 },
  cited: { style: 'dotted' },
  named: { style: 'solid', thinner: 5 },
};

/** Colours of the tokens. @type {Record<'light' | 'dark', Record<Verdict, string>>} */
export const INKS = {
  light: { unattributed: '#c2261d', unnamed: '#b35c00', review: '#6a4bc4', cited: '#1f6f8b', named: '#2b7a3d' },
  dark: { unattributed: '#ff8278', unnamed: '#f2a85c', review: '#b7a1ff', cited: '#6fc3dd', named: '#7fcf92' },
};

/** Luminances above which the dark colours stand out, and below which the light ones do: by three to one. */
export const [LIGHTEST, DARKEST] = [0.62, 0.094];

/** What lights up for a while: the claim under the pointer or the card, who said it, a claim that was looked for. */
const LIGHTS = {
  light: { tie: '#f2a85c57', source: '#cfdff5', flash: '#f2a85cb3' },
  dark: { tie: '#b35c0080', source: '#223c5e', flash: '#b35c00cc' },
};

const PREFIX = 'hearsay-';
const VERDICTS = /** @type {readonly Verdict[]} */ (['named', 'cited', 'review', 'unnamed', 'unattributed']);

/** Strengths of severities, where the reader chose none. */
const SEVERITIES = { minor: 1, moderate: 2, serious: 3 };
/** What the reader's choice adds. @type {Record<Strength, number>} */
const SHIFTS = { faint: -1, plain: 0, strong: 1 };

/** Kinds of marks, undermost first. @type {readonly string[]} */
export const KINDS = [...VERDICTS.flatMap(verdict => LEVELS.map((_, level) => `${verdict}-${level}`)), 'current', 'tie', 'source', 'said', 'flash'];

/** All names that a mark can have in the page's registry. */
export const NAMES = KINDS.flatMap(kind => GROUNDS.map(ground => nameOf(kind, ground)));

/**
 * @param {string} kind
 * @param {Ground} ground
 */
export function nameOf(kind, ground) {
  return `${PREFIX}${kind}-${ground}`;
}

/**
 * The kind of mark that a claim gets. What is sourced is always faint: it is shown, not pointed at.
 * @param {Claim} claim
 * @param {Strength} strength
 */
export function kindOf(claim, strength) {
  const severity = isFinding(claim) ? SEVERITIES[/** @type {keyof typeof SEVERITIES} */ (claim.severity)] : claim.verdict === 'review' ? SEVERITIES.moderate : 0;
  return `${claim.verdict}-${severity && severity + SHIFTS[strength]}`;
}

/** @param {number} tenths */
const px = tenths => `${tenths / 10}px`;

/**
 * The sheet. In Chromium what is highlighted inherits from the element around, into shadow roots too: rules for the root alone are
 * enough there, and a page of 18,000 elements takes them in 60 ms; rules for every element it takes in 265.
 * @param {':root' | ''} scope where the rules hold; everywhere where they do not inherit (Firefox)
 */
export function sheet(scope = '') {
  const rules = VERDICTS.flatMap(verdict =>
    LEVELS.flatMap(({ line, wash }, level) => {
      const { style, thinner = 0, washed } = LINES[verdict];
      const width = px(Math.max(10, line - thinner));
      return GROUNDS.map(ground => {
        const ink = ground === 'middle' ? 'currentcolor' : INKS[ground][verdict];
        const under = washed && wash && ground !== 'middle' ? `background:color-mix(in srgb,${ink} ${wash}%,transparent);` : '';
        return `::highlight(${nameOf(`${verdict}-${level}`, ground)}){${under}text-decoration:underline ${style} ${width} ${ink};text-underline-offset:3px}`;
      });
    }),
  );
  const lights = Object.entries(LIGHTS).flatMap(([ground, { tie, source, flash }]) => [
    `${both(['current', 'tie'], [ground])}{background:${tie}}`,
    `${both(['source', 'said'], [ground])}{background:${source}}`,
    `${both(['flash'], [ground])}{background:${flash}}`,
  ]);
  // Without a colour to lay under the words: lines, over and under.
  const lines = [
    `${both(['current', 'tie', 'flash'], ['middle'])}{text-decoration:underline overline double 3px currentcolor}`,
    `${both(['source', 'said'], ['middle'])}{text-decoration:underline overline solid 1px currentcolor}`,
  ];
  return [...rules, ...lights, ...lines, forced(), onPaper()].join('\n').replaceAll('::highlight', `${scope}::highlight`);
}

/**
 * The reader's own colours: lines alone. Chromium fills marks all the same, with its own pair of colours for what is highlighted, whatever
 * a sheet says, and draws our lines in that pair: where it puts lines by itself they stand on the fill, and are told apart.
 */
function forced() {
  const all = both(KINDS, GROUNDS);
  return `@media (forced-colors:active){${all}{background:transparent;text-decoration-color:CanvasText;text-underline-offset:auto}
${both(['current', 'tie', 'flash'], GROUNDS)}{text-decoration:underline overline double 3px Highlight}
${both(['source', 'said'], GROUNDS)}{text-decoration:underline overline solid 1px Highlight}}`;
}

/** Paper is light, whatever the screen was; and what lights up is for the screen. */
function onPaper() {
  return `@media print{${both(KINDS, ['dark'])}{background:transparent;text-decoration-color:currentcolor}
${both(['current', 'tie', 'source', 'said', 'flash'], GROUNDS)}{background:transparent;text-decoration:none}}`;
}

/**
 * @param {readonly string[]} kinds
 * @param {readonly string[]} grounds
 */
const both = (kinds, grounds) => kinds.flatMap(kind => grounds.map(ground => `::highlight(${nameOf(kind, /** @type {Ground} */ (ground))})`)).join();
