import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

const law = sampleLaw();
const factsOf = (said: string, sender: string) => read(message([body(said)], from(sender)), law).facts;
const originOf = (said: string, sender: string) => {
  const { issuerZone, issuerCountry, relayedBy } = factsOf(said, sender);
  return [issuerZone, issuerCountry, relayedBy];
};
const actOf = (said: string, sender: string) => {
  const { facts, signals } = read(message([body(said)], from(sender)), law);
  return [signals.carriesAct, facts.addressee];
};

describe('an order that a partner only tells of', () => {
  it.each([
    ['We have received a letter under 18 U.S.C. 2709.', 'legal@borealis-cloud.example', 'US', 'FOREIGN_TECH_PROVIDER'],
    ['DEA special agents left a grand jury subpoena for login IPs.', 'paul@hexagone-na.example', 'US', 'PARENT'],
    [
      'The Home Office has given us a notice under section 253 Investigatory Powers Act 2016.',
      'fiona@globex-support.example',
      'GB',
      'SUBCONTRACTOR',
    ],
    [
      'The Attorney General of Texas served a civil investigative demand on us.',
      'compliance@borealis-cloud.example',
      'US',
      'FOREIGN_TECH_PROVIDER',
    ],
  ])('is its issuer’s: %s', (said, sender, country, relay) => {
    expect(originOf(said, sender)).toEqual(['THIRD', country, relay]);
  });

  it('is one that a vendor may not describe, and none that it may receive one day', () => {
    const said = (what: string) => `We will enable a diagnostics agent for your tenants so that we answer ${what}.`;
    const vendor = 'support@borealis-cloud.example';
    expect(originOf(said('a government process that we received and may not describe'), vendor)).toEqual([
      ...['THIRD', 'US', 'FOREIGN_TECH_PROVIDER'],
    ]);
    expect(originOf(said('any government process that we may receive'), vendor)).toEqual([
      ...['PRIVATE', 'US', 'FOREIGN_TECH_PROVIDER'],
    ]);
  });

  it('is that of the State beside which it is named, where its office is not', () => {
    const said = 'Please leave the bridge open: our office has to satisfy a directive from Washington.';
    expect(originOf(said, 'support@borealis-cloud.example')).toEqual(['THIRD', 'US', 'FOREIGN_TECH_PROVIDER']);
    expect(originOf(said.replace(' from Washington', ''), 'support@borealis-cloud.example')[0]).toBe('PRIVATE');
  });

  it('is none in the papers of every day', () => {
    const said = 'Please find our GRC questionnaire, as given last year.';
    expect(originOf(said, 'ops@borealis-cloud.example')).toEqual(['PRIVATE', 'US', 'FOREIGN_TECH_PROVIDER']);
    expect(actOf(said, 'ops@borealis-cloud.example')).toEqual([false, 'OPERATOR']);
  });

  it.each([
    'We comply with the Data Act directive, as the Federal Trade Commission explained last year.',
    'The order you placed is ready. By the way, the FBI publishes good advice on passwords.',
    'A federal court ruled that the FBI needs a warrant to search data abroad; the Department of Justice will appeal.',
    'Last year the FBI sent 3 000 subpoenas and warrants to cloud providers, says the report of the Department of Justice.',
    `Our trust page tells how we answer subpoenas. ${'All is well with the platform. '.repeat(20)}The FBI spoke at our conference.`,
  ])('is none where a partner speaks of other things: %s', (said) => {
    const sender = 'news@borealis-cloud.example';
    expect([factsOf(said, sender).issuerZone === 'THIRD', ...actOf(said, sender)]).toEqual([false, false, 'OPERATOR']);
  });

  it('is none where nothing was ordered', () => {
    const said = 'Please send us the logs of proj-kelvin-42 for our own tests.';
    expect(factsOf(said, 'ops@borealis-cloud.example').issuerZone).toBe('PRIVATE');
    expect(actOf(said, 'ops@borealis-cloud.example')).toEqual([false, 'OPERATOR']);
  });
});

describe('a demand that a partner makes for itself', () => {
  const said = 'Please send us the logs of proj-kelvin-42 for our own tests.';
  it.each([
    ['ops@borealis-cloud.example', 'US', 'FOREIGN_TECH_PROVIDER'],
    ['it@hexagone-na.example', 'US', 'PARENT'],
    ['duty@globex-support.example', 'GB', 'SUBCONTRACTOR'],
  ])('is that of a partner outside the Union: %s', (sender, country, partner) => {
    expect(originOf(said, sender)).toEqual(['PRIVATE', country, partner]);
  });

  it('comes from a private party where the partner is established in the Union', () => {
    expect(originOf(said, 'dsi@groupe-hexagone.example')).toEqual(['PRIVATE', 'FR', 'NONE']);
    expect(originOf(said, 'noc@dc-rhone.example')).toEqual(['PRIVATE', 'FR', 'NONE']);
  });

  it('is that of a person where one of its people asks for their own data', () => {
    const own = 'Under article 15 GDPR, please send me a copy of my personal data.';
    expect(originOf(own, 'paul@hexagone-na.example')).toEqual(['PRIVATE', 'US', 'NONE']);
  });

  it('keeps its partner where it goes to a list of readers', () => {
    const list = { ...from('ops@borealis-cloud.example'), list: ['list-id'] };
    const { facts } = read(message([body(said)], list), law);
    expect([facts.issuerZone, facts.relayedBy]).toEqual(['PRIVATE', 'FOREIGN_TECH_PROVIDER']);
  });
});

describe('an order that a bailiff serves', () => {
  const order = document(
    'TRIBUNAL JUDICIAIRE DE PARIS\nORDONNANCE SUR REQUÊTE (article 145 du code de procédure civile)\nNous, vice-présidente, ordonnons à Nuage Souverain SAS de communiquer l’identité du titulaire du compte proj-tribune.',
  );
  const bailiff = from('etude@lenoir.example');
  it('is the court’s', () => {
    const { facts } = read(message([body('Je vous signifie l’ordonnance jointe.'), order], bailiff), law);
    expect([facts.issuerZone, facts.issuerKind]).toEqual(['FR', 'court']);
  });

  it('is not there while only a letter speaks of it', () => {
    const { facts } = read(message([body('Je vous signifie une ordonnance du tribunal, qui suivra.')], bailiff), law);
    expect(facts.issuerZone).not.toBe('FR');
  });
});

describe('a French text that a foreign authority cites', () => {
  it('gives it no power', () => {
    const said =
      'Conformément à l’article 60-1 du code de procédure pénale et à 19 U.S.C. section 1509, vous êtes requis.';
    expect(factsOf(said, 'hsi.summons@ice.dhs.gov').bases).toEqual(['US-SUBPOENA']);
  });
});
