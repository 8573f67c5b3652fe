import { describe, expect, it } from '@jest/globals';
import {
  circumstances,
  classified,
  dpo,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  person,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import { productLaw } from '../../../test/support/law.js';
import type { Instant } from '../kernel/instant.js';
import { circuitsOn } from '../workflow/circuit.js';
import { eventOf } from './actions/index.js';
import type { Command } from './command.js';
import type { Actor } from './model/circumstances.js';

const law = productLaw();
const keys = [id(700), id(701)];
const at = { rules: law, circuits: circuitsOn(law.circuits, '2026-11-24'), keys };
const judged = { rule: 'F22', row: 'F22', verdict: 'SECRET_CELL' as const, circuit: 'secret_cell', approvers: [] };
const officer = person(7, 'secret_officer');
const executive = person(6, 'executive');
type Step = [Command, Actor, object];
const secret: Step[] = [
  [opened, service, at],
  [read({ checks: { secrecy_marking: 'holds' } }), service, at],
  [classified(judged), service, at],
];
const close = (outcome: 'redirected' | 'no_data'): Command => ({ type: 'close', outcome });
const follows = (...given: Parameters<typeof run>) => {
  const { state, entries } = run(...given);
  const last = entries.at(-1)?.event;
  return (
    (last &&
      eventOf(last.type)?.follow?.(last.data, state, { ...circumstances, circuit: at.circuits.get(state.circuit) })) ??
    []
  );
};
const closed: Step[] = [...secret, [close('redirected'), jurist, at], [close('redirected'), head, at]];
const order = (changed: object = {}): Command =>
  ({ type: 'order_erasure', orderId: id(710), keys, days: 7, cause: 'handed_over', ...changed }) as Command;
const about = (type: 'confirm_erasure' | 'stop_erasure' | 'carry_out_erasure', orderId = id(710)): Command => ({
  ...{ type, orderId },
});
const ordered: Step[] = [...closed, [order(), officer, at]];
const confirmed: Step[] = [...ordered, [about('confirm_erasure'), dpo, at]];
const later = (days: number) => ({
  ...at,
  now: new Date(Date.parse(circumstances.now) + days * 86_400_000).toISOString() as Instant,
});

describe('a case whose content is locked', () => {
  it('is closed by two persons: the first only asks, and no erasure follows', () => {
    const asked = run(...secret, [close('redirected'), jurist, at]).state;
    expect(asked.status).toBe('open');
    expect(run(...closed).state).toMatchObject({ status: 'closed', outcome: 'redirected' });
    expect(follows(...closed)).toEqual([]);
  });

  it('is not closed by who asked, under another account either', () => {
    const asked = run(...secret, [close('redirected'), jurist, at]).state;
    expect(refusalOf(asked, close('redirected'), jurist, at)).toMatch(/Another person/);
    expect(refusalOf(asked, close('redirected'), person(91, 'jurist'), at)).toMatch(/Another person/);
  });

  it('is closed by the secret officer or the head of legal, and not by two jurists', () => {
    const asked = run(...secret, [close('redirected'), jurist, at]);
    expect(refusalOf(asked.state, close('redirected'), otherJurist, at)).toMatch(/secret officer or the head of legal/);
    for (const by of [officer, head]) {
      expect(run(...secret, [close('redirected'), jurist, at], [close('redirected'), by, at]).state.status).toBe(
        'closed',
      );
    }
  });

  it('stays open where the second person says another outcome', () => {
    expect(run(...secret, [close('redirected'), jurist, at], [close('no_data'), head, at]).state.status).toBe('open');
  });

  it('loses nothing when it enters', () => {
    expect(follows(...secret)).toEqual([]);
  });
});

describe('an order to erase', () => {
  it('is given by the secret officer, over a closed case and exactly its keys', () => {
    expect(run(...ordered).state.erasureOrder).toMatchObject({ id: id(710), keys, days: 7, by: id(7), dueAt: null });
    const state = run(...closed).state;
    expect(refusalOf(state, order(), head, at)).toMatch(/role/);
    expect(refusalOf(state, order({ keys: [id(700)] }), officer, at)).toMatch(/no longer those of the order/);
    expect(refusalOf(state, order({ keys: [id(700), id(702)] }), officer, at)).toMatch(/no longer those of the order/);
    expect(refusalOf(run(...secret).state, order(), officer, at)).toMatch(/Only a closed case/);
    expect(refusalOf(run(...ordered).state, order({ orderId: id(711) }), officer, at)).toMatch(/ordered already/);
  });

  it('is of no ordinary case', () => {
    const ordinary = run([opened, service], [read(), service], [classified(), service], [
      close('no_data'),
      jurist,
    ] as never).state;
    expect(ordinary.status).toBe('closed');
    expect(refusalOf(ordinary, order(), officer, { keys })).toMatch(/Only a closed case/);
  });

  it('is also of a closed demand of a foreign intelligence service, of which the minimum is kept, and of no other refusal', () => {
    const refusal = (circuit: string): Step[] => [
      [opened, service, at],
      [read({ issuerZone: 'THIRD', issuerCountry: 'US', bases: ['US-FISA-702'] }), service, at],
      [classified({ rule: 'U06', row: 'U06', verdict: 'REFUSE', circuit }), service, at],
      [{ type: 'withdraw', noteId: id(300) }, jurist, at],
    ];
    const closedUnder = (circuit: string) => run(...refusal(circuit)).state;
    expect(run(...refusal('refusal_minimal'), [order(), officer, at]).state.erasureOrder?.by).toBe(id(7));
    expect(refusalOf(closedUnder('refusal_minimal'), order(), head, at)).toMatch(/role/);
    expect(refusalOf(closedUnder('refusal_abroad'), order(), officer, at)).toMatch(/Only a closed case/);
    const [open] = [run(...refusal('refusal_minimal').slice(0, 3)).state];
    expect(refusalOf(open, order(), officer, at)).toMatch(/Only a closed case/);
  });

  it('is confirmed by another person, of the head of legal, the DPO and the executive', () => {
    const state = run(...ordered).state;
    expect(refusalOf(state, about('confirm_erasure'), officer, at)).toMatch(/role/);
    expect(refusalOf(state, about('confirm_erasure'), person(97, 'head_of_legal'), at)).toMatch(/Another person/);
    expect(refusalOf(state, about('confirm_erasure'), otherJurist, at)).toMatch(/role/);
    expect(refusalOf(state, about('confirm_erasure', id(711)), dpo, at)).toMatch(/No such erasure/);
    expect(run(...confirmed).state.erasureOrder).toMatchObject({
      confirmedBy: id(4),
      dueAt: '2026-12-01T14:00:00.000Z',
    });
  });

  it('is carried out by the service alone, confirmed, and after its days', () => {
    const waits = run(...ordered).state;
    expect(refusalOf(waits, about('carry_out_erasure'), service, later(40))).toMatch(/not confirmed/);
    const state = run(...confirmed).state;
    expect(refusalOf(state, about('carry_out_erasure'), head, later(8))).toMatch(/Only the service/);
    expect(refusalOf(state, about('carry_out_erasure'), service, later(6))).toMatch(/days still run/);
    const done = run(...confirmed, [about('carry_out_erasure'), service, later(8)]).state;
    expect(done.erasureOrder?.ended).toBe('carried_out');
    expect(refusalOf(done, about('stop_erasure'), head, later(8))).toMatch(/No such erasure/);
    expect(refusalOf(done, about('carry_out_erasure'), service, later(9))).toMatch(/not confirmed/);
  });

  it.each([
    ['officer who gave it', officer],
    ['head of legal', head],
    ['DPO', dpo],
    ['executive', executive],
  ])('is stopped by the %s alone', (_, one) => {
    const { state } = run(...confirmed, [about('stop_erasure'), one, later(6)]);
    expect(state.erasureOrder?.ended).toBe('stopped');
    expect(refusalOf(state, about('carry_out_erasure'), service, later(8))).toMatch(/not confirmed/);
  });

  it('raises an alarm on its first day and the day before its end, for all who may stop it, as long as it runs', () => {
    const timers = follows(...confirmed);
    expect(timers).toEqual(
      ['2026-11-24T14:00:00.000Z', '2026-11-30T14:00:00.000Z'].map((due) => ({
        ...{ do: 'set_timer', timer: 'erasure', at: due, about: id(710) },
      })),
    );
    const ring: Command = { type: 'ring', timer: 'erasure', about: id(710) };
    const rung: Step[] = [...confirmed, [ring, service, at], [ring, service, later(1)], [ring, service, later(6)]];
    expect(run(...rung).state.alarms.map(({ code }) => code)).toEqual(['erasure_runs', 'erasure_nears']);
    const audience = ['secret_officer', 'head_of_legal', 'dpo', 'executive'];
    expect(follows(...rung)).toEqual([expect.objectContaining({ do: 'notify', audience })]);
    const stopped = run(...confirmed, [about('stop_erasure'), head, at], [ring, service, later(6)]).state;
    expect(stopped.alarms).toEqual([]);
  });

  it('waits for what keeps the case as evidence', () => {
    const { state } = run(...confirmed);
    const preservation = { actId: id(720), until: null, extended: false, ended: null };
    const challenges = [{ id: id(721), kind: 'nullity' as const, suspends: true, result: null }];
    const hold = { until: '2026-12-24T14:00:00.000Z', over: null, stopped: false };
    const freeze = {
      ...{
        id: id(722),
        task: 'freeze' as const,
        measure: 'preserve_data' as const,
        of: null,
        about: id(720),
        what: null,
      },
      ...{ until: null, by: id(1), acknowledgeBefore: '', noteId: null, answer: 'done' as const, answeredBy: id(2) },
      endedBy: null,
    };
    const release = { ...freeze, id: id(723), task: 'release' as const, of: id(722), answer: null };
    const instructed = [[freeze], [freeze, release]].map((instructions) => ({ instructions }));
    const others = [{ preservation }, { challenges }, { hold }, { floor: { ...state.floor, hold } }];
    for (const kept of [...others, ...instructed]) {
      const refused = refusalOf({ ...state, ...kept }, about('carry_out_erasure'), service, later(8));
      expect(refused).toMatch(/still runs: nothing is erased/);
    }
  });
});
