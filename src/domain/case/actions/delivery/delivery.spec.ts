import { describe, expect, it } from '@jest/globals';
import {
  approve,
  circumstances,
  disclosure,
  dpo,
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
import type { Instant } from '../../../kernel/instant.js';
import type { Command } from '../../command.js';
import { toDeliver } from '../../model/delivery.js';
import type { CaseState } from '../../model/state.js';
import { moves } from '../../moves.js';

const [letterId, packageId, deliveryId] = [id(300), id(301), id(302)];
const [seal, mailbox, link] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
const released = run(
  ...disclosure,
  [prepare('disclose'), jurist],
  [approve('jurist'), otherJurist],
  [release, person(5, 'jurist')],
).state;
const letter = {
  ...{ id: letterId, kind: 'answer' as const, language: 'fr' as const, template: 'answer.v1' },
  ...{ templateSha256: 'e'.repeat(64), sha256: 'f'.repeat(64), mailbox },
};
const withLetter = (changed: object): CaseState => ({
  ...released,
  left: released.left.map((each) => ({ ...each, letters: [{ ...letter, ...changed }] })),
});
const seals: Command = { type: 'record_package', packageId, letterId, sha256: seal, size: 1_000 };
const sends: Command = { type: 'record_letter_sent', letterId, kind: 'answer', sha256: letter.sha256 };
const sealed = taken(withLetter({}), seals, service);
const sent = taken(sealed, sends, service);

const open: Command = { type: 'open_delivery', deliveryId, packageId };
const links: Command = { type: 'record_delivery_link', deliveryId, link };
const announces: Command = { type: 'record_delivery_announced', deliveryId };
const recalls: Command = { type: 'recall_delivery', deliveryId, noteId: id(303) };
const gives: Command = {
  ...{ type: 'give_delivery_code', deliveryId, authority: 'fr-police', number: '+33 1 99 00 40 01' },
  ...{ noteId: id(304), evidence: '4'.repeat(64) },
};
const expires: Command = { type: 'ring', timer: 'delivery', about: deliveryId };
const available = taken(sent, open, jurist);
const until = '2026-12-24T14:00:00.000Z' as Instant;
const nothing = /^No sealed package waits to be delivered/;
const notOpen = /^No delivery of this number is open/;

describe('a delivery by the portal', () => {
  it('is of the sealed package of the answer, to the mailbox of its approved letter, for the days of the profile', () => {
    expect(available.deliveries).toEqual([
      {
        ...{ id: deliveryId, packageId, sha256: seal, mailbox, until, by: id(1) },
        ...{ linked: false, announced: false, codes: 0, received: false, ended: null },
      },
    ]);
    const short = taken(sent, open, jurist, { ...circumstances, deliveryDays: 10 });
    expect(short.deliveries?.[0]?.until).toBe('2026-12-04T14:00:00.000Z');
  });

  it('is opened for what was approved, sealed and sent by mail, and for nothing else', () => {
    expect(refusalOf(withLetter({}), open, jurist)).toMatch(nothing);
    expect(refusalOf(sealed, open, jurist)).toMatch(nothing);
    expect(refusalOf({ ...sent, left: [], recalled: [id(200)] }, open, jurist)).toMatch(nothing);
    const byPost = taken(taken(withLetter({ mailbox: undefined, post: mailbox }), seals, service), sends, service);
    expect(refusalOf(byPost, open, jurist)).toMatch(nothing);
    expect(refusalOf(sent, { ...open, packageId: id(399) }, jurist)).toMatch(/^This case has changed|look/i);
    expect(refusalOf(sent, open, dpo)).toMatch(/role/);
  });

  it('is not opened while a challenge is pending, nor once a file of operations is found infected', () => {
    const challenge = { id: id(310), kind: 'nullity' as const, suspends: true, result: null };
    expect(refusalOf({ ...sent, challenges: [challenge] }, open, jurist)).toMatch(/challenge/i);
    const uploads = [{ file: 1, id: id(800) }];
    const left = sent.left.map((each) => ({ ...each, disclosure: each.disclosure && { ...each.disclosure, uploads } }));
    expect(toDeliver({ ...sent, left })).toEqual([]);
  });

  it('is closed where the profile of the operator sets no days', () => {
    expect(refusalOf(sent, open, jurist, { deliveryDays: null })).toMatch(/^Nothing is delivered by the portal/);
  });

  it('is one at a time for each package, and another once the first has ended', () => {
    expect(refusalOf(available, { ...open, deliveryId: id(305) }, jurist)).toMatch(nothing);
    const again = taken(taken(available, recalls, jurist), { ...open, deliveryId: id(305) }, jurist);
    expect(again.deliveries?.map(({ ended }) => ended)).toEqual(['recalled', null]);
  });

  it('has a link until its mail left, and then no other', () => {
    expect(refusalOf(available, announces, service)).toMatch(notOpen);
    const linked = taken(taken(available, links, service), { ...links, link: '5'.repeat(64) }, service);
    const announced = taken(linked, announces, service);
    expect(announced.deliveries?.[0]).toMatchObject({ linked: true, announced: true });
    expect(refusalOf(announced, links, service)).toMatch(notOpen);
    expect(refusalOf(announced, announces, service)).toMatch(notOpen);
  });

  it('has codes, each given at a number of our directory that may be called', () => {
    expect(taken(taken(available, gives, jurist), gives, jurist).deliveries?.[0]?.codes).toBe(2);
    const other = { ...gives, number: '+33 1 99 00 40 02' };
    expect(refusalOf(available, other, jurist)).toMatch(/not in our directory/);
    expect(refusalOf(available, { ...gives, deliveryId: id(305) }, jurist)).toMatch(notOpen);
    expect(refusalOf(available, gives, dpo)).toMatch(/role/);
  });

  it('ends once: when a person recalls it, or by itself when its time is over', () => {
    const recalled = taken(available, recalls, otherJurist);
    const early = taken(available, expires, service);
    const late = { ...circumstances, now: until };
    const expired = taken(available, expires, service, late);
    expect([recalled, early, expired].map(({ deliveries }) => deliveries?.[0]?.ended)).toEqual([
      'recalled',
      null,
      'expired',
    ]);
    for (const over of [recalled, expired]) {
      for (const next of [recalls, gives]) expect(refusalOf(over, next, jurist)).toMatch(notOpen);
      expect(refusalOf(over, links, service)).toMatch(notOpen);
    }
    for (const [next, actor] of [
      [links, service],
      [gives, jurist],
    ] as const) {
      expect(refusalOf(available, next, actor, late)).toMatch(notOpen);
    }
  });

  it('is offered to jurists in a closed case too: a case ends when its letters left', () => {
    const closed: CaseState = { ...sent, status: 'closed' };
    const offered = (state: CaseState) =>
      moves(state, jurist, circumstances).flatMap(({ command, closed: why }) => (why ? [] : [command]));
    expect(offered(closed)).toContain('open_delivery');
    expect(offered({ ...available, status: 'closed' })).toEqual(
      expect.arrayContaining(['recall_delivery', 'give_delivery_code']),
    );
  });
});
