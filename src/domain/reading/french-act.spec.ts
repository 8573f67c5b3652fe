/** How acts of French authorities are set and worded: forms, capitals, orders with a term, what was only heard. */
import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

const law = sampleLaw();
const factsOf = (act: string, sender = 'br.mende@gendarmerie.interieur.gouv.fr') =>
  read(message([body('Ci-joint.'), document(act)], from(sender)), law).facts;

describe('an act without full stops', () => {
  it('denies in the line that denies, in capitals', () => {
    const { categories } = factsOf(
      'VU LES ARTICLES 60-1 ET 60-1-2 DU CODE DE PROCEDURE PENALE\nREQUERONS LES JOURNAUX DE CONNEXION DU COMPTE proj-kelvin-42\nLES FICHIERS NE SONT PAS DEMANDES\nFAIT A MENDE',
    );
    expect(categories).toEqual(['TRF']);
  });

  it.each([
    ['☐ oui ☒ non', ['SUB']],
    ['[ ] oui [x] non', ['SUB']],
    ['non', ['SUB']],
    ['☒ oui ☐ non', ['SUB', 'TRF']],
    ['oui', ['SUB', 'TRF']],
  ])('asks for what the box of its field says: %s', (boxes, expected) => {
    const { categories } = factsOf(
      `Articles visés : 60-1 et 60-1-2 du code de procédure pénale\nObjet : nom et adresse du titulaire\nÉlément : compte proj-kelvin-42\nDonnées de trafic : ${boxes}\nDate : 24/11/2026`,
    );
    expect([...categories].sort()).toEqual(expected);
  });

  it('stands on the text of one field, whatever penalty the next one tells', () => {
    const { bases } = factsOf(
      'Textes : articles 60-2, alinéa premier, du C.P.P.\nInfraction : art. 323-2 du code pénal, 5 ans et 150 000 euros d’amende\nIl est requis l’identité du titulaire du compte proj-kelvin-42',
    );
    expect(bases).toEqual(['CPP-60-2']);
  });
});

describe('the order of a judge', () => {
  const order = (end: string, signed: string) =>
    factsOf(
      `Le procureur requiert la copie des correspondances électroniques stockées dans la boîte a@b.example.\nBourges, le ${signed}.\n\nORDONNANCE n° JLD 26/00473\nNous, juge des libertés et de la détention,\nVu l'article 706-95-1 du code de procédure pénale,\nAutorisons l'accès aux correspondances. ${end}`,
      'pr.tj-bourges@justice.fr',
    ).checks.judge_order_attached;

  it.each([
    ['La présente autorisation cessera de produire effet le 5 novembre 2026.', '20 novembre 2026', 'fails'],
    ['La mesure expire le 5 novembre 2026.', '20 novembre 2026', 'fails'],
    ['La présente ordonnance est valable jusqu’au 5 novembre 2026.', '20 novembre 2026', 'fails'],
    ['La présente autorisation cessera de produire effet le 5 novembre 2026.', '3 novembre 2026', 'holds'],
    ['', '20 novembre 2026', 'holds'],
  ])('has a term: %s (signed on %s)', (end, signed, expected) => {
    expect(order(end, signed)).toBe(expected);
  });
});

describe('the threshold of CPP 60-1-2', () => {
  it.each([
    ['abandon de famille (art. 227-3 du code pénal, deux ans encourus)', 'fails'],
    ['usurpation d’identité (art. 226-4-1 CP, 1 an)', 'fails'],
    ['enquête de flagrance pour vol', 'holds'],
    ['destruction par un moyen dangereux (art. 322-6 C. pénal, dix ans)', 'holds'],
    ['peine encourue : cinq ans', 'holds'],
  ])('%s', (said, expected) => {
    const { checks } = factsOf(
      `Vu les articles 60-1 et 60-1-2 du code de procédure pénale,\nVu les faits : ${said},\nRequérons les journaux de connexion du compte proj-kelvin-42.`,
    );
    expect(checks.offence_meets_threshold).toBe(expected);
  });
});

describe('what is not asked', () => {
  it.each([
    'Je précise qu’il ne s’agit pas de données de connexion.',
    'La présente n’appelle pas de données techniques ou de connexion.',
    'Il n’y a pas lieu de joindre les contenus.',
  ])('%s', (said) => {
    const { categories } = factsOf(
      `Articles L. 81 et L. 85 du livre des procédures fiscales. Je vous demande la copie des factures émises et des moyens de paiement. ${said}`,
      'bv7@dgfip.finances.gouv.fr',
    );
    expect(categories).toEqual(['CORP']);
  });

  it('is no emergency either', () => {
    const { emergency } = factsOf('Pas d’urgence vitale. Requérons l’identité du titulaire du compte proj-kelvin-42.');
    expect(emergency).toBe(false);
  });

  it('denies the danger it names, and no other of the sentence', () => {
    const told =
      'Le suspect ne court aucun risque, mais un enfant en danger de mort est avec lui, compte proj-kelvin-42.';
    expect(factsOf(told).emergency).toBe(true);
  });
});

describe('who asks', () => {
  it('is the group of the Prime Minister where it orders, and a service where the service writes', () => {
    const text = 'Groupement interministériel de contrôle. Article L. 851-1 du code de la sécurité intérieure.';
    expect(factsOf(text, 'gic@pm.gouv.fr').issuerKind).not.toBe('intelligence');
    expect(factsOf(text, 'bureau@dgsi.interieur.gouv.fr').issuerKind).toBe('intelligence');
  });

  it.each([
    ['Appel reçu à 16 h. L’interlocuteur dit être le maréchal des logis-chef Dupont, il veut le nom du client.', 'FR'],
    [
      'Appel reçu à 16 h. L’interlocutrice dit être de la police de Toronto, au Canada, elle veut le nom du client.',
      'other',
    ],
    ['L’adjudant Dupont est un de nos clients, il a perdu son mot de passe.', 'other'],
  ])('is a French authority where our own people heard one by telephone: %s', (said, zone) => {
    const { facts } = read(message([body(said)], from('accueil@nuage-souverain.example')), law);
    expect(facts.issuerZone === 'FR' ? 'FR' : 'other').toBe(zone);
  });
});
