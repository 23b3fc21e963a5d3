import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regionOfNames } from '../../extension/content/landmarks.js';
import { regionsOf } from '../../extension/content/regions.js';

/** @typedef {import('../../extension/content/regions.js').Box} Box */
/** @typedef {import('../../extension/content/regions.js').RawBlock} RawBlock */

/**
 * A page as `regionsOf` takes it, from lines `box kind length [linked]`; boxes by name, each with its parent before it.
 * @param {Record<string, Partial<Omit<Box, 'parent'>> & { in?: string }>} boxes
 * @param {string[]} lines
 */
function regions(boxes, lines) {
  const names = Object.keys(boxes);
  let at = 0;
  /** @type {RawBlock[]} */
  const blocks = lines.map(line => {
    const [box, kind, length, linked = '0'] = line.split(' ');
    const start = at;
    at += Number(length) + 2;
    const title = kind === 'title';
    return { start, end: start + Number(length), kind: title ? 'heading' : /** @type {RawBlock['kind']} */ (kind), title, box: names.indexOf(box), linked: Number(linked) };
  });
  const made = names.map(name => ({ asks: null, root: null, holdsTitle: false, ...boxes[name], parent: names.indexOf(boxes[name].in ?? '') }));
  return regionsOf(made, blocks);
}

test('names are words, not letters: an author’s own names tell what a box is for', () => {
  assert.equal(regionOfNames('relatedStories'), 'teaser');
  assert.equal(regionOfNames('most-read_2 wide'), 'teaser');
  assert.equal(regionOfNames('comments'), 'comment');
  assert.equal(regionOfNames('social-bar'), 'aside');
  assert.equal(regionOfNames('commentary shared address'), null);
  assert.equal(regionOfNames('sharing-with-a-single-developer'), null, 'a heading made into an id');
});

test('the article is content; menus, comments and the foot of the page are not', () => {
  const boxes = {
    body: {},
    menu: { in: 'body', asks: /** @type {const} */ ('navigation') },
    main: { in: 'body', root: /** @type {const} */ ('main') },
    article: { in: 'main', root: /** @type {const} */ ('article') },
    comments: { in: 'main', asks: /** @type {const} */ ('comment') },
    comment: { in: 'comments', root: /** @type {const} */ ('article') },
    foot: { in: 'body', asks: /** @type {const} */ ('footer') },
  };
  assert.deepEqual(
    regions(boxes, ['menu list-item 20 20', 'main title 40', 'article paragraph 300', 'article paragraph 300', 'comment paragraph 200', 'foot paragraph 90', 'body paragraph 90']),
    ['navigation', 'content', 'content', 'content', 'comment', 'footer', 'aside'],
  );
});

test('a box that holds most of the text, or the page’s title, is not what its name says', () => {
  const boxes = { body: {}, wrapper: { in: 'body', asks: /** @type {const} */ ('aside'), holdsTitle: true }, text: { in: 'wrapper', asks: /** @type {const} */ ('teaser') } };
  assert.deepEqual(regions(boxes, ['wrapper title 30', 'text paragraph 400', 'text paragraph 400', 'text paragraph 400']), ['content', 'content', 'content', 'content']);
});

test('without landmarks the article is the smallest box with most of the running text, and what stands beside it in its own box', () => {
  const boxes = { body: {}, strip: { in: 'body' }, page: { in: 'body' }, text: { in: 'page' }, column: { in: 'body' } };
  assert.deepEqual(
    regions(boxes, ['strip paragraph 30', 'text paragraph 300', 'text paragraph 300', 'text paragraph 300', 'text paragraph 300', 'column paragraph 120']),
    ['aside', 'content', 'content', 'content', 'content', 'aside'],
  );
});

test('a list of linked headings with a line each is a list of other articles', () => {
  const boxes = { body: {}, main: { in: 'body', root: /** @type {const} */ ('main') } };
  const teaser = ['main heading 40 40', 'main paragraph 120'];
  assert.deepEqual(
    regions(boxes, ['main title 30', 'main paragraph 400', ...teaser, ...teaser, ...teaser]),
    ['content', 'content', ...Array(6).fill('teaser')],
  );
});

test('other articles beside a long one are teasers; articles of like length are all read', () => {
  const boxes = {
    body: {},
    one: { in: 'body', root: /** @type {const} */ ('article') },
    two: { in: 'body', root: /** @type {const} */ ('article') },
    short: { in: 'body', root: /** @type {const} */ ('article') },
  };
  assert.deepEqual(regions(boxes, ['one paragraph 500', 'two paragraph 400', 'short paragraph 100']), ['content', 'content', 'teaser']);
});

test('an empty page has no regions', () => assert.deepEqual(regionsOf([], []), []));
