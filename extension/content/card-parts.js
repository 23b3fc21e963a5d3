/** What a card is made of: elements, drawn signs, buttons, menus. Every one is made by hand: a page's text is never read as HTML. */

/** @typedef {import('../core/hearsay.js').Verdict} Verdict */

const SVG = 'http://www.w3.org/2000/svg';

/** Drawn signs, on a square of 24. */
export const SIGNS = { close: 'M6 6l12 12M18 6L6 18', previous: 'M15 5l-7 7 7 7', next: 'M9 5l7 7-7 7' };
/** What the dot holds, on a square of 22: nobody (a cross), somebody (a question), undecided (a wave), a link, a name (a tick). @type {Record<Verdict, string>} */
const DOTS = {
  unattributed: 'M7.5 7.5l7 7M14.5 7.5l-7 7',
  unnamed: 'M8.3 8.6a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 1.9M11 15.9v.1',
  review: 'M6 12.2c1.6-2.8 3.4-2.8 5 0s3.4 2.8 5 0',
  cited: 'M9.6 12.4l2.8-2.8M8.6 10.2l-1 1a2.3 2.3 0 0 0 3.2 3.2l1-1M13.4 11.8l1-1a2.3 2.3 0 0 0-3.2-3.2l-1 1',
  named: 'M7 11.4l2.8 2.8 5.2-6',
};

/**
 * @param {string} name
 * @param {...(Node | string)} children
 */
export function make(name, ...children) {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}

/**
 * @param {string} path
 * @param {number} size
 * @param {boolean} isDot
 */
function drawing(path, size, isDot) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('aria-hidden', 'true');
  const stroke = document.createElementNS(SVG, 'path');
  stroke.setAttribute('d', path);
  if (isDot) {
    const disc = document.createElementNS(SVG, 'circle');
    for (const side of ['cx', 'cy', 'r']) disc.setAttribute(side, String(size / 2));
    svg.setAttribute('class', 'dot');
    svg.append(disc);
  }
  svg.append(stroke);
  return svg;
}

/** @param {Verdict} verdict */
export const dotOf = verdict => drawing(DOTS[verdict], 22, true);

/**
 * @param {string} className
 * @param {string} words
 * @param {() => void} onPress
 */
export function textButton(className, words, onPress) {
  const made = /** @type {HTMLButtonElement} */ (make('button', words));
  made.type = 'button';
  made.className = `words ${className}`;
  return pressed(made, onPress);
}

/**
 * @param {string} className
 * @param {string} label
 * @param {string} sign
 * @param {() => void} onPress
 */
export function button(className, label, sign, onPress) {
  const made = /** @type {HTMLButtonElement} */ (make('button', drawing(sign, 24, false)));
  made.type = 'button';
  made.className = className;
  // Its name, too: said twice, it is read out twice.
  made.title = label;
  return pressed(made, onPress);
}

/**
 * A button's press, as a command to itself: that is no event of the page's window, where a page may swallow every click.
 * @param {HTMLButtonElement} made
 * @param {() => void} onPress
 */
function pressed(made, onPress) {
  const invoker = /** @type {HTMLButtonElement & { command: string, commandForElement: Element }} */ (made);
  const isHeard = 'commandForElement' in made;
  invoker.command = '--press';
  invoker.commandForElement = made;
  // Not every browser that shows the playground knows commands.
  made.addEventListener(isHeard ? 'command' : 'click', onPress);
  return made;
}

/**
 * A button that folds out what there is to choose from.
 * @param {string} className
 * @param {string} label
 * @param {HTMLElement[]} inside
 * @param {() => void} resized
 */
export function menu(className, label, inside, resized) {
  const choices = make('div', ...inside);
  choices.className = 'choices';
  choices.hidden = true;
  const opener = textButton(`opens ${className}`, label, () => {
    choices.hidden = !choices.hidden;
    opener.setAttribute('aria-expanded', String(!choices.hidden));
    resized();
    if (!choices.hidden) choices.querySelector('button')?.focus({ preventScroll: true });
  });
  opener.setAttribute('aria-expanded', 'false');
  return { opener, choices };
}
