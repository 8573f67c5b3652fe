import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addedBefore,
  approval,
  approver,
  chain,
  changed,
  deliveryId,
  entriesOf,
  hex,
  id,
  type Link,
  orderId,
  packageId,
  preparationId,
  preparer,
  type Written,
  whole,
  without,
} from '../../../../test/support/custody-log.js';
import { type Custody, custodyOf, deliveryStreamsOf } from './custody.js';
import { faultSentence } from './custody-words.js';

const fold = (written: readonly Written[]): Custody => {
  const custody = custodyOf(entriesOf(written), packageId);
  if (!custody) throw new Error('No chain.');
  return custody;
};
const faultsOf = (written: readonly Written[]) => [...new Set(fold(written).faults.map(({ fault }) => fault))];
const note = { noteId: id(82) };

describe('the chain of custody of a package', () => {
  it('goes from the signed instruction to the receipt, each link with the role of its actor and no name', () => {
    const { links, gaps, faults, sha256 } = fold(without());
    expect([gaps, faults, sha256]).toEqual([[], [], hex('a')]);
    expect(links.map(({ entry: { type }, by }) => `${type} ${by}`)).toEqual([
      'case.production_ordered legal_desk',
      'case.production_begun operations',
      'case.production_file_handed_in operations',
      'case.production_file_scanned service',
      'case.production_delivered operations',
      'case.prepared legal_desk',
      'case.approved jurist',
      'case.approved dpo',
      'case.released legal_desk',
      'case.package_sealed service',
      'case.letter_sent service',
      'case.delivery_opened legal_desk',
      'case.delivery_linked service',
      'case.delivery_announced service',
      'case.delivery_code_given legal_desk',
      'delivery.entered recipient',
      'delivery.fetched recipient',
      'delivery.fetched recipient',
      'delivery.received recipient',
      'case.delivery_received service',
    ]);
  });

  it('leaves out what belongs to another package, another order, and the rest of the case', () => {
    const other = [
      { ...chain.ordered, data: { ...chain.ordered.data, orderId: id(50), targets: [{ id: id(51), place: 1 }] } },
      { ...chain.handedIn, data: { ...chain.handedIn.data, uploadId: id(52) } },
      { type: 'case.assigned', data: { to: id(90) }, actor: preparer },
      { ...chain.sealed, data: { ...chain.sealed.data, packageId: id(53), letterId: id(54) } },
      { ...chain.entered, stream: `delivery/${id(55)}` },
    ];
    const { links, faults, gaps } = fold(addedBefore('scanned', ...other));
    expect([links.length, faults, gaps]).toEqual([whole.length, [], []]);
  });

  it('is the same in whatever order the entries are given, and when it is folded from its own links', () => {
    const all = entriesOf(addedBefore('scanned', { type: 'case.assigned', data: { to: id(90) }, actor: preparer }));
    const custody = custodyOf(all, packageId);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(custodyOf(shuffled, packageId)).toEqual(custody);
      }),
    );
    expect(
      custodyOf(
        (custody?.links ?? []).map(({ entry }) => entry),
        packageId,
      ),
    ).toEqual(custody);
    expect(deliveryStreamsOf(all, packageId)).toEqual([`delivery/${deliveryId}`]);
  });

  it('is none where no entry says that the package was sealed', () => {
    expect(custodyOf(entriesOf(without('sealed')), packageId)).toBeNull();
    expect(custodyOf(entriesOf(without()), id(60))).toBeNull();
  });
});

/** What must stand before what. */
const needed: readonly (readonly [Link, Link])[] = [
  ['ordered', 'begun'],
  ['ordered', 'handedIn'],
  ['ordered', 'complete'],
  ['handedIn', 'scanned'],
  ['handedIn', 'prepared'],
  ['scanned', 'released'],
  ['prepared', 'first'],
  ['prepared', 'second'],
  ['first', 'released'],
  ['second', 'released'],
  ['released', 'sealed'],
  ['released', 'sent'],
  ['sealed', 'opened'],
  ['sent', 'opened'],
  ['opened', 'linked'],
  ['linked', 'announced'],
  ['opened', 'code'],
  ['linked', 'entered'],
  ['code', 'entered'],
  ['entered', 'fetched'],
  ['entered', 'fetchedRest'],
  ['entered', 'received'],
  ['received', 'noted'],
];

describe('an order of entries', () => {
  it('is broken exactly where something stands before what it needs, for every order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(whole, { minLength: whole.length }), (order) => {
        const holds = needed.every(([one, other]) => order.indexOf(one) < order.indexOf(other));
        expect(fold(order.map((name) => chain[name])).faults.length === 0).toBe(holds);
      }),
      { numRuns: 300 },
    );
  });

  it.each(needed)('is broken where %s stands right after %s, and where it is missing', (one, other) => {
    const moved = without(one).flatMap((each): Written[] => (each === chain[other] ? [each, chain[one]] : [each]));
    expect(fold(moved).faults).not.toEqual([]);
    if (one !== 'sealed') expect(fold(without(one)).faults).not.toEqual([]);
  });

  it('names a delivery that stands before its approval', () => {
    const late = [...without('first', 'second'), chain.first, chain.second];
    const [fault] = fold(late).faults;
    expect(fault && faultSentence(fault, 'case.released').en).toBe(
      'Impossible order: entry 7, “The answer left”, stands before “Consent given”.',
    );
    const early = addedBefore('prepared', chain.opened).filter((each, at, all) => all.indexOf(each) === at);
    expect(fold(early).faults.map((each) => faultSentence(each, 'case.delivery_opened').fr)).toEqual([
      'Ordre impossible : l’entrée 6, « Paquet mis à disposition sur le portail », précède « Paquet de données scellé ».',
      'Ordre impossible : l’entrée 6, « Paquet mis à disposition sur le portail », précède « Lettre envoyée ».',
    ]);
  });

  it('is broken where numbers fall within a stream', () => {
    const swapped = entriesOf(without()).map((entry) => (entry.seq === 2 ? { ...entry, seq: 40 } : entry));
    expect(custodyOf(swapped, packageId)?.faults.map(({ fault }) => fault)).toContain('out_of_sequence');
  });
});

