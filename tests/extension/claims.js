/** Claims and frames for tests, with no more said than a test is about. */

/**
 * @typedef {import('../../extension/core/hearsay.js').Claim} Claim
 * @typedef {import('../../extension/messages.js').FrameState} FrameState
 */

/**
 * @param {string} id
 * @param {number} start
 * @param {Partial<Claim>} [said]
 * @returns {Claim}
 */
export const claim = (id, start, said = {}) => ({
  id,
  form: 'direct',
  act: 'statement',
  part_of: null,
  content: { start, end: start + 5, text: 'words' },
  mark: { start, end: start + 5 },
  cue: null,
  source: null,
  attributed_to: null,
  relayed_by: null,
  citations: [],
  verdict: 'unattributed',
  rule: 'quote-unattributed',
  also: [],
  severity: 'serious',
  message: null,
  selector: { exact: 'words', prefix: '', suffix: '' },
  ...said,
});

/** A claim with a named source. @param {string} id @param {number} start @param {Partial<Claim>} [said] */
export const named = (id, start, said = {}) => claim(id, start, { verdict: 'named', rule: null, severity: null, ...said });

/**
 * @param {Claim[]} claims
 * @param {Partial<FrameState>} [said]
 * @returns {FrameState}
 */
export const frame = (claims, said = {}) => ({
  status: 'marked',
  url: '',
  title: 'A page',
  report: {
    schema: 1,
    engine: { name: 'hearsay', version: '0' },
    offsets: 'utf16',
    document: { url: null, title: null, language: 'en', profile: 'news', genre: 'article', words: 100 },
    claims,
    quotations: [],
    sources: [],
    summary: { claims: claims.length, named: 0, cited: 0, unnamed: 0, unattributed: 0, review: 0 },
  },
  findings: 0,
  current: null,
  unplaced: [],
  top: true,
  outline: [],
  length: 1000,
  unjudged: {},
  ...said,
});
