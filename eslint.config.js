// Small on purpose: types and undefined names are tsc's, layout is nobody's fight.

const RULES = {
  'array-callback-return': 'error',
  curly: ['error', 'multi-line'],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-unused-vars': ['error', { caughtErrors: 'none', argsIgnorePattern: '^_' }],
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-shadow-restricted-names': 'error',
  'no-unreachable': 'error',
  'no-constant-condition': ['error', { checkLoops: false }],
  'no-self-assign': 'error',
  'no-dupe-keys': 'error',
  'no-fallthrough': 'error',
  'use-isnan': 'error',
};

/** A page's words are data, and nothing leaves the machine. */
const UNTRUSTED = [
  { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]', message: 'Page text is data: build nodes.' },
  { selector: 'CallExpression[callee.property.name=/^(write|writeln)$/][callee.object.name="document"]', message: 'Page text is data: build nodes.' },
  { selector: 'NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|EventSource)$/]', message: 'Nothing leaves the machine.' },
  { selector: 'MemberExpression[property.name="sendBeacon"]', message: 'Nothing leaves the machine.' },
  { selector: 'MemberExpression[object.property.name="storage"][property.name="sync"]', message: 'The browser uploads it: storage.local.' },
];

export default [
  { ignores: ['dist/', 'extension/core/', 'node_modules/', 'target/', 'tests/out/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['extension/**/*.js', 'www/**/*.js'],
    rules: { ...RULES, 'no-restricted-syntax': ['error', ...UNTRUSTED] },
  },
  {
    files: ['*.js', 'demo/**/*.js', 'tests/**/*.js'],
    rules: RULES,
  },
];
