/** An answer whose files are collected on the portal: chosen when it is prepared, and not ended before the link left. */
import { describe, expect, it } from '@jest/globals';
import {
  approve,
  circumstances,
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
  taken,
} from '../../../../../test/support/case-walk.js';
import { tableOf } from '../../../../../test/support/target-table.js';
import type { Command } from '../../command.js';
import { payloadOf } from '../../manifest.js';
import { deliveriesOwed } from '../../model/delivery.js';
import type { CaseState } from '../../model/state.js';
import { eventOf } from '../index.js';

const [letterId, packageId, deliveryId] = [id(300), id(301), id(302)];
const letter = {
  ...{ id: letterId, kind: 'answer' as const, language: 'fr' as const, template: 'answer.v3' },
  ...{ templateSha256: 'e'.repeat(64), sha256: 'f'.repeat(64), mailbox: '2'.repeat(64), zone: 'FR' as const },
};
const byPortal: Command = {
  ...(prepare('disclose') as Extract<Command, { type: 'prepare' }>),
  ...{ letters: [letter], disclosure: { ...tableOf(2, 1), byPortal: true } },
};
const third = person(5, 'jurist');
const prepared = run(...disclosure, [byPortal, jurist]).state;
const released = taken(taken(prepared, approve('jurist'), otherJurist), release, third);
const sends: Command = { type: 'record_letter_sent', letterId, kind: 'answer', sha256: letter.sha256 };
const seals: Command = { type: 'record_package', packageId, letterId, sha256: '1'.repeat(64), size: 20_000_000 };
const opens: Command = { type: 'open_delivery', deliveryId, packageId };
const links: Command = { type: 'record_delivery_link', deliveryId, link: '3'.repeat(64) };
const announces: Command = { type: 'record_delivery_announced', deliveryId };
const recallsDelivery: Command = { type: 'recall_delivery', deliveryId, noteId: id(303) };
const recalls: Command = { type: 'recall', preparationId: id(200), noteId: id(304) };
const closes: Command = { type: 'close' };

const sent = taken(taken(released, sends, service), seals, service);
const available = taken(sent, opens, jurist);
const announced = taken(taken(available, links, service), announces, service);

describe('an answer by the portal', () => {
  it('is prepared where the operator delivers by it, by mail, with something to collect', () => {
    expect(prepared.preparation?.disclosure?.byPortal).toBe(true);
    const before = run(...disclosure).state;
    expect(refusalOf(before, byPortal, jurist, { deliveryDays: null })).toMatch(/^Nothing is delivered by the portal/);
    const recipient = {
      ...{ id: id(400), kind: 'requester' as const, post: true, digest: '4'.repeat(64) },
      ...{ by: id(1), confirmedBy: id(2) },
    };
    const byPost = { ...before, recipient } as CaseState;
    expect(refusalOf(byPost, byPortal, jurist)).toMatch(/^This answer goes by post/);
    const none = { targets: tableOf(2, 0).targets, shared: [], named: 'e'.repeat(64), byPortal: true as const };
    const empty = {
      ...byPortal,
      ...{
        attached: 0,
        disclosure: { ...none, targets: none.targets.map((row) => ({ ...row, files: [], answer: 'no_data' })) },
      },
    } as Command;
    expect(refusalOf(before, empty, jurist)).toMatch(/^Nothing is produced, so there is nothing to collect/);
  });

  it('is consented to as such: the choice is part of what people sign, and needs the portal still', () => {
    const manifest = { action: 'disclose' as const, letters: [], envelopes: [], requester: 'd'.repeat(64) };
    const table = tableOf(2, 1);
    expect(payloadOf({ ...manifest, disclosure: { ...table, byPortal: true } })).not.toBe(
      payloadOf({ ...manifest, disclosure: table }),
    );
    expect(refusalOf(prepared, approve('jurist'), otherJurist, { deliveryDays: null })).toMatch(
      /^Nothing is delivered/,
    );
  });

  it('is not ended by its letter, nor by the opening of a delivery: its link has left first', () => {
    const owed = /^The data of the answer wait to be made available on the portal/;
    for (const state of [sent, available]) {
      expect(deliveriesOwed(state)).toHaveLength(1);
      expect(refusalOf(state, closes, service)).toMatch(owed);
    }
    expect(deliveriesOwed(announced)).toEqual([]);
    expect(taken(announced, closes, service)).toMatchObject({ status: 'closed', outcome: 'executed' });
  });

  it('asks the case whether it can end when its link has left, and not once it is closed', () => {
    const follow = (state: CaseState) =>
      eventOf('case.delivery_announced')?.follow?.({ deliveryId }, state, { ...circumstances, circuit: undefined });
    expect(follow(announced)).toEqual([{ do: 'close' }]);
    expect(follow({ ...announced, status: 'closed' })).toEqual([]);
  });

  it('is recalled though its letter left, until a link or a code was given out', () => {
    expect(taken(sent, recalls, jurist).recalled).toEqual([id(200)]);
    const dispatched = /left|sent/i;
    expect(refusalOf(available, recalls, jurist)).toMatch(dispatched);
    const ended = taken(available, recallsDelivery, jurist);
    const again = taken(ended, recalls, jurist);
    expect([again.preparation, again.left, deliveriesOwed(again)]).toEqual([null, [], []]);
    expect(refusalOf(taken(announced, recallsDelivery, jurist), recalls, jurist)).toMatch(dispatched);
    const given = {
      ...{ type: 'give_delivery_code' as const, deliveryId, authority: 'fr-police', number: '+33 1 99 00 40 01' },
      ...{ noteId: id(305), evidence: '4'.repeat(64) },
    };
    const coded = taken(taken(available, given, jurist), recallsDelivery, jurist);
    expect(refusalOf(coded, recalls, jurist)).toMatch(dispatched);
  });

  it('that a mail carries is ended by its letter, and is not recalled after it', () => {
    const mailed = { ...byPortal, disclosure: tableOf(2, 1) } as Command;
    const gone = taken(
      taken(taken(taken(run(...disclosure).state, mailed, jurist), approve('jurist'), otherJurist), release, third),
      sends,
      service,
    );
    expect(refusalOf(gone, recalls, jurist)).toMatch(/left|sent/i);
    expect(taken(gone, closes, service, circumstances).status).toBe('closed');
  });
});
