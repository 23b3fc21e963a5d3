/** What a test reads and presses in the panel: each is sent as its source, and sees nothing but its arguments and the panel. */

export const readText = () => document.body.innerText;
export const countRows = () => document.querySelectorAll('.findings .row').length;
export const readIds = () => [...document.querySelectorAll('.findings .row')].map(row => row.getAttribute('data-key')?.replace(/^\d+:/, ''));
export const readCurrent = () => document.querySelector('.row[aria-current]')?.getAttribute('data-key')?.replace(/^\d+:/, '');
/** @param {string} selector */
export const pressButton = selector => {
  const button = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  button?.click();
  return button !== null;
};
/** @param {string} words */
export const pressNamed = words => {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
  button?.click();
  return button !== undefined;
};
/** @param {string} value */
export const choose = value => {
  const select = document.querySelector('select');
  if (!select?.options.length) return false;
  select.value = value;
  return select.dispatchEvent(new Event('change'));
};
/** Every file that the menu offers, caught on its way out. */
export const saveAll = async () => {
  /** @type {Map<string, Promise<string>>} */
  const words = new Map();
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let last = Promise.resolve('');
  URL.createObjectURL = file => {
    last = /** @type {Blob} */ (file).text();
    return createObjectURL.call(URL, file);
  };
  HTMLAnchorElement.prototype.click = function () {
    words.set(this.download, last);
  };
  const items = [...document.querySelectorAll('.menu button')].slice(3);
  for (const item of items) /** @type {HTMLElement} */ (item).click();
  while (words.size < items.length) await new Promise(resolve => setTimeout(resolve, 20));
  HTMLAnchorElement.prototype.click = click;
  URL.createObjectURL = createObjectURL;
  return Promise.all([...words].map(async ([name, file]) => ({ name, words: await file })));
};

/** Runs in the page: paragraphs with two findings each, under headings. @param {number} count */
export function addParagraphs(count) {
  const all = document.createDocumentFragment();
  for (let at = 0; at < count; at++) {
    if (at % 50 === 0) all.append(Object.assign(document.createElement('h2'), { textContent: `Part ${at / 50 + 1}` }));
    all.append(Object.assign(document.createElement('p'), { textContent: `Sources said that lot ${at} would be sold before the winter. Critics say the price of lot ${at} was far too high.` }));
  }
  (document.querySelector('main') ?? document.body).append(all);
}
