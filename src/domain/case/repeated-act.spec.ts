import { describe, expect, it } from '@jest/globals';
import { body, document, message } from '../../../test/support/message.js';
import type { CommonThing } from './model/vocabulary.js';
import { commonThingsOf } from './repeated-act.js';

const named = {
  targets: [{ value: ' Admin@Kelvin.example ' }, { value: 'admin@kelvin.example' }],
  caseReference: 'PV n° 12/2026',
};
const nothing = { targets: [], caseReference: null };
const valuesOf = (kind: CommonThing, ...given: Parameters<typeof commonThingsOf>) =>
  commonThingsOf(...given).flatMap((thing) => (thing.kind === kind ? [thing.value] : []));
const act = 'Requérons de nous communiquer l’identité du titulaire du compte admin@kelvin.example. '.repeat(5);

describe('what another message may repeat', () => {
  it('is a target or a reference, however it is spelt', () => {
    expect(valuesOf('target', message([body('x')]), named)).toEqual(['admin@kelvin.example']);
    expect(valuesOf('case_reference', message([body('x')]), named)).toEqual(['pvn122026']);
  });

  it('is an act, retyped with other spaces, capitals and points', () => {
    const [one] = valuesOf('act', message([body(act)]), nothing);
    const [again] = valuesOf('act', message([document(act.toUpperCase().replaceAll('. ', '\n\n'))]), nothing);
    expect(one).toBe(again);
    expect(valuesOf('act', message([body('Bonjour, veuillez trouver ci-joint.')]), nothing)).toEqual([]);
  });

  it('is a file, but no logo in a signature', () => {
    const file = { ...document('x'), sha256: 'a'.repeat(64), size: 500 };
    const logo = { ...file, path: '3', contentType: 'image/png', sha256: 'b'.repeat(64) };
    const scan = { ...logo, path: '4', size: 400_000, sha256: 'c'.repeat(64) };
    expect(valuesOf('attachment', message([file, logo, scan]), nothing)).toEqual(['a'.repeat(64), 'c'.repeat(64)]);
  });

  it('is a thread, by every message that it names', () => {
    const headers = { messageId: '<two@x.example>', inReplyTo: ['<One@x.example>'], references: ['<zero@x.example>'] };
    expect(valuesOf('thread', message([body('x')], headers), nothing)).toEqual([
      '<two@x.example>',
      '<one@x.example>',
      '<zero@x.example>',
    ]);
  });
});
