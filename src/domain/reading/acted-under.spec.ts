/** Who issued the act when a private party acts under an order that it neither attaches nor says it received. */
import { describe, expect, it } from '@jest/globals';
import { body, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { whyNoRequest } from '../intake/gatekeeper.js';
import { read } from './read.js';

const readingOf = (said: string, sender: string) => read(message([body(said)], from(sender)), sampleLaw());
function originOf(said: string, sender: string) {
  const { issuerZone, issuerCountry, relayedBy } = readingOf(said, sender).facts;
  return [issuerZone, issuerCountry, relayedBy];
}
const fateOf = (said: string, sender: string) =>
  whyNoRequest(message([body(said)], from(sender)), readingOf(said, sender).signals);

const parent = 'legal@hexagone-na.example';
const vendor = 'support@borealis-cloud.example';
const customer = 'admin@kelvin.example';
const auditor = 'partner@calder-audit.example';

describe('a company around the operator that asks', () => {
  it.each<[string, string, string, string, string]>([
    [
      'under a law abroad that it only cites',
      parent,
      'Quick one before the weekend: could you zip the mailbox of admin@kelvin.example for me? It is for the 18 USC 2703(a) thing.',
      'US',
      'PARENT',
    ],
    [
      'under a reference in a ticket',
      vendor,
      'Please open a remote session on the node of proj-kelvin-42. Linked record: grand jury subpoena 26-GJ-11.',
      'US',
      'FOREIGN_TECH_PROVIDER',
    ],
    [
      'since an order of a court abroad is there',
      vendor,
      'I need the new role by Monday. There is an All Writs Act order and our counsel is nervous.',
      'US',
      'FOREIGN_TECH_PROVIDER',
    ],
  ])('%s passes on the act of that State', (_how, sender, said, country, relay) => {
    expect(originOf(said, sender)).toEqual(['THIRD', country, relay]);
  });

  it.each([
    ['a law abroad that it speaks of and names nobody', parent, 'Our new page explains 18 USC 2703 to customers.'],
    [
      'an order that may come one day',
      vendor,
      'Please have a plan ready in case the FBI should want your support one day.',
    ],
  ])('passes on nothing by %s', (_what, sender, said) => {
    expect(originOf(said, sender).at(0)).not.toBe('THIRD');
  });
});

describe('a customer who received an order abroad', () => {
  const order =
    '\n\n> NOTICE UNDER SECTION 94 OF THE BHARATIYA NAGARIK SURAKSHA SANHITA. Furnish the IP logs of proj-kelvin-42.';

  it('relays it while he answers it himself', () => {
    expect(originOf(`We got this and will export our own logs.${order}`, customer)).toEqual([
      'THIRD',
      'IN',
      'CUSTOMER',
    ]);
  });

  it('is only its bearer once the operator is to answer the authority', () => {
    expect(originOf(`We got this. Please send them the logs directly.${order}`, customer)).toEqual([
      'THIRD',
      'IN',
      'NONE',
    ]);
  });

  it('still relays it where only the copied letter speaks of a direct answer', () => {
    const copied =
      'We got this and will export our own logs.\n\n------ letter ------\nNotice under section 94 of the Bharatiya Nagarik Suraksha ' +
      'Sanhita, Indian police. Furnish the IP logs of proj-kelvin-42. Your host may answer the police directly.';
    expect(originOf(copied, customer).at(2)).toBe('CUSTOMER');
  });

  it('asks for himself where he cites a law abroad in his own words', () => {
    expect(originOf('Please tell us what 18 USC 2703 means for proj-kelvin-42.', customer).at(2)).toBe('NONE');
  });
});

describe('a stranger who asks since an authority abroad asked him', () => {
  const told = 'Please complete the audit list: raw administration logs of all tenants.';

  it('brings the request of that authority', () => {
    const said = `${told} The PCAOB asked us for it.`;
    expect(originOf(said, auditor)).toEqual(['THIRD', 'US', 'NONE']);
    expect(fateOf(said, auditor)).toBeNull();
  });

  it('brings none where it only names the authority', () => {
    expect(originOf(`${told} The PCAOB published its yearly report.`, auditor).at(0)).not.toBe('THIRD');
  });
});

describe('a request in the clothes of ordinary mail', () => {
  it.each([
    [
      'thanks in advance',
      'Nous vous remercions par avance de nous transmettre les journaux d’accès de proj-kelvin-42.',
    ],
    ['a task', 'Your task: preserve all files of proj-rheinwerk under the litigation hold.'],
    ['what will be received', 'In the first phase we will kindly receive from your side 30 days of packet captures.'],
  ])('is seen behind %s', (_clothes, said) => {
    expect(fateOf(said, auditor)).toBeNull();
  });

  it('is seen behind an invitation of an authority abroad to work together', () => {
    const said =
      'Thanks for your talk! Join our informal network: providers share the addresses that touched them, month by month.';
    expect(fateOf(said, 'attache@fbi.gov')).toBeNull();
    expect(fateOf('Thanks for your talk! See you at the conference.', 'attache@fbi.gov')).toBe('asks_nothing');
  });
});

describe('an order whose author is not named', () => {
  it.each([
    ['18 USC 2703(d)', 'court'],
    ['section 487.014 of the Criminal Code of Canada', 'court'],
    ['section 253 of the Investigatory Powers Act 2016', 'intelligence'],
  ])('is of those who alone may use its law: %s', (cited, kind) => {
    const said = `Could you send us the logs of proj-kelvin-42? It is for the ${cited} matter.`;
    expect(readingOf(said, 'servicedesk@globex-support.example').facts.issuerKind).toBe(kind);
  });
});

describe('what a regulator abroad and a party to a lawsuit abroad rely on', () => {
  it.each([
    ['Please complete the list. The PCAOB asked us for it under the Sarbanes-Oxley Act.', 'US-REGULATOR'],
    ['Please acknowledge this legal hold and preserve all files of proj-rheinwerk.', 'US-CIVIL-DISCOVERY'],
  ])('is known by its own name: %s', (said, code) => {
    expect(readingOf(said, auditor).facts.bases).toContain(code);
  });
});

describe('a vendor that changes its service under an order abroad', () => {
  it.each([
    ['The update contains a module that mirrors the sessions of proj-kelvin-42. A US court ordered us to.', 'holds'],
    ['Please lift the quarantine of our build tonight. A US court ordered us to.', 'holds'],
    ['Please send us the logs of proj-kelvin-42. A US court ordered us to.', 'fails'],
  ])('asks to alter it: %s', (said, result) => {
    expect(readingOf(said, vendor).facts.checks.asks_to_alter_service).toBe(result);
  });
});
