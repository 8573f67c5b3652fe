// @stage redis
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LetterDesk } from '../../support/letter-desk.js';
import { brokenRules } from '../../support/pdf-rules.js';
import { wordsOfPdf } from '../../support/pdf-words.js';
import { refused, requisition } from '../../support/written-request.js';
import { faultsAgainst } from '../../support/xml-schema.js';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
afterAll(() => desk.close());

const certificate = {
  ...requisition,
  issuerZone: 'EU_EEV',
  issuerCountry: 'DE',
  issuerKind: 'prosecutor',
  channel: 'DIS',
  bases: ['EU-EPOC'],
  categories: ['TRF'],
} as const;
const below = { ...refused, row: 'E08', rule: 'E08', verdict: 'REFUSE', notices: [], letterBlocks: [] } as const;

describe('a certificate that is refused', () => {
  it('is answered on Form 3, as a PDF/A page and as XML that validates, with the ground of the judgement and nothing to attach by hand', async () => {
    const caseId = await desk.request({
      facts: { ...certificate, bases: [...certificate.bases], categories: [...certificate.categories] },
      classification: { ...below, notices: [], letterBlocks: [], grounds: ['G-INCOMP'] },
      language: 'de',
    });
    await desk.decide(caseId, 'refuse');
    await desk.run('correspondence.send_letter');
    const [reply] = desk.relay.received;
    const [, page, xml] = reply?.attachments ?? [];
    expect(page?.filename).toMatch(/^annex-iii-GRF-\d{4}-\d{6}\.pdf$/);
    expect(xml?.contentType).toBe('application/xml');
    expect(xml?.content.toString()).toContain('<Reason>WRONG_AUTHORITY</Reason>');
    const schema = readFileSync('docs/formats/annex-iii.v2.xsd', 'utf8');
    expect(faultsAgainst(schema, String(xml?.content))).toEqual([]);
    expect(brokenRules(page?.content ?? Buffer.of())).toEqual([]);
    const words = await wordsOfPdf(page?.content ?? Buffer.of());
    expect(words).toContain('Issuing authority not competent (Article 4)');
    expect(words).toContain('Annexe III');
  });
});

describe('an order to preserve what is not held', () => {
  it('is confirmed as such, on Form 3 with its box, and the case ends without data', async () => {
    const caseId = await desk.request({
      facts: { ...certificate, bases: ['EU-EPOC-PR'], categories: ['PRES'] },
      classification: {
        ...{ ...below, row: 'E06', rule: 'E06', verdict: 'ADMIT', circuit: 'preservation' },
        ...{ approvers: ['head_of_legal'], notices: [], letterBlocks: [], grounds: [] },
      },
      language: 'de',
    });
    const stated = { type: 'state_impossibility', why: 'not_held', noteId: randomUUID() } as const;
    await desk.give(caseId, stated, desk.person('jurist'));
    await desk.decide(caseId, 'inform');
    await desk.run('correspondence.send_letter');
    const reply = desk.relay.received.at(-1);
    const [letter, , xml] = reply?.attachments ?? [];
    expect(await wordsOfPdf(letter?.content ?? Buffer.of())).toContain('was not held by our service');
    expect(xml?.content.toString()).toContain('<Reason>DATA_NOT_HELD</Reason>');
    await desk.run('cases.close');
    expect((await desk.state(caseId)).outcome).toBe('no_data');
  });
});
