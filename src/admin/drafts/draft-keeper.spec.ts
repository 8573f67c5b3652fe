import { beforeEach, describe, expect, it } from '@jest/globals';
import { ProblemError } from '../api/problem.js';
import { type Content, DraftKeeper, type Keeping } from './draft-keeper.js';

describe('the keeper of a draft', () => {
  const sent: Content[] = [];
  const told: Keeping['kind'][] = [];
  let answer: () => Promise<void>;
  let now: number;
  let planned: { at: number; act: () => void }[];
  const keeper = () =>
    new DraftKeeper(
      async (content) => {
        sent.push(content);
        await answer();
      },
      ({ kind }) => told.push(kind),
      (act, milliseconds) => {
        const plan = { at: now + milliseconds, act };
        planned.push(plan);
        return () => {
          planned = planned.filter((each) => each !== plan);
        };
      },
    );
  const pass = async (milliseconds: number) => {
    const end = now + milliseconds;
    for (let next = due(end); next; next = due(end)) {
      planned = planned.filter((each) => each !== next);
      now = next.at;
      next.act();
      await new Promise((done) => setImmediate(done));
    }
    now = end;
  };
  const due = (end: number) => planned.toSorted((one, other) => one.at - other.at).find(({ at }) => at <= end);

  beforeEach(() => {
    answer = async () => undefined;
    now = 0;
    planned = [];
    sent.length = 0;
    told.length = 0;
  });

  it('sends the last version once the person pauses', async () => {
    const one = keeper();
    one.write('a');
    await pass(500);
    one.write('ab');
    await pass(899);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toEqual(['ab']);
    expect(told).toEqual(['kept']);
  });

  it('sends what is not sent yet when the form is left, once', async () => {
    const one = keeper();
    one.write('a');
    await one.flush();
    await one.flush();
    await pass(2_000);
    expect(sent).toEqual(['a']);
  });

  it('never sends an older version after the draft was taken away', async () => {
    const one = keeper();
    let release: (() => void) | undefined;
    answer = () =>
      new Promise<void>((done) => {
        release = done;
      });
    one.write('a');
    const leaving = one.flush();
    one.write('ab');
    const dropped = one.drop();
    await new Promise((done) => setImmediate(done));
    answer = async () => undefined;
    release?.();
    await Promise.all([leaving, dropped]);
    await pass(10_000);
    expect(sent).toEqual(['a', null]);
  });

  it('says that it could not be kept, and tries again', async () => {
    const one = keeper();
    answer = () => Promise.reject(new ProblemError({}, 0));
    one.write('a');
    await pass(900);
    expect(told).toEqual(['failed']);
    answer = async () => undefined;
    await pass(5_000);
    expect(sent).toEqual(['a', 'a']);
    expect(told).toEqual(['failed', 'kept']);
  });

  it('does not repeat what is refused for good', async () => {
    const one = keeper();
    answer = () => Promise.reject(new ProblemError({}, 413));
    one.write('a');
    await pass(20_000);
    expect(sent).toEqual(['a']);
  });
});
