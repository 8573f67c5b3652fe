/** Deliveries by the portal: what may be made available, and which of them the recipient can still fetch. */
import { addHours, type Instant } from '../../kernel/instant.js';
import { type Refusal, refusal } from '../../kernel/result.js';
import { answerIn } from './answer-in.js';
import type { Circumstances } from './circumstances.js';
import type { PortalDelivery } from './delivery-state.js';
import { isPast } from './due.js';
import { underReview } from './leaving.js';
import { noPortal } from './portal.js';
import { objectionToProduced } from './produced-files.js';
import { refusals } from './refusal.js';
import type { CaseState, Preparation } from './state.js';

export const deliveryOwed = refusal(
  'delivery-owed',
  'conflict',
  'Les données de la réponse attendent d’être mises à disposition sur le portail : faites-le, et le dossier se clôt quand le lien est parti ; ou annulez l’envoi.',
  'The data of the answer wait to be made available on the portal: do that, and the case closes once the link has left; or cancel the sending.',
);
const nothingToDeliver = refusal(
  'nothing-to-deliver',
  'conflict',
  'Aucun paquet scellé n’attend d’être remis : il faut une réponse avec des données, partie par courriel et non rappelée, qui n’est pas déjà à disposition.',
  'No sealed package waits to be delivered: it takes an answer with data that left by mail, was not recalled, and is not available already.',
);
export const deliveryUnknown = refusal(
  'delivery-not-open',
  'conflict',
  'Aucune mise à disposition de ce numéro n’est ouverte : rappelée ou expirée, elle ne se rouvre pas.',
  'No delivery of this number is open: once recalled or expired it does not open again.',
);

const deliveriesOf = ({ deliveries }: Pick<CaseState, 'deliveries'>): readonly PortalDelivery[] => deliveries ?? [];

/** Those that the recipient can still fetch, as far as the log says; the clock of the database ends them at their hour. */
export const openDeliveries = (state: Pick<CaseState, 'deliveries'>): readonly PortalDelivery[] =>
  deliveriesOf(state).filter(({ ended }) => ended === null);

/** The open delivery; undefined where none of this id is, or its time is over. */
export const openDelivery = (
  state: CaseState,
  id: string,
  at: Pick<Circumstances, 'now'>,
): PortalDelivery | undefined => openDeliveries(state).find((each) => each.id === id && !isPast(each.until, at));

/** The state of the case with this delivery changed. */
export const withDelivery = (state: CaseState, id: string, change: Partial<PortalDelivery>): CaseState => ({
  ...state,
  deliveries: deliveriesOf(state).map((each) => (each.id === id ? { ...each, ...change } : each)),
});

/** A sealed package with the mailbox that its approved letter went to. */
interface Deliverable {
  readonly packageId: string;
  readonly sha256: string;
  readonly mailbox: string;
}

/** Packages of answers that left by mail and were not recalled, none of which is available at present. */
export function toDeliver(state: CaseState): readonly Deliverable[] {
  const { packages = [], left, recalled, lettersSent } = state;
  return packages.flatMap(({ id, letterId, sha256 }) => {
    const released = left.find((each) => !recalled.includes(each.id) && answerIn(each)?.id === letterId);
    const mailbox = released && answerIn(released)?.mailbox;
    const isOpen = openDeliveries(state).some(({ packageId }) => packageId === id);
    const stands = released && !objectionToProduced(state, released.disclosure);
    return stands && mailbox && lettersSent.includes(letterId) && !isOpen ? [{ packageId: id, sha256, mailbox }] : [];
  });
}

const deliveriesWith = (state: CaseState, letterId: string): readonly PortalDelivery[] => {
  const packages = (state.packages ?? []).filter((each) => each.letterId === letterId).map(({ id }) => id);
  return deliveriesOf(state).filter(({ packageId }) => packages.includes(packageId));
};

/** Released answers whose data are collected on the portal, and of which no recipient was sent the link yet. */
export const deliveriesOwed = (state: CaseState): readonly Preparation[] =>
  state.left.filter((each) => {
    const letter = each.disclosure?.byPortal && !state.recalled.includes(each.id) && answerIn(each);
    return letter && !deliveriesWith(state, letter.id).some(({ announced }) => announced);
  });

/** Whether nothing of the answer was ever given out, though its letter left: no link was announced, no code given, none stands open. */
export function isWithheldByPortal(state: CaseState, preparation: Preparation): boolean {
  const letter = preparation.disclosure?.byPortal && answerIn(preparation);
  if (!letter) return false;
  return deliveriesWith(state, letter.id).every(
    ({ announced, codes, ended }) => !announced && codes === 0 && ended !== null,
  );
}

/** Why nothing may be made available now. */
export function objectionToDelivering(state: CaseState, { deliveryDays }: Circumstances): Refusal | null {
  if (deliveryDays === null) return noPortal;
  if (underReview(state)) return refusals.challengePending;
  return toDeliver(state).length > 0 ? null : nothingToDeliver;
}

/** The end of so many days from now on. */
export const availableUntil = (now: Instant, days: number): Instant => addHours(now, 24 * days);
