import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkTo } from '../../extension/content/fragment.js';

/** A Document of paragraphs. @param {string[]} paragraphs */
function documentOf(...paragraphs) {
  const text = paragraphs.join('\n\n');
  let at = 0;
  const blocks = paragraphs.map(words => ({ start: at, end: (at += words.length + 2) - 2 }));
  return { text, blocks };
}

/** @param {ReturnType<typeof documentOf>} document @param {string} words @param {number} [from] */
function link(document, words, from = 0) {
  const start = document.text.indexOf(words, from);
  assert.ok(start >= 0);
  return linkTo('https://news.example/a', document, { start, end: start + words.length });
}

const HEAD = 'https://news.example/a#:~:text=';

test('a short sentence is told whole, marks of quotation and full stop left out', () => {
  assert.equal(link(documentOf('It rained. “The pier fell,” he said. Then it was quiet.'), 'The pier fell'), `${HEAD}The%20pier%20fell%2C%E2%80%9D%20he%20said`);
});

test('a long sentence is told by its ends', () => {
  const long = 'Critics say the ferry that has crossed the sound every hour since the year of the great frost will sink before the harvest.';
  assert.equal(link(documentOf('It rained.', long), 'Critics say'), `${HEAD}Critics%20say%20the%20ferry%20that,will%20sink%20before%20the%20harvest`);
});

test('words that stand twice are told apart by those before them, or after', () => {
  const twice = documentOf('He spoke. Sources said so.', 'She spoke low. Sources said so. All of it.');
  assert.equal(link(twice, 'Sources said', 30), `${HEAD}low.-,Sources%20said%20so`);
  const starts = documentOf('Sources said so. It rained.', 'Sources said so. It was dry.');
  assert.equal(link(starts, 'Sources said', 20), `${HEAD}rained.-,Sources%20said%20so`);
  assert.equal(link(starts, 'Sources said', 0), `${HEAD}Sources%20said%20so,-.%20It%20rained`);
});

test('signs that mean something in a directive or in an address are written out', () => {
  assert.equal(link(documentOf('A well-known (and loud) one & more, they say.'), 'A well'), `${HEAD}A%20well%2Dknown%20%28and%20loud%29%20one%20%26%20more%2C%20they%20say`);
});

test('the address keeps its own anchor, and loses an older directive', () => {
  const document = documentOf('Sources said so.');
  const mark = { start: 0, end: 12 };
  assert.equal(linkTo('https://news.example/a?b=1#part', document, mark), 'https://news.example/a?b=1#part:~:text=Sources%20said%20so');
  assert.equal(linkTo('https://news.example/a#part:~:text=old', document, mark), 'https://news.example/a#part:~:text=Sources%20said%20so');
  assert.equal(linkTo('https://news.example/a', documentOf('?!'), { start: 0, end: 2 }), 'https://news.example/a');
});
