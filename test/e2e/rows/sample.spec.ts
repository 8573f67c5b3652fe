// @stage slow
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { productLaw } from '../../support/law.js';
import { walkRows } from '../../support/row-walk.js';
import { faultsAgainst } from '../../support/xml-schema.js';

const answersTo = walkRows('a few rows of the law, on a real server', ['X05', 'A01', 'F11', 'U21', 'E08']);
walkRows('a row of the law on paper, on a real server', ['F01'], 'paper');

it('a certificate of row E08 is answered by Form 3 as XML that validates and names its ground', () => {
  const [answer] = answersTo('E08').flatMap(({ mails }) => mails);
  const forms = answer?.mail.attachments.filter(({ contentType }) => contentType === 'application/xml') ?? [];
  expect(forms).toHaveLength(1);
  const xml = String(forms[0]?.content);
  expect(faultsAgainst(readFileSync('docs/formats/annex-iii.v2.xsd', 'utf8'), xml)).toEqual([]);
  expect(xml).toContain('<Reason>WRONG_AUTHORITY</Reason>');
});

it('a requisition of row F11 is answered at the address of the magistrate where that was decided', () => {
  expect(answersTo('F11').flatMap(({ mails }) => mails.flatMap(({ to }) => to))).toContain('greffe@justice.fr');
});

it('a foreign order of row U21 is refused to its author, and told to the SISSE', () => {
  const { address } = productLaw().operator.operator.sisseFile;
  const answers = answersTo('U21').flatMap(({ mails }) => mails);
  const [told, refused] = [true, false].map((isTold) => answers.filter(({ to }) => to.includes(address) === isTold));
  expect(told).toHaveLength(1);
  expect(new Set(refused?.flatMap(({ to }) => to)).size).toBe(1);
  expect(refused?.some(({ mail }) => mail.attachments.length > 0)).toBe(true);
});

it('a foreign order of row U21 is refused before its clocks end, and the SISSE is informed before its own does', () => {
  const courses = answersTo('U21');
  expect(courses.length).toBeGreaterThan(0);
  for (const { left, clocks } of courses) {
    expect(clocks.map(({ code }) => code).toSorted()).toEqual(['D-DA-1M', 'D-SISSE-0']);
    const ends = clocks.map(({ legalEnd, safeEnd }) => legalEnd ?? safeEnd);
    for (const letter of ['refusal', 'sisse_notice']) {
      const at = left.find(({ what }) => what === letter)?.at ?? '9999';
      expect([letter, ends.filter((end) => Date.parse(end) < Date.parse(at) || Number.isNaN(Date.parse(at)))]).toEqual([
        letter,
        [],
      ]);
    }
  }
});
