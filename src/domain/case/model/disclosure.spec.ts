import { describe, expect, it } from '@jest/globals';
import {
  approve,
  disclosure,
  id,
  jurist,
  otherJurist,
  person,
  prepare,
  refusalOf,
  release,
  run,
  service,
} from '../../../../test/support/case-walk.js';
import { tableOf } from '../../../../test/support/target-table.js';
import type { Command } from '../command.js';
import { CaseEvent } from '../event.js';
import { evolve } from '../evolve.js';
import { askedIn, type Disclosure, disclosedIn, isPartial, objectionToTable, type TargetAnswer } from './disclosure.js';

const facts = { categories: ['SUB', 'TRF'] as const };
const row = (n: number, changed: object = {}): TargetAnswer =>
  ({ id: id(700 + n), place: n, files: [], answer: 'produce', ...changed }) as TargetAnswer;
const table = (targets: TargetAnswer[], shared: number[] = []): Disclosure => ({
  targets,
  shared,
  named: 'e'.repeat(64),
});
const codeOf = (of: Disclosure, attached = 0, targets = of.targets.filter(({ place }) => place !== null).length) => {
  const objection = objectionToTable(of, { targets, facts: { categories: [...facts.categories] }, attached });
  return objection && [objection.code, objection.field];
};

describe('the table of a disclosure', () => {
  const part = { answer: 'part', categories: ['SUB'], period: false };
  const withheld = { answer: 'withhold', ground: 'G-PRIV' };

  it('is accepted with an answer for each target and each file at its target', () => {
    const answers = [
      row(0, { files: [1] }),
      row(1, { ...part, files: [3] }),
      row(2, withheld),
      row(3, { answer: 'no_data' }),
      row(4, { answer: 'unknown' }),
      row(5, { answer: 'struck' }),
    ];
    expect(codeOf(table([...answers, row(6, { place: null, files: [2] })]), 3)).toBeNull();
  });

  it('answers each target that was read, once', () => {
    const whole = [row(0, { answer: 'no_data' }), row(1, { answer: 'no_data' })];
    const unanswered = ['targets-unanswered', 'targets'];
    expect(codeOf(table(whole), 0, 2)).toBeNull();
    expect(codeOf(table(whole), 0, 3)).toEqual(unanswered);
    expect(codeOf(table(whole.slice(1)), 0, 2)).toEqual(unanswered);
    expect(codeOf(table([row(0), row(0, { id: id(799) })], [1]), 1, 2)).toEqual(unanswered);
    expect(codeOf(table([row(0), row(1, { id: id(700) })], [1]), 1, 2)).toEqual(unanswered);
  });

  it('strikes what was read, and never what a person added', () => {
    const kept = row(0, { answer: 'no_data' });
    expect(codeOf(table([kept, row(1, { answer: 'struck' })]))).toBeNull();
    expect(codeOf(table([kept, row(1, { answer: 'struck', place: null })]))).toEqual(['targets-unanswered', 'targets']);
    expect(codeOf(table([row(0, { answer: 'struck' })]))).toEqual(['no-target', 'targets']);
    expect(codeOf(table([]))).toEqual(['no-target', 'targets']);
  });

  it('produces no category that was not asked', () => {
    expect(codeOf(table([row(0, { ...part, categories: ['SUB', 'CON'] })], [1]), 1)).toEqual([
      'category-not-asked',
      'targets/0',
    ]);
    expect(codeOf(table([row(0, { ...part, categories: ['SUB', 'TRF'] })], [1]), 1)).toBeNull();
  });

  it.each(['withhold', 'no_data', 'unknown', 'struck'])('holds no file of a target with the answer %s', (answer) => {
    const other = row(1, { answer, ...(answer === 'withhold' && { ground: 'G-PRIV' }), files: [2] });
    expect(codeOf(table([row(0, { files: [1] }), other]), 2)).toEqual(['file-of-nothing', 'targets/1']);
  });

  it('holds no file for all where nothing is produced', () => {
    expect(codeOf(table([row(0, { answer: 'no_data' })], [1]), 1)).toEqual(['file-of-nothing', 'attachments']);
  });

  it('holds a file for each target that is produced', () => {
    expect(codeOf(table([row(0, { files: [1] }), row(1)]), 1)).toEqual(['attachment-missing', 'targets/1']);
    expect(codeOf(table([row(0), row(1, part)], [1]), 1)).toBeNull();
  });

  it('says of each file to which target it belongs, once', () => {
    const lost = ['file-without-target', 'attachments'];
    expect(codeOf(table([row(0, { files: [1] })]), 2)).toEqual(lost);
    expect(codeOf(table([row(0, { files: [2] })]), 1)).toEqual(lost);
    expect(codeOf(table([row(0, { files: [1] })], [1]), 1)).toEqual(lost);
  });

  it('is a refusal where nothing is produced and something withheld', () => {
    expect(codeOf(table([row(0, withheld), row(1, { answer: 'unknown' })]))).toEqual(['all-withheld', 'targets']);
  });
});

