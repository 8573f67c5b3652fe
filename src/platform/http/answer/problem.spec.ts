import { describe, expect, it } from '@jest/globals';
import type { RefusalKind } from '../../../domain/kernel/result.js';
import { answers, failureOf, problemOf } from './problem.js';

const kinds = Object.keys(answers) as RefusalKind[];
const refusalOf = (kind: RefusalKind) => ({
  code: 'second-pair-of-eyes',
  kind,
  sentence: { fr: 'Une autre personne doit approuver.', en: 'Someone else must approve.' },
  article: 'SecNumCloud 3.2, 9.3.f',
});

describe('the problem document of a refusal', () => {
  it.each([
    ['invalid', 422],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['stale', 409],
    ['conflict', 409],
    ['too_large', 413],
    ['too_many', 429],
    ['unavailable', 503],
  ] as const)('answers %s with %i', (kind, status) => {
    expect(problemOf(refusalOf(kind), {}, 'fr', 'r-1').status).toBe(status);
  });

  it('has a title in both languages for every kind', () => {
    for (const kind of kinds) {
      const [french, english] = (['fr', 'en'] as const).map((language) => answers[kind].title[language]);
      expect(french).toMatch(/\S/);
      expect(english).toMatch(/\S/);
      expect(french).not.toBe(english);
    }
  });

  it('carries the sentence, the article and the request id', () => {
    expect(problemOf(refusalOf('forbidden'), {}, 'en', 'r-1')).toEqual({
      type: '/problems/second-pair-of-eyes',
      title: 'Action not allowed',
      status: 403,
      detail: 'Someone else must approve.',
      article: 'SecNumCloud 3.2, 9.3.f',
      requestId: 'r-1',
    });
  });

  it('lists each wrong field with what to do, in one language', () => {
    const issues = [{ pointer: '#/roles/0', sentence: { fr: 'Rôle inconnu.', en: 'Unknown role.' } }];
    expect(problemOf(refusalOf('invalid'), { issues }, 'fr', 'r-1').errors).toEqual([
      { pointer: '#/roles/0', detail: 'Rôle inconnu.' },
    ]);
  });

  it('points at the field that a refusal is about', () => {
    const refusal = { ...refusalOf('invalid'), field: 'postedAt' };
    expect(problemOf(refusal, {}, 'en', 'r-1').errors).toEqual([
      { pointer: '#/postedAt', detail: 'Someone else must approve.' },
    ]);
  });

  it('shows nothing of a bug but the id it was logged under', () => {
    expect(failureOf('en', 'r-2')).toEqual({
      type: '/problems/internal',
      title: 'Internal error',
      status: 500,
      detail: 'An unexpected error was logged under the id r-2. Pass it to the operator.',
      requestId: 'r-2',
    });
  });
});
