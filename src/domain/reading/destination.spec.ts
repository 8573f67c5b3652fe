/** Data to be sent outside the authority, or to another State, are never admitted before a person has looked. */
import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { classify } from '../classification/classify.js';
import { admitting } from '../classification/judge.js';
import { day } from '../kernel/day.js';
import type { CheckName } from '../law/fact.js';
import { read } from './read.js';

const law = sampleLaw();
const asks =
  'Nous, major Paul RIVET, officier de police judiciaire, agissant en flagrance du chef d’escroquerie, vu l’article 60-1 du ' +
  'code de procédure pénale, requérons Nuage Souverain SAS de communiquer l’identité du titulaire du compte proj-kelvin-42. PV 26-1188.';
const readingOf = (words: string, act = asks) =>
  read(message([body('Ci-joint.'), document(`${act} ${words}`)], from('br.voiron@gendarmerie.interieur.gouv.fr')), law);
const resultOf = (words: string) => readingOf(words).facts.checks.destination_agrees;

const confirmed: readonly CheckName[] = [
  'origin_established',
  'act_attached',
  'signatory_named',
  'case_reference_given',
  'targets_identified',
  'frame_agrees',
];
const verdictOf = (words: string) => {
  const { facts } = readingOf(words);
  const checks = { ...facts.checks, ...Object.fromEntries(confirmed.map((name) => [name, 'holds'] as const)) };
  return classify({ ...facts, checks }, productLaw(), day('2026-11-24')).verdict;
};

const elsewhere: readonly string[] = [
  'Les éléments seront transmis à depot@prestataire.example.',
  'Transmettre les données relatives au compte proj-kelvin-42 à depot@prestataire.example.',
  'Send the records of the account proj-kelvin-42 to agent@bureau.example.',
  'Copier les fichiers et les envoyer vers le serveur 203.0.113.77.',
  'Déposez les fichiers sur https://depot.prestataire.example/26-1188.',
  'Les fichiers sont à déposer sur sftp://203.0.113.77/depot.',
  'Please send the records to agent.smith@fbi.gov.',
  'Please upload the records to https://portal.partner.example/in.',
  'Übermitteln Sie die Daten an dienst@polizei.bayern.de.',
  'Stuur de gegevens naar recherche@politie.nl.',
  'Envíen los datos a jefatura@policia.es.',
  'Inviare i dati a nucleo@carabinieri.it.',
  'Enviar os dados para inspetor@pj.pt.',
  'Proszę przesłać dane na adres biuro@policja.gov.pl.',
  'Skicka uppgifterna till utredning@polisen.se.',
  'Oplysningerne sendes til efterforskning@politi.dk.',
  'Les données seront remises à l’ambassade de Russie.',
  'Les fichiers seront transmis directement au FBI.',
  'Please deliver the data to the United States Department of Justice.',
  'Adresser les données au bureau de liaison américain.',
];

describe('the place to which data are to go', () => {
  it.each(elsewhere)('is not that of a French authority: %s', (words) => {
    const { facts, evidence } = readingOf(words);
    expect(facts.checks.destination_agrees).toBe('fails');
    expect(evidence.destination_agrees?.length).toBeGreaterThan(0);
    expect(admitting).not.toContain(verdictOf(words));
  });

  it.each([
    'Les éléments seront transmis à bureau@ggd38.gendarmerie.interieur.gouv.fr.',
    'Les éléments seront transmis à cabinet@justice.fr.',
    'Les éléments seront déposés sur https://portail.nuage-souverain.example/depot.',
    'Les éléments seront transmis par retour de courriel.',
    '',
  ])('is that of the authority, or of another of the same State: "%s"', (words) => {
    expect(resultOf(words)).toBe('holds');
    expect(verdictOf(words)).toBe('ADMIT');
  });

  it('waits for a person where the address may as well be what is asked about', () => {
    const act = asks.replace(
      'du titulaire du compte proj-kelvin-42',
      'de qui se sert de l’adresse facturation@voiles.example',
    );
    expect(readingOf('', act).facts.checks.destination_agrees).toBe('unknown');
    const sent = readingOf('Transmettre le tout à facturation@voiles.example.', act);
    expect(sent.facts.checks.destination_agrees).toBe('fails');
  });

  it.each([
    'Les données seront transmises par nos soins aux autorités belges.',
    'Aucune pièce ne sera adressée directement à l’autorité belge.',
  ])('waits for a person where the authority speaks of another State: %s', (words) => {
    expect(resultOf(words)).toBe('unknown');
  });
});
