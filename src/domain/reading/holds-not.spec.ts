/** What is only begun, asked for, cried out or taken back does not hold: an offence not yet qualified, an authorisation requested, an urgency about goods, an act that another replaces. */
import { describe, expect, it } from '@jest/globals';
import { body, document, from, headers, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

const law = sampleLaw();
const police = 'br.voiron@gendarmerie.interieur.gouv.fr';
const factsOf = (act: string, mail = 'Ci-joint.', subject = '', sender = police) =>
  read(message([body(mail), document(act)], headers({ ...from(sender), subject })), law).facts;
const requisition = (told: string) =>
  `Articles 60-1 et 60-1-2 du code de procédure pénale. ${told}\nRequérons Nuage Souverain de nous fournir les journaux de connexion du compte ns-0089907.`;

describe('an offence', () => {
  it.each([
    ['Enquête de crime ou délit flagrant.', 'fails'],
    ['Qualification : à déterminer avec le parquet.', 'fails'],
    ['Infraction : non précisée.', 'fails'],
    ['Enquête de flagrance du chef d’extorsion.', 'holds'],
    ['Crime ou délit flagrant, du chef de meurtre.', 'holds'],
  ])('meets the threshold only where it is named: %s', (told, result) => {
    expect(factsOf(requisition(told)).checks.offence_meets_threshold).toBe(result);
  });
});

describe('the authorisation of a controller', () => {
  const tax = (authorisation: string) =>
    `DIRECTION GÉNÉRALE DES FINANCES PUBLIQUES\nArticle L. 96 G du livre des procédures fiscales. Agent habilité.\nManquement : ventes sans facture.\nAutorisation du contrôleur des demandes de données de connexion : ${authorisation}\nJe vous demande de me communiquer les nom et adresse du titulaire du compte ns-0064410.`;

  it.each([
    ['demandée le 3 novembre 2026.', 'fails'],
    ['sollicitée auprès de lui ce jour.', 'fails'],
    ['n° 2026-0714 du 18 novembre 2026.', 'holds'],
  ])('is given, not asked for: %s', (written, result) => {
    const { checks, categories } = factsOf(tax(written), 'Ci-joint.', '', 'b1.dircofi@dgfip.finances.gouv.fr');
    expect(checks.controller_authorisation).toBe(result);
    expect(categories).not.toContain('CORP');
  });
});

describe('an emergency', () => {
  const theft =
    'Article 60-1 du code de procédure pénale, vol d’une bicyclette. Requérons l’identité du titulaire de ns-0018853.';
  const missing =
    'Article 74-1 du code de procédure pénale. Vu la disparition depuis ce matin de la mineure Jeanne, requérons l’identité du titulaire de ns-0018853.';

  it.each([
    ['is none where only the subject says so and the act tells of goods', theft, 'URGENCE VITALE', false],
    ['is one where the act tells of a missing child in a quiet tone', missing, 'réquisition', true],
    [
      'is one where the subject says so and the act may tell of a life',
      theft.replace('vol d’une bicyclette', 'enlèvement'),
      'URGENCE VITALE',
      true,
    ],
  ])('%s', (_what, act, subject, result) => {
    expect(factsOf(act, 'Ci-joint.', subject).emergency).toBe(result);
  });

  it('is one where a message makes one fear for a life', () => {
    const said = 'Son dernier message fait craindre pour sa vie. Merci de nous dire qui utilise ns-0018853.';
    expect(read(message([body(said)], from(police)), law).facts.emergency).toBe(true);
  });
});

describe('a withdrawal', () => {
  it.each([
    'Ne donnez plus aucune suite à notre réquisition du 3 mars.',
    'Réquisition du 3 mars : tenez-la pour nulle.',
  ])('is stated in the words of every day: %s', (said) => {
    expect(read(message([body(said)], from(police)), law).facts.checks.withdrawal_stated).toBe('holds');
  });

  it('is none where the act that comes with it replaces the first', () => {
    const said = 'Notre réquisition d’hier est annulée. Elle est remplacée par la réquisition jointe.';
    expect(factsOf(requisition('Extorsion.'), said).checks.withdrawal_stated).toBe('fails');
    expect(factsOf('Plan d’accès.', 'Notre réquisition d’hier est annulée.').checks.withdrawal_stated).toBe('holds');
  });
});

describe('whom a message addresses and from which service it comes', () => {
  const offer = 'Join our informal network of providers: no paperwork needed.';
  const addressed = (to: string) =>
    read(message([body(offer)], headers({ ...from('attache@fbi.gov'), to: [{ name: '', address: to }] })), law).facts;

  it('is the operator where the mailbox is that of a function, one of its people elsewhere', () => {
    expect(addressed('ciso@nuage-souverain.example').addressee).toBe('OPERATOR');
    expect(addressed('astreinte@nuage-souverain.example').addressee).toBe('OPERATOR');
    expect(addressed('m.durand@nuage-souverain.example').addressee).toBe('EMPLOYEE');
  });

  it('is the service that its writer names as his own', () => {
    const kindOf = (said: string) => read(message([body(said)], from('j.m@interieur.gouv.fr')), law).facts.issuerKind;
    expect(kindOf('Mon service, la DGSI, aimerait savoir qui utilise ns-0018853.')).toBe('intelligence');
    expect(kindOf('Nous avons signalé les faits à la DGSI. Merci de nous dire qui utilise ns-0018853.')).not.toBe(
      'intelligence',
    );
  });
});

describe('the address to which an answer goes', () => {
  const targetsOf = (act: string) =>
    read(message([body('Ci-joint.'), document(act)], from(police)), law).targets.map(({ value }) => value);

  it('is not what is asked about beside an account', () => {
    const act =
      'Article 60-1 du code de procédure pénale. Requérons l’identité du titulaire du compte ns-0092206. La réponse sera envoyée à opj.voiron@boite-libre.example.';
    expect(targetsOf(act)).toEqual(['ns-0092206']);
  });
});