describe('a chain that does not let data leave', () => {
  it.each<[string, string, Written[]]>([
    ['an order without a signature', 'order_unsigned', changed('ordered', { signature: undefined })],
    ['a sending without a signature', 'release_unsigned', changed('released', { signature: undefined })],
    ['one consent of two', 'approvals_missing', without('second')],
    ['no consent', 'approvals_missing', without('first', 'second')],
    ['two consents of one account', 'approvals_missing', changed('second', {}, approver)],
    ['a consent without a signature', 'approvals_missing', changed('second', { signature: undefined })],
    ['a consent that had ended', 'approvals_missing', changed('second', { expiresAt: '2026-11-24T10:08:00.000Z' })],
    ['a consent to something else', 'other_payload', changed('second', { payload: hex('9') })],
    [
      'a consent to something else, which does not count',
      'approvals_missing',
      changed('second', { payload: hex('9') }),
    ],
    ['another content that left', 'other_payload', changed('released', { payload: hex('9') })],
    ['a consent of the preparer', 'preparer_approved', changed('second', {}, preparer)],
    ['a sender who consented', 'sender_not_another', changed('released', {}, approver)],
    ['a sender who prepared', 'sender_not_another', changed('released', {}, preparer)],
    [
      'what was sent back and left all the same',
      'preparation_void',
      addedBefore('released', {
        type: 'case.sent_back',
        data: { preparationId, ...note, step: 'draft' },
        actor: approver,
      }),
    ],
    ['an infected file', 'file_not_cleared', changed('scanned', { verdict: 'infected' })],
    ['a file without a verdict', 'file_not_cleared', without('scanned')],
    ['a file for another target', 'file_of_another_target', changed('handedIn', { target: id(59) })],
    [
      'a file of a withdrawn order',
      'file_of_ended_order',
      addedBefore('prepared', {
        ...{ type: 'case.production_withdrawn', data: { orderId, ...note, step: 'draft' }, actor: preparer },
      }),
    ],
    ['a delivery of another seal', 'other_digest', changed('opened', { sha256: hex('9') })],
    ['a receipt of another seal', 'other_digest', changed('received', { sha256: hex('9') })],
    ['a second sealing', 'repeated', addedBefore('sent', chain.sealed)],
    [
      'bytes that were fetched after a recall',
      'fetched_after_end',
      addedBefore('entered', { type: 'case.delivery_recalled', data: { deliveryId, ...note }, actor: preparer }),
    ],
  ])('is broken by %s', (_, fault, written) => {
    expect(faultsOf(written)).toContain(fault);
  });

  it('counts a first verdict and a first decision, whatever is written after them', () => {
    const infected = addedBefore('scanned', { ...chain.scanned, data: { ...chain.scanned.data, verdict: 'infected' } });
    expect(faultsOf(infected)).toEqual(['file_not_cleared']);
  });

  it('asks one consent where the entry is older than the number of persons', () => {
    const older = changed('prepared', { fewest: undefined }).filter((each) => each !== chain.second);
    expect(faultsOf(older)).toEqual([]);
  });

  it('is not broken by a consent given twice in one role of another person', () => {
    expect(faultsOf(addedBefore('released', approval(id(96))))).toEqual([]);
  });

  it('is not broken by what people do after the answer left, nor by bytes that run while a delivery is recalled', () => {
    const withdrawn = {
      ...{ type: 'case.production_withdrawn', actor: preparer, data: { orderId, ...note, step: 'sent' } },
    };
    const recalled = {
      ...{ type: 'case.delivery_recalled', data: { deliveryId, ...note }, actor: preparer },
      at: '2026-11-24T12:00:00.000Z',
    };
    const refused = { ...chain.entered, type: 'delivery.refused', at: '2026-11-24T14:00:00.000Z' };
    const received = { ...chain.received, at: '2026-11-24T12:00:30.000Z' };
    expect(faultsOf([...without('received', 'noted'), withdrawn, recalled, received, refused])).toEqual([]);
  });

  it('has no part of an order that came after it left, nor of a letter that is not the answer', () => {
    const later = { ...chain.ordered, data: { ...chain.ordered.data, orderId: id(57) } };
    expect(fold(addedBefore('sealed', later)).links).toHaveLength(whole.length);
    const letters = [{ ...chain.prepared.data.letters[0], kind: 'customer_notice' }];
    expect(faultsOf(changed('prepared', { letters }))).toContain('missing_before');
  });
});
