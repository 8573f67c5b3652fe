/** A small model of the delivery of letters: a letter is claimed before the socket opens, and its outcome is recorded on the case. */
import type { Shell } from './shell.js';

const DELIVERY_LEASE = 300;

/** Claimed and committed before the socket opens; an answer in doubt is for a person. */
export function* send(shell: Shell, caseId: string, letterId: string): Generator<void, (() => boolean) | null, void> {
  const { deliveries } = shell.store;
  const { preparation, left } = shell.store.state(caseId);
  const early = preparation && shell.has('sends_before_the_decision_commits') ? [preparation] : [];
  const letter = [...left, ...early].flatMap(({ letters }) => letters).find((each) => each.id === letterId);
  if (!letter) return () => true;
  const { kind, sha256 } = letter;
  const record = () =>
    shell.within(caseId, { type: 'record_letter_sent', letterId, kind, sha256 }, `letter-sent/${letterId}`);
  const before = claim(shell, letterId, kind === 'answer');
  if (before !== 'free') return { sent: record, held: () => false, doubtful: () => true }[before];
  const delivery = { state: 'attempting' as const, leasedUntil: shell.now + DELIVERY_LEASE };
  deliveries.set(letterId, delivery);
  const isMine = () => deliveries.get(letterId) === delivery && delivery.state === 'attempting';
  yield;
  if (!shell.has('sends_without_a_claim') && !(isMine() && delivery.leasedUntil > shell.now)) return () => false;
  delivery.leasedUntil = shell.now + DELIVERY_LEASE;
  yield;
  shell.taken.set(letterId, (shell.taken.get(letterId) ?? 0) + 1);
  yield;
  const work = { topic: 'correspondence.send_letter', payload: { caseId, letterId } };
  if (!isMine() && !shell.has('loses_a_late_success')) shell.store.enqueue([work], shell.now);
  Object.assign(deliveries.get(letterId) ?? delivery, { state: 'sent' });
  return record;
}

function claim(shell: Shell, letterId: string, discloses: boolean): 'free' | 'sent' | 'held' | 'doubtful' {
  const known = shell.store.deliveries.get(letterId);
  if (!known || shell.has('sends_without_a_claim')) return 'free';
  if (known.state === 'sent') return 'sent';
  if (known.state === 'unknown') return 'doubtful';
  if (known.leasedUntil > shell.now) return 'held';
  if (!discloses || shell.has('sends_an_interrupted_answer_again')) return 'free';
  known.state = 'unknown';
  return 'doubtful';
}
