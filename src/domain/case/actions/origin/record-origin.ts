/** A person records how the origin of the request, and the address of its answer, were established. */
import { accept } from '../../../kernel/result.js';
import { IssuerZone, Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { standsInZone } from '../../model/receiving.js';
import { refusals } from '../../model/refusal.js';
import { OriginMethod } from '../../model/vocabulary.js';
import { foreignZones } from '../../model/weakening.js';

const evidence = {
  zone: IssuerZone,
  method: OriginMethod,
  /** Of the reference, under the key of the case. */
  evidence: Sha256Text,
  noteId: Id,
};

const originRecorded = defineEvent('case.origin_recorded', {
  data: {
    ...evidence,
    /** Of the mailbox that an answer would go to, under the key of the case; null where the case has none. */
    mailbox: Sha256Text.nullable(),
  },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, data, account) => ({
    ...state,
    origins: [...state.origins, { ...data, by: account, confirmedBy: null }],
  }),
});

export const recordOrigin = defineAction('record_origin', {
  input: evidence,
  events: [originRecorded],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo'],
  standsOnRequester: true,
  guard: ({ facts }, _actor, { mailbox }) => {
    if (!facts) return refusals.notRead;
    const { issuerZone } = facts;
    if (issuerZone === 'UNKNOWN') return null;
    const answered = mailbox !== null && !foreignZones.includes(issuerZone);
    return answered && !standsInZone(mailbox.zone, facts) ? null : refusals.originKnown;
  },
  decide: ({ zone, method, evidence: digest, noteId }, { at }) =>
    accept([originRecorded.of({ zone, method, evidence: digest, noteId, mailbox: at.mailbox?.digest ?? null })]),
  route: {
    path: 'origins',
    summary: 'Records how the origin of the request, and the address of its answer, were established',
    note: 'reference',
    digest: 'evidence',
  },
});
