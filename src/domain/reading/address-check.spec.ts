import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import type { Headers } from '../intake/message.js';
import { read } from './read.js';
import type { SenderCheck } from './sender-check.js';

const law = sampleLaw();
const gendarmerie = from('br.voiron@gendarmerie.interieur.gouv.fr');
const requisition =
  'Nous, major Paul RIVET, officier de police judiciaire, vu l’article 60-1 du code de procédure pénale, requérons ' +
  'Nuage Souverain SAS de communiquer l’identité du titulaire du compte proj-kelvin-42.';

function checked(outer: Partial<Headers>, act = requisition) {
  const { sender, facts } = read(message([body('Ci-joint.'), document(act)], outer), law);
  const outcome = (name: SenderCheck['name']) => sender.find((check) => check.name === name)?.outcome;
  return { outcome, origin: facts.checks.origin_established };
}
const replyTo = (address: string) => ({ ...gendarmerie, replyTo: [{ name: '', address }] });

describe('the directory', () => {
  it('lists an authority, which proves nothing yet', () => {
    const { outcome, origin } = checked(gendarmerie);
    expect([outcome('directory'), origin]).toEqual(['directory_listed', 'unknown']);
  });

  it('no longer vouches for an entry that was not verified again', () => {
    const { outcome } = checked({ ...gendarmerie, received: '2031-01-04T09:00:00.000Z' });
    expect(outcome('directory')).toBe('directory_recognised');
  });

  it.each([
    ['Gendarmerie nationale', 'br.voiron@courrier.example'],
    ['br.voiron@gendarmerie.interieur.gouv.fr', 'br.voiron@courrier.example'],
    ['Federal Bureau of Investigation (fbi.gov)', 'agent@borealis-cloud.example'],
  ])('refuses the displayed name "%s" to <%s>', (name, address) => {
    const { outcome, origin } = checked(from(address, name));
    expect([outcome('directory'), origin]).toEqual(['directory_claimed', 'fails']);
  });

  it('lets an authority bear its own name and a partner its own', () => {
    expect(checked(from('br.voiron@gendarmerie.interieur.gouv.fr', 'Gendarmerie nationale')).outcome('directory')).toBe(
      'directory_listed',
    );
    expect(checked(from('legal@borealis-cloud.example', 'Borealis Legal')).outcome('directory')).toBe(
      'directory_partner',
    );
  });
});

describe('a look-alike', () => {
  it('makes the origin false by itself', () => {
    const { outcome, origin } = checked(from('br.voiron@gendarmerie.interieur.gouv-fr.example'));
    expect([outcome('look_alike'), origin]).toEqual(['look_alike_imitates', 'fails']);
  });
});

describe('Reply-To', () => {
  it.each([
    ['br.voiron@gendarmerie.interieur.gouv.fr', 'reply_to_none', 'unknown'],
    ['parquet@justice.fr', 'reply_to_authority', 'unknown'],
    ['br.voiron@gmail.com', 'reply_to_leaves_authority', 'fails'],
    ['br.voiron@courrier-securise.example', 'reply_to_leaves_authority', 'fails'],
  ])('%s: %s, origin %s', (address, expected, established) => {
    const { outcome, origin } = checked(replyTo(address));
    expect([outcome('reply_to'), origin]).toEqual([expected, established]);
  });
});

describe('the address to which the act asks to answer', () => {
  it.each([
    ['br.voiron@gendarmerie.interieur.gouv.fr', 'delivery_same', 'unknown'],
    ['cabinet@justice.fr', 'delivery_authority', 'unknown'],
    ['depot@prestataire.example', 'delivery_elsewhere', 'unknown'],
    ['major.rivet@gmail.com', 'delivery_personal', 'fails'],
    ['https://drive.google.com/drive/u/3', 'delivery_personal', 'fails'],
  ])('%s: %s, origin %s', (address, expected, established) => {
    const act = `${requisition} Les éléments seront transmis à l’adresse ${address} sous deux heures.`;
    const { outcome, origin } = checked(gendarmerie, act);
    expect([outcome('delivery_address'), origin]).toEqual([expected, established]);
  });
});
