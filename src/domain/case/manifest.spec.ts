import { describe, expect, it } from '@jest/globals';
import { circumstances } from '../../../test/support/case-walk.js';
import { tableOf } from '../../../test/support/target-table.js';
import type { Authority } from '../law/authority.js';
import type { LetterKind, Notice } from '../law/vocabulary.js';
import { lettersFor } from '../workflow/duty.js';
import { type Manifest, payloadOf } from './manifest.js';

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
    ['what is answered for a target', { ...manifest, disclosure: tableOf(2, 1) }],
    ['who asks', { ...manifest, requester: 'f'.repeat(64) }],
    ['a recipient', { ...manifest, envelopes: ['d'.repeat(64)] }],
    ['the number of letters', { ...manifest, letters: [] }],
  ])('changes with %s', (_what, changed) => {
    expect(payloadOf(changed)).not.toBe(payloadOf(manifest));
  });
});

describe('the payload of a disclosure', () => {
  const table = tableOf(2, 1, 2);
  const payload = (changed: Partial<typeof table>) => payloadOf({ ...manifest, disclosure: { ...table, ...changed } });

  it.each<[string, Partial<typeof table>]>([
    ['the answer for a target', { targets: tableOf(2, 2).targets }],
    [
      'the target of a file',
      { shared: [1], targets: table.targets.map((row, at) => (at === 0 ? { ...row, files: [2] } : row)) },
    ],
    ['a name, a period or a reason', { named: 'f'.repeat(64) }],
  ])('changes with %s', (_what, changed) => {
    expect(payload(changed)).not.toBe(payload({}));
  });
});

describe('the letters of an action', () => {
  const all = ['answer', 'refusal', 'clarification', 'sisse_notice'] as const;
  const judged = (letters: readonly LetterKind[], ...due: Notice[]) => ({ letters, due });

  it('are a refusal and the notice to the SISSE when the rule wants one', () => {
    expect(lettersFor('refuse', judged(all, 'N_SISSE', 'N_CUST'), circumstances)).toEqual(['refusal', 'sisse_notice']);
    expect(lettersFor('refuse', judged(all, 'N_CUST'), circumstances)).toEqual(['refusal']);
  });

  it('carry a notice to an authority with a mail address in the directory, and to no other', () => {
    const kinds = ['refusal', 'sisse_notice', 'anssi_notice'] as const;
    const due = judged(kinds, 'N_SISSE', 'N_ANSSI', 'N_CUST');
    const anssi = (channel?: Authority['channel']) => [{ id: 'fr-anssi', ...(channel && { channel }) }];
    const written = (authorities: ReturnType<typeof anssi>) =>
      lettersFor('refuse', due, { notices: circumstances.notices, authorities });
    const address = 'alerte@ssi.gouv.fr';
    expect(written(anssi({ kind: 'mail', address }))).toEqual(['refusal', 'sisse_notice', 'anssi_notice']);
    for (const elsewhere of [
      anssi(),
      anssi({ kind: 'paper', address: null }),
      anssi({ kind: 'mail', address: null }),
    ]) {
      expect(written(elsewhere)).toEqual(['refusal', 'sisse_notice']);
    }
  });

  it('inform no one of a disclosure that the law ordered', () => {
    expect(lettersFor('disclose', judged(all, 'N_SISSE'), circumstances)).toEqual(['answer']);
  });

  it('ask the requester when something is missing', () => {
    expect(lettersFor('clarify', judged(all), circumstances)).toEqual(['clarification']);
  });

  it('never answer a forger', () => {
    expect(lettersFor('refuse', judged([]), circumstances)).toEqual([]);
    expect(lettersFor('refuse', judged(['sisse_notice'], 'N_SISSE'), circumstances)).toEqual(['sisse_notice']);
  });
});
