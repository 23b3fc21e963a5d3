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

/** Keys of what one message of a rule says in the place of its rule's words. */
const variants = fs.readdirSync(path.join(ROOT, 'src/rules')).flatMap(file => {
  const head = file.endsWith('.md') ? fs.readFileSync(path.join(ROOT, 'src/rules', file), 'utf8').split('\n---')[0] : '';
  const found = [...head.matchAll(/^(title|summary|why|ask)\.([\w-]+): /gm)];
  return found.map(([, part, variant]) => `${{ title: 'question', summary: 'rule' }[part] ?? part}_${file.slice(0, -3)}_${variant}`.replaceAll('-', '_'));
});

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

/** One word for one thing: the English, and what a message of each other language holds where its English holds that. @type {[RegExp, Record<string, RegExp>][]} */
const GLOSSARY = [
  [/\bfindings?\b/i, { de: /befund/i, fr: /constat/i, es: /hallazgo/i, he: /ממצא/ }],
  [/\bclaims?\b/i, { de: /aussage/i, fr: /propos/i, es: /afirmaci/i, he: /טענ/ }],
  [/\bsources?\b(?! view)/i, { de: /quelle/i, fr: /source/i, es: /fuente/i, he: /מקור/ }],
  [/(?<!quotation |reference )\bmarks?\b/i, { de: /markier/i, fr: /marqu/i, es: /marca/i, he: /סימו[נן]|מסמן|מסומ|לסמן/ }],
  [/\bpanel\b/i, { de: /seitenleiste/i, fr: /panneau/i, es: /panel/i, he: /חלונית/ }],
  [/\bcard\b/i, { de: /karte/i, fr: /fiche/i, es: /ficha/i, he: /כרטיס/ }],
  [/\brules?\b/i, { de: /regel/i, fr: /règle/i, es: /regla/i, he: /כלל/ }],
  [/\bprofile\b/i, { de: /profil/i, fr: /profil/i, es: /perfil/i, he: /פרופיל/ }],
  [/\baudit(ed)?\b/i, { de: /prüf/i, fr: /examin/i, es: /rev[ií]s/i, he: /בדיק|נבדק|לבדוק/ }],
];

for (const locale of others) {
  test(`${locale} has one word for one thing`, () => {
    const messages = read(locale);
    for (const [word, others] of GLOSSARY) {
      const meant = Object.entries(english).filter(([, { message }]) => word.test(message.replace(/\{\w+\}/g, '')));
      assert.ok(meant.length > 1);
      const odd = meant.flatMap(([key]) => (messages[key] && !others[locale].test(messages[key].message) ? [`${key}: ${messages[key].message}`] : []));
      assert.deepEqual(odd, [], String(word));
    }
  });

  test(`${locale} is set as its printers set it`, () => {
    const all = Object.entries(read(locale)).map(([key, { message }]) => `${key}: ${message}`);
    assert.deepEqual(all.filter(line => /["']/.test(line)), [], 'straight quotation marks');
    assert.deepEqual(all.filter(line => /\.{3}|^ |  | $/.test(line)), [], 'dots and blanks');
    const breaking = locale === 'fr' ? / [?;:!»]|« |[^\s:?]»/ : /(?!)/;
    assert.deepEqual(all.filter(line => breaking.test(line.slice(line.indexOf(': ') + 2))), [], 'a line may break before its sign');
  });

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
    const missing = [...rules.flatMap(rule => ['question', 'rule', 'why', 'ask'].map(part => `${part}_${rule}`)), ...variants].filter(key => !messages[key]?.message);
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
