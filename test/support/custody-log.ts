/** A case from the instruction to the receipt, as its log has it, among entries that are no part of the chain. */
import { createHash } from 'node:crypto';
import type { CustodyEntry } from '../../src/domain/case/custody/custody-entry.js';
import { signCheckpoint } from '../../src/domain/ledger/checkpoint.js';
import { Entry, entryLeaf } from '../../src/domain/ledger/entry.js';
import { signingKeyOf } from '../../src/domain/ledger/hash.js';
import { MerkleTree } from '../../src/domain/ledger/merkle.js';
import { type Signer, verifierKeyOf, writeVerifierKey } from '../../src/domain/ledger/note.js';

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const hex = (digit: string): string => digit.repeat(64);

export const [caseId, orderId, uploadId, preparationId, letterId, packageId, deliveryId] = [
  ...[id(1), id(2), id(3), id(4), id(5), id(6), id(7)],
] as [string, string, string, string, string, string, string];
export const target = id(8);
/** Accounts. */
export const [preparer, approver, second, sender, operator] = [id(91), id(92), id(93), id(94), id(95)] as [
  ...[string, string, string, string, string],
];
export const SEAL = hex('a');
export const PAYLOAD = hex('b');
export const SIZE = 1_000;

export interface Written {
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly actor: string;
  /** Of a delivery; that of the case without it. */
  readonly stream?: string;
  readonly at?: string;
}

const signature = { key: id(80), signature: 'c2lnbmF0dXJl' };
const portal = (type: string, data: Record<string, unknown> = {}): Written => ({
  ...{ type, data, actor: 'portal', stream: `delivery/${deliveryId}` },
});
export const approval = (actor: string, changed: Record<string, unknown> = {}): Written => ({
  type: 'case.approved',
  data: {
    ...{ preparationId, payload: PAYLOAD, role: 'jurist', step: 'approval' },
    ...{ expiresAt: '2026-11-30T00:00:00.000Z', signature, ...changed },
  },
  actor,
});

export const chain = {
  ordered: {
    type: 'case.production_ordered',
    data: {
      ...{ orderId, targets: [{ id: target, place: 0 }], categories: ['TRF'], period: false },
      ...{ dueAt: '2026-11-26T10:00:00.000Z', named: hex('c'), signature },
    },
    actor: preparer,
  },
  begun: { type: 'case.production_begun', data: { orderId }, actor: operator },
  handedIn: {
    type: 'case.production_file_handed_in',
    data: { orderId, uploadId, target, size: 700, digest: hex('d') },
    actor: operator,
  },
  scanned: {
    type: 'case.production_file_scanned',
    data: { orderId, uploadId, verdict: 'clean' },
    actor: 'production',
  },
  complete: { type: 'case.production_delivered', data: { orderId, empty: [] }, actor: operator },
  prepared: {
    type: 'case.prepared',
    data: {
      ...{ preparationId, action: 'disclose', payload: PAYLOAD, accountsDisclosed: 1, step: 'approval' },
      letters: [
        {
          ...{ id: letterId, kind: 'answer', language: 'fr', template: 'answer.v1' },
          ...{ templateSha256: hex('e'), sha256: hex('f'), zone: 'FR', mailbox: hex('0') },
        },
      ],
      disclosure: {
        targets: [{ id: target, place: 0, files: [1], answer: 'produce' }],
        ...{ shared: [], uploads: [{ file: 1, id: uploadId }], byPortal: true, named: hex('c') },
      },
      ...{ requester: hex('1'), fewest: 2, consentHours: 72, callBack: false },
    },
    actor: preparer,
  },
  first: approval(approver),
  second: approval(second, { role: 'dpo' }),
  released: {
    type: 'case.released',
    data: { preparationId, payload: PAYLOAD, step: 'sent', signature },
    actor: sender,
  },
  sealed: {
    type: 'case.package_sealed',
    data: { packageId, letterId, sha256: SEAL, size: SIZE },
    actor: 'correspondence',
  },
  sent: {
    type: 'case.letter_sent',
    data: { letterId, kind: 'answer', sha256: hex('f') },
    actor: 'correspondence',
  },
  opened: {
    type: 'case.delivery_opened',
    data: { deliveryId, packageId, sha256: SEAL, mailbox: hex('0'), until: '2026-12-24T10:00:00.000Z' },
    actor: preparer,
  },
  linked: { type: 'case.delivery_linked', data: { deliveryId, link: hex('2') }, actor: 'production' },
  announced: { type: 'case.delivery_announced', data: { deliveryId }, actor: 'production' },
  code: {
    type: 'case.delivery_code_given',
    data: { deliveryId, authority: 'fr-interieur', noteId: id(81), evidence: hex('3') },
    actor: preparer,
  },
  entered: portal('delivery.entered'),
  fetched: portal('delivery.fetched', { first: 0, last: 600 }),
  fetchedRest: portal('delivery.fetched', { first: 600, last: SIZE }),
  received: portal('delivery.received', { sha256: SEAL }),
  noted: { type: 'case.delivery_received', data: { deliveryId }, actor: 'production' },
} as const satisfies Record<string, Written>;

