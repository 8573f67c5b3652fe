import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

const law = sampleLaw();
const gateway = 'dis-gateway@nuage-souverain.example';
const factsOf = (certificate: string, sender = gateway) =>
  read(message([body('Message remis par le système.'), document(certificate)], from(sender)), law).facts;

const sections: Readonly<Record<string, string>> = {
  A: 'Officier van justitie, Arrondissementsparket (Pays-Bas), 05/214477-26',
  B: 'Nuage Souverain SAS, établissement désigné',
  C: '[X] 10 jours avec notification ; [ ] 8 heures (cas d’urgence)',
  E: 'compte « oost-web »',
  F: '[ ] (a) abonnés [X] (c) données relatives au trafic : journaux [ ] (d) contenu',
  G: '(a) procédure pénale (c) [X] maximum de 4 ans (d) [X] sous-traitant, l’information du responsable nuirait à l’enquête',
  I: 'W. van der Heul, Zwolle, 19 novembre 2026, cachet qualifié',
  J: 'validé par le juge-commissaire, rechter-commissaris, Zwolle',
  K: 'parquet français, notifié le 19 novembre 2026',
  L: 'par le DIS',
};
const written = (changes: Readonly<Record<string, string>> = {}): string => {
  const said = Object.entries({ ...sections, ...changes }).filter(([, words]) => words !== '');
  return `EPOC - Annexe I - Règlement (UE) 2023/1543\n${said.map(([letter, words]) => `${letter}. ${words}`).join('\n')}`;
};

describe('a production order certificate', () => {
  it('is followed by a preservation order certificate, and both are asked', () => {
    const both = `${written()}\n\nCERTIFICAT D’INJONCTION EUROPÉENNE DE CONSERVATION (EPOC-PR) - Annexe II\nA. Idem. B. Idem.`;
    expect(factsOf(both)).toMatchObject({ bases: ['EU-EPOC', 'EU-EPOC-PR'], categories: ['TRF', 'PRES'] });
  });

  it('tells its State, its boxes and what each section holds', () => {
    const { issuerZone, issuerCountry, issuerKind, categories, emergency, checks } = factsOf(written());
    expect([issuerZone, issuerCountry, issuerKind, categories, emergency]).toEqual([
      'EU_EEV',
      'NL',
      'prosecutor',
      ['TRF'],
      false,
    ]);
    expect(checks).toMatchObject({
      certificate_complete: 'holds',
      targets_identified: 'holds',
      offence_meets_threshold: 'holds',
      judge_validation: 'holds',
      enforcing_authority_notified: 'holds',
      processor_addressing_justified: 'holds',
    });
  });

  it.each([
    ['without the section of its data', { F: '' }, { certificate_complete: 'fails' }],
    ['with a section left empty', { E: '' }, { certificate_complete: 'fails' }],
    [
      'with the box of the processor ticked and no reason',
      { G: '(a) procédure pénale (c) [X] maximum de 4 ans (d) [X] sous-traitant' },
      { processor_addressing_justified: 'unknown' },
    ],
    [
      'that tells a penalty below its ticked threshold',
      {
        G: '(b) insulte, prison term of up to one year (c) [X] at least 3 years (d) [X] sous-traitant, risque pour l’enquête',
      },
      { offence_meets_threshold: 'fails' },
    ],
    [
      'that tells a lesser penalty of an offence of the Union',
      {
        G: '(b) prison term of up to one year (c) [X] at least 3 years [X] Directive 2013/40/EU (d) [X] sous-traitant, risque',
      },
      { offence_meets_threshold: 'holds' },
    ],
    [
      'with field (d) empty between two others',
      { G: '(a) procédure pénale (c) [X] maximum de 4 ans (d) [ ] sous-traitant [ ] responsable (e) -' },
      { processor_addressing_justified: 'fails' },
    ],
    [
      'whose validating authority is titles alone, whatever its mail says',
      { I: 'W. van der Heul, officier van justitie', J: 'Autorité de validation  Nom :     Date :     Cachet :' },
      { judge_validation: 'fails' },
    ],
    ['without a section that need not apply', { D: '' }, { certificate_complete: 'holds' }],
    ['that no judge validated', { J: '(section vide)' }, { judge_validation: 'fails' }],
    [
      'that a prosecutor beside a court validated',
      { J: 'Procura della Repubblica presso il Tribunale di Torino' },
      { judge_validation: 'unknown' },
    ],
    ['whose maximum is not ticked', { G: '(a) procédure pénale' }, { offence_meets_threshold: 'unknown' }],
    ['whose validation names no judge', { J: 'W. van der Heul' }, { judge_validation: 'unknown' }],
    ['that notifies no authority', { C: '[X] 10 jours', K: 'sans objet' }, { enforcing_authority_notified: 'fails' }],
    [
      'that does not say why the processor is asked',
      { G: '(a) procédure pénale (d) [X] sous-traitant - justification : ______' },
      { processor_addressing_justified: 'fails' },
    ],
  ])('%s', (_what, changes, expected) => {
    expect(factsOf(written(changes)).checks).toMatchObject(expected);
  });

  it('is read as well where its sections follow one another on one line', () => {
    const certificate = written().replaceAll('\n', '. ');
    expect(factsOf(certificate).checks.certificate_complete).toBe('holds');
    expect(factsOf(certificate).categories).toEqual(['TRF']);
  });
});

describe('a removal order', () => {
  const order =
    'ANNEX I - REMOVAL ORDER (Article 3 of Regulation (EU) 2021/784). Reference ATKM-2026-0147. The content must be removed within ONE HOUR. URL https://bucket-19.objets.nuage-souverain.example/call.mp4. Reasons: it incites to terrorism. Redress: Rechtbank Den Haag. Signed electronically.';
  it('holds the fields of article 3(4) and names a page on our own hosts', () => {
    const { checks } = factsOf(order, 'bevel@atkm.nl');
    expect([checks.certificate_complete, checks.targets_identified]).toEqual(['holds', 'holds']);
  });

  it.each(['Reasons: it incites to terrorism. ', 'Redress: Rechtbank Den Haag. ', 'Signed electronically.'])(
    'lacks a field without "%s"',
    (field) => {
      expect(factsOf(order.replace(field, ''), 'bevel@atkm.nl').checks.certificate_complete).toBe('fails');
    },
  );
});

describe('the confirmation that a request for production followed', () => {
  const confirmation =
    'REGULATION (EU) 2023/1543 - ANNEX V (Form 5)\nSection A: Germany, Amtsgericht Köln\nSection C: the preservation of ops@rheinwerk.example\nSection D: issued since: [ ] European Production Order [x] European Investigation Order [ ] mutual legal assistance';

  it('asks for data to be kept, whichever order it names; a production order in the same file is asked too', () => {
    expect(factsOf(confirmation)).toMatchObject({ bases: ['EU-EPOC-PR-EXT'], categories: ['PRES'] });
    expect(factsOf(`${written()}\n\n${confirmation}`).bases).toEqual(
      expect.arrayContaining(['EU-EPOC', 'EU-EPOC-PR-EXT']),
    );
  });
});
