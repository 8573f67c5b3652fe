import { describe, expect, it } from '@jest/globals';
import { body, document, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import type { Mark } from '../intake/message.js';
import { read } from './read.js';

const act =
  'Nous, major Paul RIVET, officier de police judiciaire, vu les articles 77-1-1 et 60-1-2 du code de procédure pénale, ' +
  'sur autorisation de Madame le procureur de la République, requérons Nuage Souverain SAS de communiquer ' +
  "l'identité du titulaire du compte proj-courrier. PV n° 01234/00567/2026.";

function factsOf(marks: Mark[]) {
  return read(message([body('Veuillez trouver ci-joint.'), { ...document(act), marks }]), sampleLaw()).facts;
}

describe('an act whose words the page does not show', () => {
  it('proposes its bases and its data', () => {
    expect(factsOf(['read_by_ocr'])).toMatchObject({
      issuerZone: 'FR',
      bases: ['CPP-60-1-2', 'CPP-77-1-1'],
      categories: ['SUB'],
    });
  });

  it.each(['read_by_ocr', 'text_not_shown'] as const)('settles none of what an admission rests on: %s', (mark) => {
    const { checks } = factsOf([mark]);
    expect(checks).toMatchObject({
      prosecutor_authorisation: 'unknown',
      signatory_named: 'unknown',
      targets_identified: 'unknown',
      case_reference_given: 'unknown',
      within_article_scope: 'unknown',
    });
  });

  it('is not known to bear no secrecy, to touch no protected tenant and to withdraw nothing', () => {
    const { checks } = factsOf(['read_by_ocr']);
    expect(checks).toMatchObject({ secrecy_marking: 'unknown', withdrawal_stated: 'unknown' });
    expect(checks).toMatchObject({ public_tenant_in_issuing_state: 'unknown' });
    expect(factsOf([]).checks).toMatchObject({ secrecy_marking: 'fails', withdrawal_stated: 'fails' });
  });

  it('still bears the secrecy that was seen', () => {
    const secret = { ...document(`SECRET DÉFENSE. ${act}`), marks: ['read_by_ocr' as const] };
    expect(read(message([secret]), sampleLaw()).facts.checks.secrecy_marking).toBe('holds');
  });

  it('is the only one so doubted: its text layer settles them', () => {
    expect(factsOf([]).checks).toMatchObject({
      prosecutor_authorisation: 'holds',
      targets_identified: 'holds',
      within_article_scope: 'holds',
    });
  });
});
