import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { growth } from '../../../test/support/growth.js';
import { fold } from './fold.js';
import { compileCitation, InstrumentFile } from './instrument.js';

const file = InstrumentFile.parse(parse(readFileSync('workflows/law/instruments.yaml', 'utf8')));
const patterns = file.instruments.map(({ code, patterns }) => compileCitation(code, patterns, file.fragments));
const citedIn = (text: string): string[] => {
  const folded = fold(text);
  return patterns.filter((pattern) => pattern.find(folded).length > 0).map(({ code }) => code);
};

describe('citations', () => {
  it.each([
    ['Vu l’article 60-1 du code de procédure pénale', ['CPP-60-1']],
    ['en vertu de l’article 60 - 1, premier alinéa, du C.P.P.', ['CPP-60-1']],
    ['art. 60 - 1 cpp', ['CPP-60-1']],
    ['art. 60 - 1 - 2 du code de procédure pénale', ['CPP-60-1-2']],
    ['articles 77 – 1 – 1 et 99 – 3 du C.P.P.', ['CPP-77-1-1', 'CPP-99-3']],
    ['vu les articles 60‑1,\n60-1-2 et 74-1 du Code de  procédure pénale', ['CPP-60-1', 'CPP-60-1-2', 'CPP-74-1']],
    ['art. 77-1-1 CPP', ['CPP-77-1-1']],
    ['article 706-95-1 du C.P.P.', ['CPP-706-95-1']],
    ['articles 65 et 65 quinquies du code des douanes', ['DOU-65', 'DOU-65-QUINQUIES']],
    ['l’article 65 quinquies du code des douanes', ['DOU-65-QUINQUIES']],
    ['articles L. 81 et L. 96 G du livre des procédures fiscales', ['LPF-L81', 'LPF-L96-G']],
    ['article L. 621-10-2 du code monétaire et financier', ['CMF-L621-10-2']],
    ['L.851-1 du code de la sécurité intérieure', ['CSI-L851-1']],
    ['18 U.S.C. § 2703(d)', ['US-SCA-2703-D']],
    ['Title 18, United States Code, Sections 2703(a) and 2713', ['US-SCA-2703', 'US-CLOUD-ACT-2713']],
    ['18 U.S.C. § 2703(f)(1)', ['US-SCA-2703-F']],
    ['50 U.S.C. 1881a(i)(1)', ['US-FISA-702']],
    ['European Investigation Order', ['EU-EIO']],
    ['décision d’enquête européenne', ['EU-EIO']],
    ['Europees onderzoeksbevel', ['EU-EIO']],
    ['certificat EPOC-PR', ['EU-EPOC-PR']],
    ['Certificat d’injonction européenne de production (EPOC)', ['EU-EPOC']],
    ['Article 10 of Regulation (EU) 2022/2065', ['EU-DSA-10']],
    ['article 9 du règlement (UE) 2022/2065', ['EU-DSA-9']],
    ['Article 3 of Regulation (EU) 2021/784', ['EU-TCO-3']],
    ['gemäß §§ 100j, 100k, 161, 163 StPO', ['NATIONAL-OTHER']],
    ['根据《中华人民共和国数据安全法》第三十五条', ['CN-DSL']],
    ['l’article 16 du règlement (UE) 2023/1543', ['EU-EEV-16']],
    ['PV n° 2026/60-1-77, facture 99-3', []],
    ['the agreement of 1703(d) pages', []],
  ])('reads %j', (text, codes) => {
    expect(citedIn(text)).toEqual(codes);
  });

  it('finds every place, in the offsets of the text', () => {
    const text = 'EPOC, puis un autre EPOC.';
    const [pattern] = patterns.filter(({ code }) => code === 'EU-EPOC');
    expect(pattern?.find(fold(text)).map(({ start, end }) => text.slice(start, end))).toEqual([
      'EPOC',
      'un autre EPOC'.slice(9),
    ]);
  });

  it('stays linear on hostile text', async () => {
    const find = (times: number) => {
      const hostile = fold('article 60-1 '.repeat(times));
      for (const pattern of patterns) pattern.find(hostile);
    };
    expect(await growth(find, 50, 400, 32)).toBeLessThan(32);
  });

  it.each([
    ['(?!a)b', /lookaround|invalid|look/i],
    ['{nothing}', /no fragment is named \{nothing\}/],
    ['(open', /missing|unexpected/i],
  ])('refuses the pattern %s', (pattern, reason) => {
    expect(() => compileCitation('CPP-60-1', [pattern], {})).toThrow(reason);
  });
});
