import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LOCALES = path.join(ROOT, 'extension/_locales');

/** @typedef {Record<string, { message: string }>} Messages */

/** @param {string} locale @returns {Messages} */
const read = locale => JSON.parse(fs.readFileSync(path.join(LOCALES, locale, 'messages.json'), 'utf8'));
const english = read('en');
const others = fs.readdirSync(LOCALES).filter(locale => locale !== 'en');

/** Keys' names of all rules. */
const rules = fs.readdirSync(path.join(ROOT, 'src/rules')).flatMap(file => (file.endsWith('.md') ? [file.slice(0, -3).replaceAll('-', '_')] : []));

/** Words of rules stand in the rules' documents in English; a locale holds the parts that the interface says, and may hold the rest. @param {string} key */
const isOfRule = key => /^(rule|question|why|ask|standard|message)_/.test(key);
/** @param {string} message */
const places = message => [...new Set(message.match(/\{\w+\}/g))].sort();
/** A counted message's key without its plural category. @param {string} key */
const stem = key => key.replace(/_(zero|one|two|few|many|other)$/, '');

/** Sources that speak, by path. */
const sources = ['extension', 'www'].flatMap(folder =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(js|html|json)$/.test(file) && !/^(core|_locales)[\\/]/.test(file))
    .map(file => fs.readFileSync(path.join(ROOT, folder, file), 'utf8')),
);

test('every message that is asked for is there in English', () => {
  const asked = sources.flatMap(source => [
    ...[...source.matchAll(/\btext\('([a-z_]+)'/g)].map(([, key]) => key),
    ...[...source.matchAll(/data-text="([a-z_]+)"/g)].map(([, key]) => key),
    ...[...source.matchAll(/__MSG_([a-z_]+)__/g)].map(([, key]) => key),
  ]);
  assert.ok(asked.length > 80);
  const missing = asked.filter(key => !(key in english) && !(`${key}_other` in english));
  assert.deepEqual([...new Set(missing)], []);
});

test('every English message is asked for', () => {
  const all = sources.join('\n');
  const literal = /** @param {string} key */ key => all.includes(`'${key}'`) || all.includes(`"${key}"`) || all.includes(`__MSG_${key}__`);
  const starts = [...all.matchAll(/`([a-z_]+_)\$\{/g)].map(([, start]) => start);
  const unused = Object.keys(english).filter(key => !literal(key) && !literal(stem(key)) && !starts.some(start => key.startsWith(start)));
  assert.deepEqual(unused, []);
});

test('stores and menus have room for what they show', () => {
  for (const locale of ['en', ...others]) {
    const messages = read(locale);
    assert.ok((messages.extension_name?.message.length ?? 0) <= 45, locale);
    assert.ok((messages.extension_description?.message.length ?? 0) <= 132, locale);
  }
});

for (const locale of others) {
  test(`${locale} says all that English says, about as shortly`, () => {
    const messages = read(locale);
    const plural = new Intl.PluralRules(locale.replace('_', '-'));
    const categories = new Set(Array.from({ length: 1000 }, (_, count) => plural.select(count)));
    for (const [key, { message }] of Object.entries(english)) {
      const counted = key !== stem(key) && `${stem(key)}_other` in english;
      const keys = counted ? [...categories].map(category => `${stem(key)}_${category}`) : [key];
      for (const one of keys) {
        const there = messages[one]?.message;
        assert.ok(there, `${one} is missing`);
        const dropped = counted ? [] : places(message).filter(place => !places(there).includes(place));
        assert.deepEqual(dropped, [], `${one} leaves out a place`);
        assert.deepEqual(places(there).filter(place => !places(message).includes(place) && !counted), [], `${one} has a place that nothing fills`);
        assert.ok(there.length <= message.length * 1.6 + 16, `${one} is too long: ${there}`);
      }
    }
  });

  test(`${locale} speaks of every rule`, () => {
    const messages = read(locale);
    const missing = rules.flatMap(rule => ['question', 'rule', 'why', 'ask'].map(part => `${part}_${rule}`)).filter(key => !messages[key]?.message);
    assert.deepEqual(missing, []);
  });

  test(`${locale} says nothing that nobody asks for`, () => {
    const known = new Set(Object.keys(english).map(stem));
    assert.deepEqual(Object.keys(read(locale)).filter(key => !known.has(stem(key)) && !isOfRule(key)), []);
  });

  test(`${locale}: words of rules hold no place but the core’s`, () => {
    const odd = Object.entries(read(locale)).filter(([key, { message }]) => isOfRule(key) && places(message).some(place => !['{source}', '{cue}', '{content}'].includes(place)));
    assert.deepEqual(odd, []);
  });
}
