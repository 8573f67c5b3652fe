import { describe, expect, it } from '@jest/globals';
import {
  approve,
  circuits,
  circumstances,
  disclosure,
  id,
  jurist,
  otherJurist,
  person,
  prepare,
  refusalOf,
  run,
  service,
  taken,
} from '../../../../../test/support/case-walk.js';
import type { Command } from '../../command.js';
import { evolve } from '../../evolve.js';
import { objectionToScan } from '../../model/handed-file.js';
import { moves } from '../../moves.js';
import { signedActOf } from '../../signed-act.js';
import { payloadOfOrder } from './order-production.js';

const operations = person(8, 'operations');
const orderId = id(500);
const what = {
  targets: [
    { id: id(601), place: 0 },
    { id: id(602), place: null },
  ],
  categories: ['SUB' as const],
  period: false,
  dueAt: '2026-11-26T14:00:00.000Z',
  named: 'e'.repeat(64),
};
const order: Extract<Command, { type: 'order_production' }> = { type: 'order_production', orderId, ...what };
const begin: Command = { type: 'begin_production', orderId };
const deliver = (empty: string[] = []): Command => ({ type: 'deliver_production', orderId, empty });
const decline: Command = { type: 'decline_production', orderId, noteId: id(700) };
const handIn: Extract<Command, { type: 'hand_in_file' }> = {
  ...{ type: 'hand_in_file', orderId, uploadId: id(800), target: id(601) },
  ...{ size: 50_000_000_000, digest: 'd'.repeat(64) },
};
const withdraw: Command = { type: 'withdraw_production', orderId, noteId: id(701) };

const admitted = run(...disclosure).state;
const ordered = taken(admitted, order, jurist);
const collecting = taken(ordered, begin, operations);

const suspendedBy = { ...collecting, classification: null };