describe('what is counted from the table', () => {
  const of = (...answers: string[]) => table(answers.map((answer, at) => row(at, { answer })));

  it('is each target of which anything is produced', () => {
    expect(disclosedIn(of('produce', 'part', 'withhold', 'no_data', 'unknown', 'struck'))).toBe(2);
    expect(disclosedIn(of('no_data'))).toBe(0);
  });

  it('is each target that the request has', () => {
    expect(askedIn(of('produce', 'part', 'withhold', 'no_data', 'unknown', 'struck'))).toBe(5);
  });

  it('is partial where anything was kept back, and not where nothing was there', () => {
    expect([of('produce', 'part'), of('produce', 'withhold')].map(isPartial)).toEqual([true, true]);
    expect([of('produce'), of('produce', 'no_data', 'unknown', 'struck')].map(isPartial)).toEqual([false, false]);
  });

  it('is never what an entry says beside the table', () => {
    const ready = run(...disclosure, [prepare('disclose'), jurist]).entries.at(-1);
    const forged = CaseEvent.parse({ ...ready?.event, data: { ...ready?.event.data, accountsDisclosed: 99 } });
    const { preparation } = evolve(run(...disclosure).state, { event: forged, actor: id(1) });
    expect(preparation?.accountsDisclosed).toBe(1);
  });

  it('is what a person stated in an entry that is older than the table', () => {
    const data = { preparationId: id(200), action: 'disclose', payload: 'a'.repeat(64), letters: [], step: 'approval' };
    const old = CaseEvent.parse({ type: 'case.prepared', data: { ...data, accountsDisclosed: 3 } });
    const { preparation } = evolve(run(...disclosure).state, { event: old, actor: id(1) });
    expect([preparation?.accountsDisclosed, preparation?.disclosure]).toEqual([3, undefined]);
  });
});

describe('consent to a table', () => {
  const prepared = run(...disclosure, [prepare('disclose'), jurist]);
  const withTable = (disclosed: Disclosure | undefined) => {
    const { event } = prepared.entries.at(-1) ?? {};
    const data = { ...event?.data, disclosure: disclosed };
    return evolve(run(...disclosure).state, { event: CaseEvent.parse({ ...event, data }), actor: id(1) });
  };

  it('is given to a whole one alone, whatever the entry that prepared it holds', () => {
    expect(() => refusalOf(withTable(tableOf(2, 1)), approve('jurist'), otherJurist)).toThrow('was accepted');
    expect(refusalOf(withTable(tableOf(2, 1, 0)), approve('jurist'), otherJurist)).toMatch(
      /no file is attached for it/,
    );
    expect(refusalOf(withTable(tableOf(1, 1)), approve('jurist'), otherJurist)).toMatch(/^Say for each target/);
    expect(refusalOf(withTable(undefined), approve('jurist'), otherJurist)).toMatch(/prepare it again\.$/);
  });

  it('ends when another table is prepared', () => {
    const approved = run(...disclosure, [prepare('disclose'), jurist], [approve('jurist'), otherJurist]).state;
    expect(approved.preparation?.consents).toHaveLength(1);
    const { event } = prepared.entries.at(-1) ?? {};
    const again = CaseEvent.parse({
      ...event,
      data: { ...event?.data, disclosure: tableOf(2, 2), payload: 'c'.repeat(64) },
    });
    expect(evolve(approved, { event: again, actor: id(1) }).preparation?.consents).toEqual([]);
  });

  it.each<[string, Partial<TargetAnswer>, string]>([
    ['executed', { answer: 'no_data' }, 'executed'],
    ['executed', { answer: 'unknown' }, 'executed'],
    ['partly executed', { answer: 'withhold', ground: 'G-PRIV' }, 'partly'],
  ])('ends as %s beside one that is produced, with the answer %j', (_ends, other, outcome) => {
    const [first, second] = tableOf(2, 1).targets as [TargetAnswer, TargetAnswer];
    const answered = {
      ...prepare('disclose'),
      disclosure: { ...tableOf(2, 1), targets: [first, { ...second, ...other }] },
    };
    const { state, entries } = run(
      ...disclosure,
      [answered as Command, jurist],
      [approve('jurist'), otherJurist],
      [release, person(5, 'jurist')],
      [{ type: 'close' }, service],
    );
    expect(state.outcome).toBe(outcome);
    expect(entries.at(-1)?.event.data).toMatchObject({ outcome, accountsDisclosed: 1 });
  });
});
