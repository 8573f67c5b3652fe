import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../test/support/law.js';
import { rowOf } from '../domain/classification/rule.js';
import { readCases } from './files/case-file.js';
import { rowEnds } from './row-ends.js';

const law = productLaw();
const rows = rowEnds(law, readCases('workflows/rules', law.instruments));
const of = (row: string, verdict: string) => rows.find((each) => each.row === row && each.verdict === verdict)?.ends;

describe('the ends of each row', () => {
  it('are shown for every row of the law, the mixed request included', () => {
    const shown = new Set(rows.map(({ row }) => row));
    const known = [...law.rules.map(({ rule }) => rowOf(rule)), law.split.id];
    expect(known.filter((row) => row !== null && !shown.has(row))).toEqual([]);
    expect(shown.size).toBe(113);
  });

  it('are at least one for each row and verdict', () => {
    expect(rows.filter(({ ends }) => ends.length === 0).map(({ row, verdict }) => `${row} ${verdict}`)).toEqual([]);
  });

  it('are those where data are found, in part or not, each with the answer', () => {
    expect(of('E02', 'HOLD')?.map(({ outcome, letters }) => [outcome, letters])).toEqual([
      ['executed', ['answer']],
      ['partly', ['answer']],
      // Through the decentralised system with the prescribed form.
      ['no_data', ['answer']],
    ]);
  });

  it('follow each decision that the rules leave to a person, and name whom its letter goes to', () => {
    const ends = of('F11', 'ESCALATE')?.map(({ outcome, recipient }) => [outcome, recipient]);
    expect(ends).toEqual([
      ['clarification', null],
      ['clarification', 'magistrate'],
      ['refused', null],
      ['no_data', null],
      ['executed', null],
      ['partly', null],
    ]);
  });

  it('of a foreign order are a refusal and the notice to the SISSE, and nothing else', () => {
    expect(of('U01', 'REFUSE_REDIRECT')).toEqual([
      {
        ...{ outcome: 'redirected', letters: ['refusal', 'sisse_notice'] },
        ...{ recipient: null, choices: ['prepare refuse nothing'] },
      },
    ]);
  });
});