describe('a production order', () => {
  it('is issued where a disclosure may be prepared, and says how it stands', () => {
    expect(ordered.production).toEqual([{ id: orderId, ...what, by: id(1), state: 'issued', empty: [] }]);
    expect(collecting.production?.[0]?.state).toBe('collecting');
    const delivered = taken(collecting, deliver([id(602)]), operations);
    expect(delivered.production?.[0]).toMatchObject({ state: 'delivered', empty: [id(602)] });
    expect(taken(ordered, decline, operations).production?.[0]?.state).toBe('impossible');
    expect(taken(ordered, withdraw, jurist).production?.[0]?.state).toBe('withdrawn');
  });

  it('is signed over its targets, categories, period, due time and names', () => {
    const event = { type: 'case.production_ordered', data: { orderId, ...what } } as const;
    const act = signedActOf(id(1), event, admitted)?.act;
    expect(act).toMatchObject({ act: 'order_production', preparation: orderId, payload: payloadOfOrder(what) });
    for (const changed of [{ named: 'f'.repeat(64) }, { period: true }, { dueAt: '2026-11-27T14:00:00.000Z' }]) {
      expect(payloadOfOrder({ ...what, ...changed })).not.toBe(act?.payload);
    }
  });

  it('is not issued before the facts are confirmed, nor where the step prepares nothing', () => {
    const unconfirmed = run(...disclosure.slice(0, -1)).state;
    expect(refusalOf(unconfirmed, order, jurist)).toMatch(/confirm/);
    const prepared = run(...disclosure, [prepare('disclose'), jurist]).state;
    expect(refusalOf(prepared, order, jurist)).toBe('This action is not available at this stage.');
    const silent = new Map([...circuits].map(([code, circuit]) => [code, { ...circuit, opens: {} }]));
    expect(refusalOf(admitted, order, jurist, { circuits: silent })).toMatch(
      /^The classification in force does not lead/,
    );
  });

  it('names each target once, categories that are asked for, and a time to come', () => {
    const [first] = what.targets;
    const unknown = 'Name at least one target, each once, of those of the request or with its name.';
    expect(refusalOf(admitted, { ...order, targets: [...what.targets, ...what.targets] }, jurist)).toBe(unknown);
    expect(refusalOf(admitted, { ...order, targets: [{ id: first?.id ?? '', place: 2 }] }, jurist)).toBe(unknown);
    expect(refusalOf(admitted, { ...order, categories: ['CON'] }, jurist)).toMatch(
      /^This category of data is not asked/,
    );
    expect(refusalOf(admitted, { ...order, dueAt: '2026-11-24T13:00:00.000Z' }, jurist)).toMatch(/an instant to come/);
  });

  it('is issued by jurists and carried out by operations, who may do nothing else', () => {
    expect(refusalOf(admitted, order, operations)).toMatch(/role/);
    expect(refusalOf(ordered, begin, jurist)).toMatch(/role/);
    const open = moves(collecting, operations, circumstances).flatMap(({ command, closed }) =>
      closed ? [] : [command],
    );
    expect(open).toEqual(['begin_production', 'hand_in_file', 'deliver_production', 'decline_production']);
  });

  it('is begun once, delivered of its own targets, and ends once', () => {
    expect(refusalOf(collecting, begin, operations)).toBe('The collection has begun already.');
    expect(refusalOf(collecting, deliver([id(699)]), operations)).toMatch(/not one of this production order/);
    const over = /^This production order is over/;
    for (const end of [deliver(), decline]) {
      const ended = taken(collecting, end, operations);
      for (const next of [begin, deliver(), decline]) expect(refusalOf(ended, next, operations)).toMatch(over);
      expect(refusalOf(ended, withdraw, jurist)).toMatch(over);
    }
    const other = { ...begin, orderId: id(501) };
    expect(refusalOf(collecting, other, operations)).toBe('There is no such production order.');
  });

  it('takes nothing while the case no longer admits the disclosure, and can still be ended', () => {
    const looking = 'The legal team is looking at this request again: collect and hand in nothing for now.';
    expect(refusalOf(suspendedBy, deliver(), operations)).toBe(looking);
    expect(refusalOf({ ...ordered, classification: null }, begin, operations)).toBe(looking);
    expect(taken(suspendedBy, decline, operations).production?.[0]?.state).toBe('impossible');
  });

  it('takes files for its own targets, while it runs and before an answer is prepared', () => {
    const one = taken(collecting, handIn, operations);
    const two = taken(one, { ...handIn, uploadId: id(801), target: id(602) }, operations);
    expect(two.production?.[0]?.files).toMatchObject([
      { id: id(800), target: id(601), size: 50_000_000_000, by: id(8) },
      { id: id(801), target: id(602) },
    ]);
    expect(refusalOf(collecting, handIn, jurist)).toMatch(/role/);
    expect(refusalOf(collecting, { ...handIn, target: id(699) }, operations)).toMatch(
      /^This target is not one of this production order: hand the file in for a target that it names/,
    );
    expect(refusalOf(one, deliver([id(601)]), operations)).toMatch(/^A file was handed in for this target/);
    expect(refusalOf(taken(one, deliver([id(602)]), operations), handIn, operations)).toMatch(/order is over/);
    expect(refusalOf(suspendedBy, handIn, operations)).toMatch(/hand in nothing for now/);
    const prepared = taken(one, prepare('disclose'), jurist);
    expect(refusalOf(prepared, handIn, operations)).toMatch(/^An answer is already prepared for this request/);
    const [order] = one.production ?? [];
    const full = { ...one, production: [{ ...order, files: Array(1_000).fill(order?.files?.[0]) }] } as typeof one;
    expect(refusalOf(full, handIn, operations)).toMatch(/a thousand files already/);
  });

  it('has files that are scanned; one that is not is accepted or refused by a jurist, who says why', () => {
    const one = taken(collecting, handIn, operations);
    const about = { orderId, uploadId: id(800) };
    const scan = (verdict: 'clean' | 'infected' | 'not_scanned'): Command => ({
      ...{ type: 'record_file_scan', ...about, verdict },
    });
    const decided = (decision: 'accept' | 'refuse'): Command => ({
      ...{ type: 'decide_file', ...about, decision, noteId: id(702) },
    });
    const scanned = (verdict: 'clean' | 'infected' | 'not_scanned') => taken(one, scan(verdict), service);
    const objectionTo = ({ production }: typeof one) =>
      objectionToScan(production?.[0]?.files?.[0] ?? {})?.code ?? null;
    expect([one, scanned('clean'), scanned('infected'), scanned('not_scanned')].map(objectionTo)).toEqual([
      ...['produced-file-not-scanned', null],
      ...['produced-file-infected', 'produced-file-not-scanned'],
    ]);
    for (const state of [one, scanned('not_scanned')]) {
      const accepted = taken(state, decided('accept'), jurist);
      expect(objectionTo(accepted)).toBeNull();
      expect(accepted.production?.[0]?.files?.[0]).toMatchObject({ decision: 'accept', decidedBy: id(1) });
      expect(objectionTo(taken(state, decided('refuse'), jurist))).toBe('produced-file-refused');
      expect(refusalOf(accepted, decided('refuse'), jurist)).toMatch(/nothing to decide/);
    }
    for (const state of [scanned('clean'), scanned('infected'), collecting]) {
      expect(refusalOf(state, decided('accept'), jurist)).toMatch(/nothing to decide/);
    }
    const late = taken(taken(one, decided('accept'), jurist), scan('infected'), service);
    expect(objectionTo(late)).toBe('produced-file-infected');
    const other = { ...handIn, uploadId: id(801) };
    const second = taken(scanned('clean'), other, operations);
    expect(refusalOf(second, decided('accept'), jurist)).toMatch(/nothing to decide/);
  });

  it('has files of which the first verdict stands, and that no other role decides on', () => {
    const one = taken(collecting, handIn, operations);
    const about = { orderId, uploadId: id(800) };
    const infected = taken(one, { type: 'record_file_scan', ...about, verdict: 'infected' }, service);
    const clean = { ...about, verdict: 'clean' as const };
    expect(refusalOf(infected, { type: 'record_file_scan', ...clean }, service)).toMatch(
      /answered for this file already/,
    );
    const event = { type: 'case.production_file_scanned', data: clean } as const;
    expect(evolve(infected, { event, actor: 'production' }).production?.[0]?.files?.[0]?.scan).toBe('infected');
    const decide: Command = { type: 'decide_file', ...about, decision: 'accept', noteId: id(702) };
    for (const by of [operations, person(9, 'administrator')]) expect(refusalOf(one, decide, by)).toMatch(/role/);
    const unknown = 'There is no such file of operations.';
    expect(refusalOf(one, { ...decide, uploadId: id(801) }, jurist)).toBe(unknown);
    expect(refusalOf(one, { type: 'record_file_scan', ...clean, uploadId: id(801) }, service)).toBe(unknown);
  });

  it('that is withdrawn ends the consents to what was prepared; one that goes on does not', () => {
    const prepared = taken(taken(collecting, prepare('disclose'), jurist), approve('jurist'), otherJurist);
    const preparationAfter = (command: Command, by = operations) => taken(prepared, command, by).preparation;
    expect(preparationAfter(deliver())?.consents).toHaveLength(1);
    expect(preparationAfter(withdraw, jurist)).toBeNull();
  });
});
