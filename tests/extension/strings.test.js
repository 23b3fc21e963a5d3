import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { about, keyOf, messageText, text, useMessages } from '../../extension/strings.js';

before(() =>
  useMessages(
    {
      plain: { message: 'Plain' },
      says: { message: '“{source}” says {content}' },
      found_one: { message: '{count} finding' },
      found_other: { message: '{count} findings' },
      question_a_rule: { message: 'Who are “{source}”?' },
      question_a_rule_nobody: { message: 'Who says so?' },
      message_a_rule_group: { message: '“{source}”: a group' },
    },
    'en',
  ),
);

test('places are filled once, with the page’s words as they are', () => {
  assert.equal(text('plain'), 'Plain');
  assert.equal(text('says', { source: '{content}', content: '$1 & <b>' }), '“{content}” says $1 & <b>');
  assert.equal(text('says', { source: 'she' }), '“she” says {content}');
  assert.equal(text('nothing'), '');
  assert.equal(text('nothing', { count: 1 }), '');
});

test('counts take the form and the figures of the language', () => {
  assert.equal(text('found', { count: 1 }), '1 finding');
  assert.equal(text('found', { count: 0 }), '0 findings');
  assert.equal(text('found', { count: 12345 }), '12,345 findings');
});

test('a rule speaks by its id, a message in the core’s English where the locale has none', () => {
  assert.equal(keyOf('message', 'a-rule.group'), 'message_a_rule_group');
  const message = { id: 'a-rule.group', args: { source: 'critics' }, text: 'English' };
  assert.equal(about('question', { rule: 'a-rule', message }), 'Who are “critics”?');
  assert.equal(about('question', { rule: 'a-rule', message: { ...message, id: 'a-rule.nobody', args: {} } }), 'Who says so?');
  assert.equal(about('question', { rule: null, message: null }), '');
  assert.equal(about('question', { rule: 'a-rule', message: { ...message, args: {} } }), '');
  assert.equal(messageText(message), '“critics”: a group');
  assert.equal(messageText({ ...message, id: 'a-rule.new' }), 'English');
});
