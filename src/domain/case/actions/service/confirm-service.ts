/** A second person confirms when the request was served: its clocks count from there. */
import { z } from 'zod';
import { instant } from '../../../kernel/instant.js';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { InstantText } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import { isDoubtful } from '../../model/service.js';
import type { CaseState } from '../../model/state.js';
import { counted, recount, recountOf } from './served-at.js';

const serviceCertain = refusal(
  'service-certain',
  'stale',
  'Aucune remise à cette date n’attend de seconde personne : relisez le dossier.',
  'No service at that date is waiting for a second person: read the case again.',
);

/** Of the statement that a second person confirms, what the signature is over. */
const statedIn = ({ service }: CaseState) =>
  service ? { preparation: service.noteId, payload: payloadOfThing({ manner: service.manner, at: service.at }) } : {};

/** An unsigned confirmation confirms nothing. */
const serviceConfirmed = defineEvent('case.service_confirmed', {
  label: { fr: 'Remise de la demande confirmée', en: 'Service of the request confirmed' },
  data: { at: InstantText, ...recount, signature: Signature.optional() },
  by: 'person',
  signs: (_data, before) => ['confirm_service', statedIn(before)],
  evolve: (state, { at, signature, ...again }, confirmedBy) =>
    signature && state.service?.at === at
      ? counted({ ...state, service: { ...state.service, confirmedBy } }, again)
      : state,
  follow: (_data, { hold }) => (hold && hold.over === null ? [setTimer('hold', hold.until)] : []),
});

export const confirmService = defineAction('confirm_service', {
  label: { fr: 'Confirmer la remise', en: 'Confirm the service' },
  input: { at: z.iso.datetime().describe('When it was served, as it was stated') },
  events: [serviceConfirmed],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  guard: (state, actor, at) => {
    if (!state.service || !isDoubtful(state)) return serviceCertain;
    if (actor.kind === 'system') return refusals.personOnly;
    return samePerson(state.service.by, actor.id, at) ? refusals.beganIt : null;
  },
  decide: ({ at: time }, context) => {
    const { state, actor } = context;
    if (state.service?.at !== instant(time)) return refuse(serviceCertain);
    const confirmedBy = actor.kind === 'person' ? actor.id : null;
    return accept([
      serviceConfirmed.of({ at: state.service.at, ...recountOf(context, { ...state.service, confirmedBy }) }),
    ]);
  },
  route: {
    path: 'service/confirmation',
    summary: 'A second person confirms when a request that a person entered was served',
  },
  offers: ({ service }) => {
    if (!service) return null;
    const { manner, at, noteId: preparation, by } = service;
    const rows = [{ label: { fr: 'Manière', en: 'Manner' }, of: 'serviceManner' as const, words: [manner] }];
    const signs = { act: 'confirm_service' as const, preparation, payload: { of: { manner, at } }, by, rows };
    return { choices: { at: [at] }, signs };
  },
  form: { at: { label: { fr: 'Date et heure de remise', en: 'Date and time of service' } } },
});
