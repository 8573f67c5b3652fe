/** What is looked for at the end of each sequence: the sender's, the sweep's and the desk's own answers. */

import { erasureRoles } from '../../../src/domain/case/model/erasure-roles.js';
import type { DatedEntry } from '../../../src/domain/case/signed-entry.js';
import { objectionToSending } from '../../../src/domain/case/signed-leaving.js';
import { instant } from '../../../src/domain/kernel/instant.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { type ActToSign, actOn, payloadOfThing } from '../../../src/domain/signature/act.js';
import { type ErasureOrderEntry, orderedErasures } from '../../../src/domain/signature/erasure-order.js';
import type { Signature } from '../../../src/domain/signature/signature.js';
import {
  approve,
  circumstances,
  classified,
  disclosure,
  head,
  id,
  jurist,
  otherJurist,
  prepare,
  release,
  run,
} from '../../support/case-walk.js';
import type { Signatory } from '../../support/signatory.js';
import { actToSign } from '../../support/signed-acts.js';
import { everyRole } from './people.js';
import { type ModelAuthority, type Off, signed } from './signing.js';

/** Who acts: with which keys, over which fold. */
export interface Acting {
  readonly authority: ModelAuthority;
  readonly off: Off;
  readonly keys: readonly Signatory[];
  /** Whether they name any account as the author of a preparation, which is not signed. */
  readonly writesPreparations: boolean;
  /** Days that a consent waits after the grant: 0 once they are over. */
  readonly consentDays?: number;
}

/** A signature in the name of that account that counts; undefined where they make none. */
function signatureOf({ authority, off, keys }: Acting, act: ActToSign, account: string): Signature | undefined {
  const guessed = off.has('signature') ? authority.keys.map(({ key }) => ({ key: key.key, signature: 'any' })) : [];
  const made = [...keys.map((key) => signed(key, act, off)), ...guessed];
  return made.find((signature) => authority.objectionTo(act, signature, account) === null);
}

const probe = actOn('stop_erasure', {});

/** Accounts in whose name they sign, in one of these roles. */
function signers(acting: Acting, roles: readonly Role[]): string[] {
  const { authority } = acting;
  return [...authority.people].flatMap(([account, held]) => {
    const may = held.active && held.roles.some((role) => roles.includes(role));
    return may && signatureOf(acting, probe, account) ? [account] : [];
  });
}

const caseId = id(500);
const judged = [
  ...disclosure.slice(0, 2),
  [classified({ approvers: ['head_of_legal'] }), disclosure[2]?.[1] ?? jurist],
  ...disclosure.slice(3),
] as typeof disclosure;
const consents = approve('head_of_legal');
const walked = run(...judged, [prepare('disclose'), jurist], [consents, head], [release, otherJurist]);
const { state: beforeConsent } = run(...judged, [prepare('disclose'), jurist]);
const { state: beforeSending } = run(...judged, [prepare('disclose'), jurist], [consents, head]);
const [consentAct, sendingAct] = [
  actToSign(caseId, consents, beforeConsent),
  actToSign(caseId, release, beforeSending),
];
const policyOf = (consentDays: number) => ({ passwordKeys: true, copiedPasskeys: true, consentDays });
const policy = policyOf(0);
const noon = circumstances.now;

/** Whether the sender sends an answer with data that these three persons prepared, consented to and sent. */
function leaves(acting: Acting, [preparer, approver, sender]: readonly [string, string, string]): boolean {
  if (!consentAct || !sendingAct) throw new Error('Consent and sending are signed.');
  const by = { 'case.prepared': preparer, 'case.approved': approver, 'case.released': sender } as Record<
    string,
    string
  >;
  const signature = {
    'case.approved': signatureOf(acting, consentAct, approver),
    'case.released': signatureOf(acting, sendingAct, sender),
  } as Record<string, Signature | undefined>;
  const entries = walked.entries.map(
    ({ event, actor }) =>
      ({
        ...{ actor: by[event.type] ?? actor, at: noon },
        event: {
          ...event,
          data: { ...event.data, ...(event.type in signature && { signature: signature[event.type] }) },
        },
      }) as DatedEntry,
  );
  const signersOf = { authority: acting.authority, policy: policyOf(acting.consentDays ?? 0) };
  return objectionToSending(caseId, entries, id(200), circumstances, signersOf) === null;
}

/** Whether the sender takes an answer of some three persons among those in whose names they act. */
export function discloses(acting: Acting): boolean {
  const { authority, writesPreparations } = acting;
  const approvers = signers(acting, ['head_of_legal']);
  const senders = approvers.length > 0 ? signers(acting, ['jurist', 'head_of_legal']) : [];
  if (senders.length === 0) return false;
  const preparers = writesPreparations ? [...authority.people.keys()] : signers(acting, ['jurist']);
  const threes = approvers.flatMap((approver) =>
    senders.flatMap((sender) => preparers.map((preparer) => [preparer, approver, sender] as const)),
  );
  const persons = (three: readonly string[]) => new Set(three.map((account) => authority.personOf(account))).size;
  return threes.some((three) => persons(three) === 3 && leaves(acting, three));
}

/**
 * Whether the sweep destroys keys by an order of theirs, once its days passed.
 * @param stopped by a person who may, before its days passed; what the attacker deletes of that is gone
 */
export function destroys(acting: Acting, stopped = false): boolean {
  const { authority, off } = acting;
  const roles = off.has('erasure_roles') ? { order_erasure: everyRole, confirm_erasure: everyRole } : erasureRoles;
  const terms = { cause: 'handed_over', days: 3, keys: [id(700)] };
  const about = { case: caseId, preparation: id(710), payload: payloadOfThing(terms) };
  const written = (seq: number, type: string, actor: string, act: ActToSign): ErasureOrderEntry => ({
    ...{
      stream: `case/${caseId}`,
      seq,
      type,
      actor,
      at: '2026-11-28T09:00:00.000Z',
      sealedAt: '2026-11-28T09:00:01.000Z',
    },
    data: { orderId: id(710), ...terms, signature: signatureOf(acting, act, actor) },
  });
  return signers(acting, roles.order_erasure).some((officer) =>
    signers(acting, roles.confirm_erasure).some((confirmer) => {
      const entries = [
        written(9, 'case.erasure_ordered', officer, actOn('order_erasure', about)),
        written(10, 'case.erasure_confirmed', confirmer, actOn('confirm_erasure', { ...about, seq: 9 })),
        ...(stopped && !off.has('stop')
          ? [{ ...written(11, 'case.erasure_stopped', officer, probe), actor: id(90) }]
          : []),
      ];
      const now = instant('2026-12-02T09:00:00.000Z');
      return orderedErasures(entries, { authority, roles, counts: 'now', policy }, now).size > 0;
    }),
  );
}

/** Whether these can neither decide any more nor give anyone the right to. */
export function areStopped(honest: Acting): boolean {
  const { authority } = honest;
  const able = [...authority.people.keys()].filter((account) => signatureOf(honest, probe, account));
  const gives = able.some(
    (asks) => authority.mayAsk(asks, []) && able.some((other) => authority.mayConfirm(other, [asks])),
  );
  return !gives && !discloses(honest);
}
