import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { productLaw } from '../../../../test/support/law.js';
import { book, context, judged } from '../../../../test/support/letters.js';
import { faultsAgainst } from '../../../../test/support/xml-schema.js';
import { Ground } from '../../law/vocabulary.js';
import { xmlOf } from './annex-iii-xml.js';
import type { LetterJudgement } from './letter-context.js';
import { type FormContext, FormTemplate, fillForm, reasonsOf } from './prescribed-form.js';

const form = FormTemplate.parse(parse(readFileSync('templates/forms/annex-iii.v2.yaml', 'utf8')));
const schema = readFileSync('docs/formats/annex-iii.v2.xsd', 'utf8');
const contextOf = (judgement: Partial<LetterJudgement>, change: Partial<FormContext> = {}): FormContext => {
  const { recipient: _recipient, attachments: _attachments, ...letter } = context({ judgement: judged(judgement) });
  const stated = {
    cited: ['EU-EPOC'],
    issuer: 'Staatsanwaltschaft <Köln> & Co',
    preserved: true,
    removedAt: null,
    asks: false,
  };
  return { ...letter, ...stated, ...change };
};
const filled = (judgement: Partial<LetterJudgement>, change: Partial<FormContext> = {}) =>
  fillForm(form, contextOf(judgement, change), book);
const xmlFor = (judgement: Partial<LetterJudgement>, change: Partial<FormContext> = {}) =>
  xmlOf(form, contextOf(judgement, change), filled(judgement, change));
const ticked = (grounds: LetterJudgement['grounds'], unknown: LetterJudgement['unknown'] = []) =>
  reasonsOf(form, { judgement: judged({ grounds, unknown }) }).map(({ code }) => code);

describe('Form 3 of the e-Evidence Regulation', () => {
  it.each([
    ['E08', 'G-INCOMP', 'WRONG_AUTHORITY'],
    ['E09', 'G-OFFENCE', 'OFFENCE_NOT_COVERED'],
    ['E10', 'G-PUBAUTH', 'OTHER'],
    ['E11', 'G-PROC', 'OTHER'],
    ['E12', 'G-PRIV', 'IMMUNITY_OR_PRIVILEGE'],
    ['E13', 'G-INFO', 'INCOMPLETE'],
    ['E17', 'G-CONFLICT', 'THIRD_COUNTRY_CONFLICT'],
  ] as const)('of row %s ticks for the ground %s the box %s', (row, ground, box) => {
    const rules = productLaw().rules.filter(({ rule }) => rule.id.startsWith(row));
    expect(rules.some(({ rule }) => rule.grounds.includes(ground) || JSON.stringify(rule).includes(ground))).toBe(true);
    expect(ticked([ground])).toEqual([box]);
  });

  it('ticks a box for a check that is open, and the last one where no other says why', () => {
    expect(ticked([], ['targets_identified'])).toEqual(['INSUFFICIENT_INFORMATION']);
    expect(ticked([])).toEqual(['OTHER']);
    expect(ticked(['G-OFFENCE', 'G-AUTH'])).toEqual(['OFFENCE_NOT_COVERED', 'OTHER']);
  });

  it('ticks its own box where the data were not held or a fact prevents it, and says so', () => {
    for (const [effect, box] of [
      ['not_held', 'DATA_NOT_HELD'],
      ['impossible', 'DE_FACTO_IMPOSSIBILITY'],
    ] as const) {
      const { reasons, parts } = filled({ grounds: [] }, { effect });
      expect(reasons).toEqual([box]);
      expect(parts.en.find(({ heading }) => heading.startsWith('D.'))?.items).toHaveLength(1);
      expect(faultsAgainst(schema, xmlFor({ grounds: [] }, { effect }))).toEqual([]);
    }
  });

  it('states certificate, references, reasons and whether the data are preserved, in both languages', () => {
    const { parts, certificates } = filled({ grounds: ['G-OFFENCE'] });
    expect(certificates).toEqual(['EPOC']);
    for (const [language, yes] of [
      ['fr', 'oui'],
      ['en', 'yes'],
    ] as const) {
      const headings = parts[language].map(({ heading }) => heading.slice(0, 2));
      expect(headings).toEqual(['A.', 'B.', 'C.', 'D.', 'G.', 'H.']);
      const pairs = parts[language].flatMap((part) => part.pairs);
      expect(pairs.filter(([, value]) => value === yes)).toHaveLength(2);
    }
  });

  it('asks what is missing where something is asked, and explains a conflict of laws', () => {
    const asking = filled({ verdict: 'CLARIFY', grounds: ['G-INFO'], unknown: ['targets_identified'] }, { asks: true });
    expect(asking.parts.en.find(({ heading }) => heading.startsWith('F.'))?.items).toHaveLength(1);
    const conflict = filled({ grounds: ['G-CONFLICT'] });
    expect(conflict.parts.en.find(({ heading }) => heading.startsWith('E.'))?.items[0]).toMatch(/third country/);
  });

  it('writes the words of the authority into XML as text, never as markup', () => {
    const xml = xmlFor({ grounds: ['G-OFFENCE'] }, { reference: '<x/>\u0000\uffff&', preserved: false });
    expect(xml).toContain('<IssuingAuthority>Staatsanwaltschaft &lt;Köln&gt; &amp; Co</IssuingAuthority>');
    expect(xml).toContain('<IssuingAuthorityReference>&lt;x/&gt; &amp;</IssuingAuthorityReference>');
    expect(xml).toContain('<Reason>OFFENCE_NOT_COVERED</Reason>');
    expect(xml).toContain('<DataPreserved>false</DataPreserved>');
    expect(faultsAgainst(schema, xml)).toEqual([]);
  });

  it('is valid against its schema for each ground, each certificate, an answer and a question, and without a requester', () => {
    const faults = Ground.options.flatMap((ground) =>
      [true, false].flatMap((asks) => {
        const change = { asks, cited: ['EU-EPOC', 'EU-EPOC-PR'], ...(asks ? { issuer: null, reference: ' \t' } : {}) };
        const xml = xmlFor({ grounds: [ground], unknown: asks ? ['targets_identified'] : [] }, change);
        return faultsAgainst(schema, xml).map((fault) => `${ground}: ${fault}`);
      }),
    );
    expect(faults).toEqual([]);
    expect(schema.match(/<xs:enumeration value="[A-Z_]+"/g)).toHaveLength(form.reasons.length + 1);
  });

  it.each([
    ['an element is missing', (xml: string) => xml.replace(/ *<Addressee>.*\n/, '')],
    ['two elements change places', (xml: string) => xml.replace(/( *<Reason>.*\n)( *<Explanation>.*\n)/, '$2$1')],
    ['a reason is not one of the form', (xml: string) => xml.replace('OFFENCE_NOT_COVERED', 'BORED')],
    ['a date is not a date', (xml: string) => xml.replace('<Date>2026', '<Date>26')],
    ['an element is empty', (xml: string) => xml.replace(/<Addressee>[^<]+/, '<Addressee>')],
    ['it belongs to another namespace', (xml: string) => xml.replace('FORM-3#', 'FORM-4#')],
    ['it is another version', (xml: string) => xml.replace('annex-iii.v2', 'annex-iii.v1')],
  ])('is refused by its schema when %s', (_fault, spoil) => {
    const xml = xmlFor({ grounds: ['G-OFFENCE'] });
    expect(spoil(xml)).not.toBe(xml);
    expect(faultsAgainst(schema, spoil(xml))).not.toEqual([]);
  });

  it('explains in the file for machines a conflict with the law of a third country', () => {
    expect(xmlFor({ grounds: ['G-CONFLICT'] })).toMatch(/<Conflict>[^<]*third country/);
    expect(xmlFor({ grounds: ['G-OFFENCE'] })).not.toContain('<Conflict>');
  });
});