export type Link = keyof typeof chain;
export const whole = Object.keys(chain) as Link[];

/** All but these. */
export const without = (...left: readonly Link[]): Written[] =>
  whole.filter((name) => !left.includes(name)).map((name) => chain[name]);

/** With one link changed. */
export const changed = (name: Link, data: Record<string, unknown>, actor?: string): Written[] =>
  whole.map((each) => {
    const one: Written = chain[each];
    return each === name ? { ...one, data: { ...one.data, ...data }, ...(actor && { actor }) } : one;
  });

/** With entries put in before a link. */
export const addedBefore = (name: Link, ...added: readonly Written[]): Written[] =>
  whole.flatMap((each): Written[] => [...(each === name ? added : []), chain[each]]);

const START = Date.parse('2026-11-24T10:00:00.000Z');

/** As the log has them: numbered in their streams, a minute apart. */
export function entriesOf(written: readonly Written[], first = 0, ofCase = caseId): (CustodyEntry & Entry)[] {
  const seqs = new Map<string, number>();
  return written.map(({ type, data, actor, stream = `case/${ofCase}`, at }, place) => {
    const seq = (seqs.get(stream) ?? 0) + 1;
    seqs.set(stream, seq);
    const secret = (what: string) => createHash('sha256').update(`${what} ${stream} ${seq}`).digest('hex');
    const entry = Entry.parse({
      ...{
        stream,
        seq,
        type,
        actor,
        data: JSON.parse(JSON.stringify(data)),
        at: at ?? new Date(START + place * 60_000).toISOString(),
      },
      ...{ class: type === 'case.released' ? 'decided' : 'other', salt: secret('salt'), opening: secret('opening') },
    });
    return { ...entry, index: first + place };
  });
}

export const logSigner = (seed = 7): Signer => ({
  name: 'greffe.example/ledger',
  key: signingKeyOf(Buffer.alloc(32, seed)),
});
export const vkeyOf = (signer: Signer): string => writeVerifierKey(verifierKeyOf(signer));

/** A log with these entries, some others before and after them. */
export class CustodyLog {
  readonly entries: readonly (CustodyEntry & Entry)[];
  private readonly tree = new MerkleTree();

  constructor(
    written: readonly Written[] = without(),
    private readonly signer: Signer = logSigner(),
    ofCase = caseId,
  ) {
    const other = { type: 'message.received', data: {}, actor: 'smtp', stream: `message/${id(70)}` };
    const all = [...entriesOf([other, other]), ...entriesOf(written, 2, ofCase)];
    this.entries = all.slice(2);
    for (const { index: _, ...entry } of all) this.tree.append(entryLeaf(entry));
    this.tree.append(Buffer.alloc(32, 9));
  }

  get checkpoint(): string {
    const { size } = this.tree;
    return signCheckpoint({ origin: this.signer.name, size, root: this.tree.root() }, this.signer);
  }

  pathOf(index: number): Buffer[] {
    return this.tree.inclusionProof(index);
  }
}
