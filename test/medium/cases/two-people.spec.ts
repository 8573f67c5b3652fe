// @stage redis slow
/** Two people at one fact of one case, each with a form, a draft and a view that may be old: the desk's own code decides what is sent. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProblemError } from '../../../src/admin/api/problem.js';
import { meanwhile, type Seen, sendOnSeen } from '../../../src/admin/case/look-again.js';
import { CasesService, type Handling } from '../../../src/cases/handle/cases.service.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { seeds } from '../../support/set.js';

/** Five hundred of them, on a machine that does something else too. */
const MOST_MILLISECONDS = 900_000;
const FACT = 'signatory_named';
const values = ['holds', 'fails', 'unknown'] as const;
type Value = (typeof values)[number];

interface Entry {
  readonly actor: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}
interface View extends Seen {
  readonly history: readonly Entry[];
}
interface Form {
  readonly seen: number;
  readonly value: Value;
}
interface Writer {
  readonly actor: Handling['actor'] & { readonly id: string };
  view: View;
  form: Form | null;
  draft: Form | null;
}

const acts = ['look', 'open', 'leave', 'save', 'save'] as const;
const step = fc.record({
  who: fc.constantFrom(0, 1),
  act: fc.constantFrom(...acts),
  value: fc.constantFrom(...values),
  /** The colleague's save comes between the last look and the arrival of this one. */
  crossed: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

type Send = typeof sendOnSeen;
/** As a desk without the check would send: on whatever the case is now. */
const careless: Send = async (_before, _me, readNow, send) => send((await readNow()).state.seq);

/** Whether a colleague corrected the fact before this save, since its form was opened, and the form did not show it. */
const wentOver = (history: readonly Entry[], { seen }: Form, me: string, shown: ReadonlySet<number>): boolean =>
  meanwhile(history, seen, me).some(({ entry, at }) => entry.type === 'case.fact_confirmed' && !shown.has(at));

describe('two people who correct one fact', () => {
  let desk: LetterDesk;
  beforeAll(async () => {
    desk = await LetterDesk.open();
  });
  afterAll(() => desk?.close());

  const read = async (caseId: string): Promise<View> => {
    const history = await desk.platform.fresh.asOwner<Entry>(
      'select actor, type, data from entry where stream = $1 order by seq',
      [`case/${caseId}`],
    );
    return { state: { seq: history.length }, history };
  };

  const confirm = async (caseId: string, actor: Handling['actor'], value: Value, seen: number) => {
    const command = { type: 'confirm_fact', confirmed: { fact: FACT, value } } as const;
    const handled = await desk.module.get(CasesService).handle(caseId, command, { actor, key: randomUUID(), seen });
    if (!handled.ok) throw new ProblemError({ type: `/problems/${handled.refusal.code}` }, 409);
    return handled.value.seq;
  };

  /** How many saves went over a value that their author was not shown, and how many were recorded. */
  async function play(steps: readonly Step[], sendBy: Send): Promise<{ silent: number; saved: number }> {
    const caseId = await desk.request();
    const first = await read(caseId);
    const writers = (['jurist', 'head_of_legal'] as const).map((role): Writer => {
      const actor = desk.person(role);
      if (actor.kind !== 'person') throw new Error('A person writes.');
      return { actor, view: first, form: null, draft: null };
    });
    let [silent, saved] = [0, 0];
    const saveForm = async (writer: Writer, form: Form, before: () => Promise<unknown>) => {
      const { view, actor } = writer;
      const shown = new Set(meanwhile(view.history, form.seen, actor.id).map(({ at }) => at));
      await before();
      const readNow = async () => {
        writer.view = await read(caseId);
        return writer.view;
      };
      try {
        const seq = await sendBy(view, actor.id, readNow, (seen) => confirm(caseId, actor, form.value, seen));
        const { history } = await readNow();
        saved += 1;
        if (wentOver(history.slice(0, Number(seq)), form, actor.id, shown)) silent += 1;
        Object.assign(writer, { form: null, draft: null });
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        await readNow();
      }
    };
    const save = async (writer: Writer, before: () => Promise<unknown>) => {
      if (writer.form) await saveForm(writer, writer.form, before);
    };
    const turns: Readonly<Record<Step['act'], (writer: Writer, other: Writer, step: Step) => unknown>> = {
      look: async (writer) => {
        writer.view = await read(caseId);
      },
      open: (writer, _, { value }) => {
        const { length } = writer.view.history;
        const { seen } = writer.form ?? writer.draft ?? { seen: length };
        writer.form = { value, seen: Math.min(seen, length) };
      },
      leave: (writer) => Object.assign(writer, { draft: writer.form, form: null }),
      save: (writer, other, { crossed }) => save(writer, async () => crossed && save(other, async () => undefined)),
    };
    for (const each of steps) {
      await turns[each.act](writers[each.who] as Writer, writers[1 - each.who] as Writer, each);
    }
    return { silent, saved };
  }

  async function playAll(sendBy: Send) {
    const all = { silent: 0, saved: 0 };
    for (const seed of seeds({ short: 40, long: 500 })) {
      const [steps = []] = fc.sample(fc.array(step, { minLength: 14, maxLength: 22 }), { seed, numRuns: 1 });
      const { silent, saved } = await play(steps, sendBy);
      all.silent += silent;
      all.saved += saved;
    }
    return all;
  }

  it(
    'never go over a value that they were not shown, in any order of looking, writing, leaving and sending',
    async () => {
      const { silent, saved } = await playAll(sendOnSeen);
      expect(silent).toBe(0);
      expect(saved).toBeGreaterThan(40);
    },
    MOST_MILLISECONDS,
  );

  it(
    'do go over such a value where a form is sent on whatever the case has become (the control)',
    async () => {
      const { silent } = await playAll(careless);
      expect(silent).toBeGreaterThan(10);
    },
    MOST_MILLISECONDS,
  );
});
