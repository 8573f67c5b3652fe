/** Files that operations handed in: which may be part of an answer, and why another may not. */
import { type Refusal, refusal } from '../../kernel/result.js';
import { filesOf, orderOf, ordersOf, withOrder } from './production-orders.js';
import type { HandedFile, ProductionOrder } from './production-state.js';
import type { CaseState } from './state.js';

type Producing = Pick<CaseState, 'production'>;
type Judged = Pick<HandedFile, 'scan' | 'decision'>;

const infected = refusal(
  'produced-file-infected',
  'conflict',
  'L’antivirus a trouvé un virus dans ce fichier : il ne part pas. Demandez aux opérations une extraction saine.',
  'The antivirus found a virus in this file: it does not leave. Ask operations for a sound extraction.',
);
const refused = refusal(
  'produced-file-refused',
  'conflict',
  'Une personne a refusé ce fichier, que l’antivirus n’a pas analysé : demandez aux opérations de le remettre.',
  'A person refused this file, which the antivirus did not scan: ask operations to hand it in anew.',
);
const notScanned = refusal(
  'produced-file-not-scanned',
  'conflict',
  'L’antivirus n’a pas analysé ce fichier : attendez son analyse, ou acceptez-le avec une raison.',
  'The antivirus did not scan this file: wait for its scan, or accept it with a reason.',
);

/** How the file stands, for people: `scanning` until the antivirus was asked. */
export const fileStandings = ['scanning', 'clean', 'infected', 'not_scanned', 'accepted', 'refused'] as const;
export type FileStanding = (typeof fileStandings)[number];
/** `altered`: what is kept of it is not what the log has, and nothing of it is believed. */
export const shownStandings = [...fileStandings, 'altered'] as const;
export type ShownStanding = (typeof shownStandings)[number];

export function standingOf({ scan, decision }: Judged): FileStanding {
  if (scan === 'infected') return 'infected';
  if (decision !== undefined) return decision === 'accept' ? 'accepted' : 'refused';
  return scan ?? 'scanning';
}

const objections: Readonly<Record<FileStanding, Refusal | null>> = {
  ...{ clean: null, accepted: null },
  ...{ infected, refused, scanning: notScanned, not_scanned: notScanned },
};

/** Why the file may not be part of an answer; a virus weighs more than what a person decided. */
export const objectionToScan = (file: Judged): Refusal | null => objections[standingOf(file)];

/** Whether a person may decide on it. */
export const isUndecided = (file: Judged): boolean => ['scanning', 'not_scanned'].includes(standingOf(file));

export interface FileOfOrder {
  readonly order: ProductionOrder;
  readonly file: HandedFile;
}

/** Every file of the case, with its order. */
export const filesOfCase = (state: Producing): FileOfOrder[] =>
  ordersOf(state).flatMap((order) => filesOf(order).map((file) => ({ order, file })));

export const handedFile = (state: Producing, id: string): FileOfOrder | undefined =>
  filesOfCase(state).find(({ file }) => file.id === id);

export const fileOf = (state: Producing, orderId: string, id: string): HandedFile | undefined =>
  filesOf(orderOf(state, orderId) ?? {}).find((file) => file.id === id);

/** The state of the case with this file of the order changed. */
export function withFile(state: CaseState, orderId: string, id: string, change: Partial<HandedFile>): CaseState {
  const files = filesOf(orderOf(state, orderId) ?? {});
  return withOrder(state, orderId, { files: files.map((file) => (file.id === id ? { ...file, ...change } : file)) });
}
