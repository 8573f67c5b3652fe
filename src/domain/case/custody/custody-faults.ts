/** What breaks a chain of custody: an order of entries that cannot be, and acts that do not let data leave. */
import { type Instant, millisecondsOf } from '../../kernel/instant.js';
import { eventOf } from '../actions/index.js';
import { type FileStanding, standingOf } from '../model/handed-file.js';
import { ofType, type ReadEntry } from './custody-entry.js';
import { type CustodyScope, deliveryOfStream } from './custody-scope.js';
import { type Made, type Step, typeOfMade } from './custody-steps.js';

export const custodyFaults = [
  'too_early',
  'missing_before',
  'repeated',
  'out_of_sequence',
  'order_unsigned',
  'release_unsigned',
  'approvals_missing',
  'preparer_approved',
  'sender_not_another',
  'preparation_void',
  'other_payload',
  'file_not_cleared',
  'file_of_ended_order',
  'file_of_another_target',
  'other_digest',
  'fetched_after_end',
] as const;
export type CustodyFaultName = (typeof custodyFaults)[number];

export interface CustodyFault {
  readonly fault: CustodyFaultName;
  /** The entry that cannot stand where it stands. */
  readonly stream: string;
  readonly seq: number;
  /** The type of the entry that it lacks before it; null for another fault. */
  readonly lacks: string | null;
}

export interface PlacedStep {
  readonly read: ReadEntry;
  readonly step: Step;
}

const faultAt = ({ entry }: ReadEntry, fault: CustodyFaultName, lacks: string | null = null): CustodyFault => ({
  fault,
  stream: entry.stream,
  seq: entry.seq,
  lacks,
});

/** What each entry needs is there, and before it; what happens once, once. */
function faultsOfOrder(steps: readonly PlacedStep[]): CustodyFault[] {
  const all = new Set(steps.map(({ step }) => step.makes));
  const before = new Set<Made>();
  const lastSeq = new Map<string, number>();
  return steps.flatMap(({ read, step }) => {
    const lacking = step.needs.filter((need) => !before.has(need));
    const faults = lacking.map((need) =>
      faultAt(read, all.has(need) ? 'too_early' : 'missing_before', typeOfMade(need)),
    );
    if (step.once && before.has(step.makes)) faults.push(faultAt(read, 'repeated'));
    const { stream, seq } = read.entry;
    if (seq <= (lastSeq.get(stream) ?? 0)) faults.push(faultAt(read, 'out_of_sequence'));
    lastSeq.set(stream, seq);
    before.add(step.makes);
    return faults;
  });
}

/** Entries that ended what was prepared, after it was and before it left. */
export function voiding(own: readonly ReadEntry[], { prepared, released }: CustodyScope): ReadEntry[] {
  if (!prepared || !released) return [];
  return own.filter(
    ({ entry, event }) =>
      entry.index > prepared.entry.index &&
      entry.index < released.entry.index &&
      eventOf(event.type)?.keepsPreparation !== true,
  );
}

/**
 * By the accounts that the log names: consents enough to exactly what was prepared, each signed and in force when it left; the
 * person who sends it neither prepared it nor consented.
 */
function faultsOfConsent(reads: readonly ReadEntry[], { prepared, released }: CustodyScope): CustodyFault[] {
  if (!prepared || !released) return [];
  const { payload, fewest = 1 } = prepared.event.data;
  const left = millisecondsOf(released.entry.at);
  const between = ofType(reads, 'case.approved').filter(
    ({ entry }) => entry.index > prepared.entry.index && entry.index < released.entry.index,
  );
  const counted = between.filter(
    ({ event: { data } }) =>
      data.payload === payload &&
      data.signature !== undefined &&
      data.expiresAt !== undefined &&
      millisecondsOf(data.expiresAt as Instant) > left,
  );
  const [preparer, sender] = [prepared.entry.actor, released.entry.actor];
  const approvers = new Set(counted.map(({ entry }) => entry.actor));
  return [
    ...between.filter(({ event }) => event.data.payload !== payload).map((each) => faultAt(each, 'other_payload')),
    ...between.filter(({ entry }) => entry.actor === preparer).map((each) => faultAt(each, 'preparer_approved')),
    ...(approvers.size < fewest ? [faultAt(released, 'approvals_missing')] : []),
    ...(released.event.data.payload === payload ? [] : [faultAt(released, 'other_payload')]),
    ...(released.event.data.signature ? [] : [faultAt(released, 'release_unsigned')]),
    ...(sender === preparer || between.some(({ entry }) => entry.actor === sender)
      ? [faultAt(released, 'sender_not_another')]
      : []),
  ];
}

