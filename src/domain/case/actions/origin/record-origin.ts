/** A person records how the origin of the request, and the address of its answer, were established, with the evidence. */
import { z } from 'zod';
import { accept, atField, refusal, refuse } from '../../../kernel/result.js';
import { OriginMethodCode } from '../../../law/origin.js';
import { IssuerZone, Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { OriginEvidenceRecord } from '../../model/floor-state.js';
import { objectionToEvidence } from '../../model/origin-evidence.js';
import { refusals } from '../../model/refusal.js';

const methodUnknown = atField(
  'method',
  refusal(
    'origin-method-unknown',
    'invalid',
    'Ce moyen d’établir l’origine n’est pas de ceux que le droit tenu par le service nomme.',
    'This method of establishing the origin is not one that the law kept by the service names.',
    'Policy authenticity',
  ),
);

const originRecorded = defineEvent('case.origin_recorded', {
  label: { fr: 'Preuve de l’origine consignée', en: 'Evidence of the origin recorded' },
  data: OriginEvidenceRecord.shape,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, data, account) => ({
    ...state,
    origins: [...state.origins, { ...data, by: account, confirmedBy: null }],
  }),
});

export const recordOrigin = defineAction('record_origin', {
  label: { fr: 'Établir l’origine', en: 'Establish the origin' },
  input: {
    zone: IssuerZone,
    method: OriginMethodCode,
    authority: z.string().max(80).optional(),
    person: z.string().max(200).optional(),
    doneAt: InstantText.optional(),
    evidence: Sha256Text,
    noteId: Id,
  },
  events: [originRecorded],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo'],
  standsOnRequester: true,
  guard: ({ facts }) => (facts ? null : refusals.notRead),
  decide: ({ zone, method, evidence, noteId, ...given }, { state, at }) => {
    const rule = at.originMethods[method];
    if (!rule) return refuse(methodUnknown);
    const objection = objectionToEvidence(rule, { zone, ...given }, state, at);
    if (objection) return refuse(objection);
    const { callBack } = state;
    const called = rule.needs.includes('call_back') ? callBack : null;
    const authority = called?.authority ?? (rule.needs.includes('official_domain') ? at.writer : given.authority);
    return accept([
      originRecorded.of({
        ...{ zone, method, evidence, noteId, mailbox: at.mailbox?.digest ?? null, proves: rule.proves },
        ...(authority && { authority }),
        ...(called?.noteId && { call: called.noteId }),
      }),
    ]);
  },
  route: {
    path: 'origins',
    summary: 'Records how the origin of the request, and the address of its answer, were established',
    note: 'reference',
    digest: 'evidence',
    sealed: ['person', 'doneAt'],
  },
});
