import { describe, expect, it } from '@jest/globals';
import { body, document, message } from '../../test/support/message.js';
import { sampleLaw } from '../../test/support/samples.js';
import { read } from '../domain/reading/read.js';
import { particularsOf } from './particulars-of.js';

const act = document('Réquisition, vu l’article 60-1 du CPP : identité du titulaire du compte proj-kelvin-42.');

describe('the particulars of a request', () => {
  it.each([
    [true, ['read_by_ocr' as const]],
    [true, ['text_not_shown' as const]],
    [false, []],
  ])('say whether a target is doubtful: %s for %j', (doubtful, marks) => {
    const request = message([body('Veuillez trouver ci-joint.'), { ...act, marks }]);
    expect(particularsOf(request, read(request, sampleLaw())).targets).toEqual([
      { kind: 'account', value: 'proj-kelvin-42', doubtful },
    ]);
  });
});