/** How a file of the answer stood at that place of the log: the first verdict and the first decision count. */
export function standingBefore(reads: readonly ReadEntry[], uploadId: string, index: number): FileStanding {
  const earlier = reads.filter(({ entry }) => entry.index < index);
  const scan = ofType(earlier, 'case.production_file_scanned').find(({ event }) => event.data.uploadId === uploadId);
  const decided = ofType(earlier, 'case.production_file_decided').find(({ event }) => event.data.uploadId === uploadId);
  return standingOf({ scan: scan?.event.data.verdict, decision: decided?.event.data.decision });
}

/** A file of the answer came for the target of its row, for an order that stood, and nothing stood against it. */
function faultsOfFiles(reads: readonly ReadEntry[], { prepared, released, sealed }: CustodyScope): CustodyFault[] {
  const { targets = [], uploads = [] } = prepared?.event.data.disclosure ?? {};
  const end = (released ?? sealed).entry.index;
  const ended = [...ofType(reads, 'case.production_withdrawn'), ...ofType(reads, 'case.production_declined')]
    .filter(({ entry }) => entry.index < end)
    .map(({ event }) => event.data.orderId);
  return ofType(reads, 'case.production_file_handed_in').flatMap((handed) => {
    const { uploadId, orderId, target } = handed.event.data;
    const file = uploads.find(({ id }) => id === uploadId)?.file ?? 0;
    const isCleared = ['clean', 'accepted'].includes(standingBefore(reads, uploadId, end));
    return [
      ...(targets.find(({ files }) => files.includes(file))?.id === target
        ? []
        : [faultAt(handed, 'file_of_another_target')]),
      ...(isCleared ? [] : [faultAt(handed, 'file_not_cleared')]),
      ...(ended.includes(orderId) ? [faultAt(handed, 'file_of_ended_order')] : []),
    ];
  });
}

/** A download that runs when a delivery is recalled is written beside the recall, and may stand after it. */
const RUNNING_MILLISECONDS = 60_000;

/** Each delivery is of the sealed package, and gives nothing once a person recalled it. */
function faultsOfDeliveries(reads: readonly ReadEntry[], { sealed }: CustodyScope): CustodyFault[] {
  const { sha256 } = sealed.event.data;
  const others = [...ofType(reads, 'case.delivery_opened'), ...ofType(reads, 'delivery.received')].filter(
    ({ event }) => event.data.sha256 !== sha256,
  );
  const late = ofType(reads, 'case.delivery_recalled').flatMap(({ entry: { at }, event }) =>
    reads.filter(
      ({ entry, event: { type } }) =>
        deliveryOfStream(entry) === event.data.deliveryId &&
        type !== 'delivery.refused' &&
        millisecondsOf(entry.at) > millisecondsOf(at) + RUNNING_MILLISECONDS,
    ),
  );
  return [
    ...others.map((each) => faultAt(each, 'other_digest')),
    ...late.map((each) => faultAt(each, 'fetched_after_end')),
  ];
}

/** All that is wrong with a chain, in the order of the log. @param steps in that order */
export function faultsIn(
  steps: readonly PlacedStep[],
  voids: readonly ReadEntry[],
  scope: CustodyScope,
): CustodyFault[] {
  const reads = steps.map(({ read }) => read);
  const unsigned = ofType(reads, 'case.production_ordered').filter(({ event }) => !event.data.signature);
  return [
    ...faultsOfOrder(steps),
    ...unsigned.map((each) => faultAt(each, 'order_unsigned')),
    ...voids.map((each) => faultAt(each, 'preparation_void')),
    ...faultsOfFiles(reads, scope),
    ...faultsOfConsent(reads, scope),
    ...faultsOfDeliveries(reads, scope),
  ];
}
