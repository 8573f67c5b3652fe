import { describe, expect, it } from '@jest/globals';
import { body, document, from, headers, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

const law = sampleLaw();

describe('who issued it', () => {
  const claim = body(
    'Nous, capitaine DURAND, officier de police judiciaire, requérons la communication des adresses IP du compte proj-kelvin-42.',
  );
  const zoneOf = (address: string) => read(message([claim], from(address)), law).facts;

  it.each([
    'br.lyon@gendarmerie.interieur.gouv-fr.example',
    'br.lyon@gendarmerie-interieur.fr',
    'br.lyon@lnterieur.gouv.fr',
    'br.lyon@xn--gendarmerie-9za.fr',
    'capitaine.durand@gmail.com',
  ])('makes no authority of %s', (address) => {
    const facts = zoneOf(address);
    expect([facts.issuerZone, facts.issuerCountry, facts.issuerKind]).toEqual(['UNKNOWN', null, 'unknown']);
    expect(facts.checks.origin_established).toBe('fails');
  });

  it('never establishes an origin by the domain alone', () => {
    expect(zoneOf('br.lyon@gendarmerie.interieur.gouv.fr').checks.origin_established).toBe('unknown');
  });

  it('doubts an authority whose answers go elsewhere', () => {
    const facts = read(
      message([claim], { replyTo: [{ name: '', address: 'x@courrier-securise.example' }] }),
      law,
    ).facts;
    expect(facts.checks.origin_established).toBe('fails');
  });

  it('trusts the address, not the name displayed', () => {
    const shown = from('x@elsewhere.example', 'br.lyon@gendarmerie.interieur.gouv.fr');
    expect(read(message([claim], shown), law).facts.issuerZone).toBe('UNKNOWN');
  });

  it.each([
    ['the Office of the Prosecutor of the International Criminal Court requests the files of', 'prosecutor'],
    ['the Registry of the International Criminal Court transmits the request of the Prosecutor for', 'court'],
    ['the International Criminal Court requests the files of', 'court'],
  ])('knows the prosecutor of an international court from its registry: %s', (said, kind) => {
    const { facts } = read(message([body(`Dear Sir, ${said} proj-kelvin-42.`)], from('desk@icc-cpi.int')), law);
    expect([facts.issuerZone, facts.issuerKind]).toEqual(['INTL', kind]);
  });

  it.each([
    [
      'UNITED STATES DISTRICT COURT\nSEARCH WARRANT\nYOU ARE COMMANDED to disclose the contents of proj-kelvin-42.',
      'court',
    ],
    ['Internal Revenue Service\nSUMMONS\nProduce the invoices of proj-kelvin-42.', 'tax'],
  ])('takes an act under the head of a court for the court’s, whichever service serves it: %s', (act, kind) => {
    const mail = message([body('Please find the attached.'), document(act)], from('agent@ci.irs.gov'));
    expect(read(mail, law).facts.issuerKind).toBe(kind);
  });

  it('knows the office of consumers of a department, whose domain is that of the prefect', () => {
    const said = 'Direction départementale de la protection des populations\nN° 4471/26\nproj-kelvin-42';
    expect(read(message([body(said)], from('ddpp@rhone.gouv.fr')), law).facts.issuerKind).toBe('regulator');
  });

  it('judges the original issuer of what the parent passes on', () => {
    const inner = { path: '2', headers: headers(from('agent@usdoj.gov')) };
    const parts = [
      body('Pouvez-vous prendre le relais ?'),
      body(
        'IT IS ORDERED by the court under 18 U.S.C. 2703(d) to disclose the subscriber name of proj-kelvin-42.',
        '2/1',
      ),
    ];
    const { facts } = read(message(parts, from('dj@groupe-hexagone.example'), [inner]), law);
    expect(facts).toMatchObject({
      issuerZone: 'THIRD',
      issuerCountry: 'US',
      issuerKind: 'court',
      relayedBy: 'PARENT',
      addressee: 'PARENT',
    });
  });

  it('reads the State of a certificate that came through the decentralised IT system', () => {
    const text =
      "CERTIFICAT D'INJONCTION EUROPÉENNE DE PRODUCTION (EPOC)\nA. Autorité\nÉtat d'émission : Belgique (BE)\nI. Autorité d'émission\n☐ juge ☒ procureur";
    const { facts } = read(message([document(text)], from('dis-gateway@nuage-souverain.example')), law);
    expect(facts).toMatchObject({
      channel: 'DIS',
      issuerZone: 'EU_EEV',
      issuerCountry: 'BE',
      issuerKind: 'prosecutor',
      addressee: 'DESIGNATED_ESTABLISHMENT',
    });
  });

  it.each([
    ['Message reçu du nœud national belge.', 'Nouveau message', 'BE'],
    ['Message reçu. Cachet valide.', 'DIS PL-2026-EPOC-0000001', 'PL'],
    ['Message reçu. Autorité française notifiée.', 'Nouveau message', null],
  ])('takes the State of a certificate that names none from the gateway: %s', (told, subject, country) => {
    const text =
      "CERTIFICAT D'INJONCTION EUROPÉENNE DE PRODUCTION (EPOC)\nA. Juge DELCOURT, dossier 2026/118.\nB. Nuage Souverain SAS.";
    const sent = { ...from('dis-gateway@nuage-souverain.example'), subject };
    expect(read(message([body(told), document(text)], sent), law).facts.issuerCountry).toBe(country);
  });

  it('takes a court for the issuer of its own order that a lawyer sends, and the lawyer for that of his letter', () => {
    const letter = body('We represent Tessera Maritime and ask for pricing sheets under 28 U.S.C. 1782.');
    const order =
      'UNITED STATES DISTRICT COURT\nORDER granting application under 28 U.S.C. 1782. Documents: technical drawings.';
    const lawyer = from('partner@marlowe-law.example');
    const kindOf = (...acts: string[]) =>
      read(message([letter, ...acts.map((one) => document(one))], lawyer), law).facts;
    expect(kindOf(order)).toMatchObject({ issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court' });
    expect(kindOf()).toMatchObject({ issuerZone: 'PRIVATE', issuerKind: 'lawyer' });
  });

  it.each([
    'Ich möchte nach Artikel 15 DSGVO eine Kopie aller E-Mails, die mich betreffen.',
    'Conforme al artículo 15 del RGPD solicito acceso a mis datos.',
    'Ai sensi dell’articolo 15 del GDPR chiedo copia dei dati che mi riguardano.',
    'Changement de fournisseur, règlement (UE) 2023/2854, article 25 : merci de nous ouvrir l’export de toutes nos données.',
    'I am writing about my late father, who kept his photographs on your servers.',
    'Op grond van artikel 17 AVG verzoek ik u alles te wissen.',
  ])('knows a data subject in any language: %s', (text) => {
    expect(read(message([body(text)], from('someone@perso.example')), law).facts.issuerKind).toBe('data_subject');
  });

  it('takes a person who asks for their own data for no authority', () => {
    const text = body(
      "En vertu de l'article 15 du RGPD, je demande mes données personnelles et les journaux de connexion du compte eloise@perso.example.",
    );
    const { facts } = read(message([text], from('eloise@perso.example')), law);
    expect(facts).toMatchObject({ issuerZone: 'PRIVATE', issuerKind: 'data_subject', categories: [] });
  });
});

describe('the kind of an office that no directory knows', () => {
  it.each([
    ['Procuradoria da República em Olinda, Brasil\nProc. 4471/2026', 'prosecutor'],
    ['Politsei- ja Piirivalveamet, Estonia\nNr 118/2026', 'police'],
    ['Bezirksgericht Bludenz, Österreich\nDie Richterin\nGZ 4 U 118/26', 'court'],
    ['Autoriteit Consument en Markt, Nederland\nKenmerk 4471/26', 'regulator'],
    ['Urząd Celno-Skarbowy w Opolu, Polska\nsygn. 4471/26', 'tax'],
    ['Комитет национальной безопасности Республики Казахстан\n№ 4471/26', 'intelligence'],
  ])('is that of its noun: %s', (head, kind) => {
    const mail = message([body(`${head}\nproj-kelvin-42`)], from('post@office.example'));
    expect(read(mail, law).facts.issuerKind).toBe(kind);
  });
});
