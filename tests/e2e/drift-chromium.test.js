/**
 * Pages edited at random, from a seed: after they have settled, what is marked and said is what a fresh audit marks and says, and no
 * mark stands on words that no claim has. Our own pages, and real saved ones where they are. `HEARSAY_SEEDS=20` tries more.
 */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { folded } from '../../extension/content/whitespace.js';
import { Chromium } from './drive/chromium.js';
import { pause, steady, until } from './drive/wait.js';
import { PAGES } from './expected.js';
import { serve } from './server.js';

const SAVED = path.resolve(import.meta.dirname, '../..', process.env.HEARSAY_PAGES ?? '../shared/pages');
const SEEDS = Number(process.env.HEARSAY_SEEDS ?? 1);
/** Edits of one page before it is looked at. */
const EDITS = 6;
/** How long a page is left to be read anew, in milliseconds: nothing that it shows tells that it was. */
const SETTLING = 2500;

const own = await serve(PAGES);
after(() => own.close());
const browser = await Chromium.launch();
after(() => browser.close());

const addresses = ['long', 'article', 'shadow', 'sourced'].map(name => ({ name, url: own.url(`${name}.html`) }));
if (fs.existsSync(SAVED)) {
  const saved = await serve(SAVED, { 'Content-Security-Policy': "script-src 'none'" });
  after(() => saved.close());
  const files = (process.env.HEARSAY_DRIFT ?? 'bbc-1 cnn guardian-1 nytimes-1 wikipedia telegraph').split(' ');
  addresses.push(...files.filter(name => fs.existsSync(path.join(SAVED, `${name}.html`))).map(name => ({ name, url: saved.url(`${name}.html`) })));
}

for (const { name, url } of addresses) {
  for (let seed = 1; seed <= SEEDS; seed++) {
    test(`${name}, edited at random (${seed}): its marks are those of a fresh audit`, async t => {
      await browser.open('about:blank');
      await browser.open(url);
      await browser.audit();
      /** @type {string[]} */
      const done = [];
      for (let at = 0; at < EDITS; at++) {
        done.push(await browser.evaluate(edit, `${name} ${seed} ${at}`));
        if (at % 3) continue;
        // Some come one by one, some together.
        await until('no mark on words of no claim', async () => (await shown()).astray.length === 0);
      }
      t.diagnostic(done.join(', '));
      await pause(SETTLING);
      const settled = await steady('what is shown', shown);
      assert.deepEqual(settled.astray, [], 'no mark stands on words of no claim');
      await browser.clear();
      await browser.audit();
      assert.deepEqual(settled, await shown());
    });
  }
}

/** What is painted, and what is said of the page. */
async function shown() {
  // Frames that a page draws anew are other frames: those wait for the next click.
  const states = (await browser.states()).filter(({ top }) => top);
  const marks = (await browser.marks()).filter(({ name }) => !/-(current|source|tie|said|flash)-/.test(name));
  const claims = states.flatMap(({ report }) => report?.claims ?? []);
  const words = claims.map(({ selector }) => bare(selector.exact));
  return {
    status: states.map(({ status }) => status),
    lengths: states.map(({ length }) => length),
    claims: claims.map(({ id, verdict, rule }) => `${id} ${verdict} ${rule}`),
    unplaced: states.flatMap(({ unplaced }) => unplaced),
    marks: marks.map(({ name, text }) => `${name} ${bare(text)}`).sort(),
    // Of a claim that is painted in pieces each piece is a part of it.
    astray: marks.filter(({ text }) => !words.some(one => one.includes(bare(text)))),
  };
}

/** @param {string} text */
const bare = text => folded(text).replaceAll(' ', '');

/**
 * Runs in the page: one edit of it, chosen by a seed, of the kinds that pages are seen to make.
 * @param {string} seed
 * @returns {string} what was done
 */
function edit(seed) {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
  /** @param {number} below */
  const random = below => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  for (let warm = 0; warm < 4; warm++) random(2);
  const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []))];
  const blocks = roots.flatMap(root => [...root.querySelectorAll('p, li, blockquote, h2, td')]).filter(({ textContent }) => (textContent ?? '').trim().length > 30);
  const block = blocks[random(blocks.length)];
  const other = blocks[random(blocks.length)];
  if (!block || !other) return 'nothing';
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) if ((walker.currentNode.nodeValue ?? '').trim().length > 5) nodes.push(/** @type {Text} */ (walker.currentNode));
  const node = nodes[random(nodes.length)] ?? document.createTextNode('nothing here');
  const cut = random(node.length);
  /** @type {Record<string, () => void>} */
  const edits = {
    'words put in': () => node.insertData(cut, ' and officials said so '),
    'words taken out': () => node.deleteData(cut, 12),
    'text set anew': () => (node.data = `${node.data.slice(0, cut)} Critics say the mill will close. “It is over.”`),
    'the same text set anew': () => (node.data = String(node.data)),
    'a node parted': () => cut > 0 && node.splitText(cut),
    'nodes joined': () => document.body.normalize(),
    'words wrapped': () => {
      const rest = cut > 0 ? node.splitText(cut) : node;
      const bold = document.createElement('b');
      rest.replaceWith(bold);
      bold.append(rest);
    },
    'words linked': () => {
      const link = document.createElement('a');
      link.href = 'https://example.org/report';
      node.replaceWith(link);
      link.append(node);
    },
    'a reference added': () => {
      const sign = document.createElement('sup');
      sign.innerHTML = '<a href="#note">[4]</a>';
      block.append(sign);
    },
    'a block made another': () => {
      const quote = document.createElement('blockquote');
      quote.append(...block.childNodes);
      block.replaceWith(quote);
    },
    'a block taken out': () => block.remove(),
    'a block moved': () => block !== other && !block.contains(other) && other.before(block),
    'a block repeated': () => other.after(block.cloneNode(true)),
    'a block drawn anew': () => block.replaceWith(block.cloneNode(true)),
    'all drawn anew': () => (document.body.innerHTML = String(document.body.innerHTML)),
    'a block hidden': () => block.setAttribute('hidden', ''),
    'a block translated': () => {
      for (const text of nodes) {
        const font = document.createElement('font');
        text.replaceWith(font);
        font.append('Der Rat hat gestern beschlossen, die Brücke nicht zu bauen.');
      }
    },
    'more at the end': () => {
      const section = document.createElement('section');
      for (const words of ['Sources said the quay would be sold.', '“Nobody asked us,” said Ines Valdor, the harbour master.', '“We were never told.”']) {
        const paragraph = document.createElement('p');
        paragraph.textContent = words;
        section.append(paragraph);
      }
      (block.parentElement ?? document.body).append(section);
    },
    'a name given first': () => {
      const paragraph = document.createElement('p');
      paragraph.textContent = 'Marta Oyelaran, the mayor, met reporters in the morning.';
      blocks[0].before(paragraph);
    },
    'another address': () => history.pushState(null, '', `#${random(1000)}`),
    'a dialog': () => {
      const dialog = document.createElement('dialog');
      dialog.append(block.cloneNode(true));
      document.body.append(dialog);
      dialog.showModal();
    },
    'a fold': () => {
      const details = document.createElement('details');
      block.replaceWith(details);
      details.append(document.createElement('summary'), block);
      details.open = random(2) === 1;
    },
  };
  const names = Object.keys(edits);
  const name = names[random(names.length)];
  edits[name]();
  return name;
}
