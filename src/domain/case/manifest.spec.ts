import { describe, expect, it } from '@jest/globals';
import type { LetterKind, Notice } from '../law/vocabulary.js';
import { lettersFor, type Manifest, payloadOf } from './manifest.js';

const manifest: Manifest = {
  action: 'refuse',
  letters: [{ id: '00000000-0000-4000-8000-000000000001', kind: 'refusal', sha256: 'a'.repeat(64) }],
  envelopes: ['b'.repeat(64)],
  requester: 'e'.repeat(64),
};

describe('the payload', () => {
  it('is one hash for one manifest', () => {
    expect(payloadOf({ ...manifest })).toBe(payloadOf(manifest));
  });

  it.each<[string, Manifest]>([
    ['the action', { ...manifest, action: 'clarify' }],
    ['a letter', { ...manifest, letters: manifest.letters.map((each) => ({ ...each, sha256: 'c'.repeat(64) })) }],
    ['who asks', { ...manifest, requester: 'f'.repeat(64) }],
    ['a recipient', { ...manifest, envelopes: ['d'.repeat(64)] }],
    ['the number of letters', { ...manifest, letters: [] }],
  ])('changes with %s', (_what, changed) => {
    expect(payloadOf(changed)).not.toBe(payloadOf(manifest));
  });
});

describe('the letters of an action', () => {
  const all = ['answer', 'refusal', 'clarification', 'sisse_notice'] as const;
  const judged = (letters: readonly LetterKind[], ...notices: Notice[]) => ({ letters, notices });

  it('are a refusal and the notice to the SISSE when the rule wants one', () => {
    expect(lettersFor('refuse', judged(all, 'N_SISSE', 'N_CUST'))).toEqual(['refusal', 'sisse_notice']);
    expect(lettersFor('refuse', judged(all, 'N_CUST'))).toEqual(['refusal']);
  });

  it('inform no one of a disclosure that the law ordered', () => {
    expect(lettersFor('disclose', judged(all, 'N_SISSE'))).toEqual(['answer']);
  });

  it('ask the requester when something is missing', () => {
    expect(lettersFor('clarify', judged(all))).toEqual(['clarification']);
  });

  it('never answer a forger', () => {
    expect(lettersFor('refuse', judged([]))).toEqual([]);
    expect(lettersFor('refuse', judged(['sisse_notice'], 'N_SISSE'))).toEqual(['sisse_notice']);
  });
});