describe('the forms of a removal order', () => {
  const removal = (name: string) => FormTemplate.parse(parse(readFileSync(`templates/forms/${name}.yaml`, 'utf8')));
  const order = { cited: ['EU-TCO-3'] };
  const pairsOf = ({ parts }: ReturnType<typeof fillForm>, section: string) =>
    parts.en.filter(({ heading }) => heading.startsWith(section)).flatMap(({ pairs }) => pairs);

  it('tell when the content was removed, in the words of Annex II', () => {
    const removedAt = '2026-11-24T13:59:00.000Z' as FormContext['removedAt'];
    const told = fillForm(removal('tco-annex-ii.v1'), contextOf({ grounds: [] }, { ...order, removedAt }), book);
    expect(told.certificates).toEqual(['REMOVAL_ORDER']);
    expect(told.parts.en.map(({ heading }) => heading.slice(0, 2))).toEqual(['Or', 'A.', 'B.', 'C.']);
    expect(pairsOf(told, 'B.')).toEqual([
      ['Measure', 'content removed, or access disabled in all Member States'],
      ['Date and time', expect.stringMatching(/14:59/)],
    ]);
  });

  it.each([
    ['impossible', [], 'FORCE_MAJEURE'],
    ['not_held', [], 'OTHER'],
    ['done', ['targets_identified'], 'INSUFFICIENT_INFORMATION'],
  ] as const)('tick for %s and %j the box %s of Annex III', (effect, unknown, box) => {
    const judgement = { grounds: [], unknown: [...unknown] };
    const asks = unknown.length > 0;
    const told = fillForm(removal('tco-annex-iii.v1'), contextOf(judgement, { ...order, effect, asks }), book);
    expect(told.reasons).toEqual([box]);
    expect(pairsOf(told, 'B. Reasons').filter(([, value]) => value === 'yes')).toHaveLength(1);
    expect(told.parts.fr.some(({ heading }) => heading === 'B. Précisions demandées')).toBe(asks);
  });
});
