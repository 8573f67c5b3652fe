import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { checkedMailbox } from '../kernel/mailbox.js';
import { zoneOfMailbox } from './address-zone.js';

describe('the zone of the mailbox that an answer goes to', () => {
  it.each([
    ['br.voiron@gendarmerie.interieur.gouv.fr', 'FR'],
    ['BR.VOIRON@Gendarmerie.Interieur.GOUV.FR', 'FR'],
    ['kp@polizei.nrw.de', 'EU_EEV'],
    ['agent@ic.fbi.gov', 'THIRD'],
    ['officer@police.gov.in', 'THIRD'],
    ['desk@europol.europa.eu', 'EU_INST'],
    ['anything@e-evidence.justice.gouv.fr', 'DIS'],
    ['dis-gateway@nuage-souverain.example', 'DIS'],
    ['mairie@voiron-mairie.fr', 'UNKNOWN'],
    ['someone@gmail.com', 'UNKNOWN'],
    ['br.voiron@gendarmerie.interieur.gouv.fr.example.org', 'UNKNOWN'],
    ['br.voiron@gendarmerie-interieur-gouv.fr', 'UNKNOWN'],
    ['legal@nuage-souverain.example', 'UNKNOWN'],
    ['br@xn--gendarmrie-k7a.fr', 'UNKNOWN'],
  ])('of %s is %s', (address, zone) => {
    expect(zoneOfMailbox(checkedMailbox(address), productLaw())).toBe(zone);
  });
});
