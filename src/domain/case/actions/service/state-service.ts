/** A person says how and when the request was served, where the entry says it wrongly. */
import { z } from 'zod';
import { instant, millisecondsOf } from '../../../kernel/instant.js';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { ServiceManner } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { refusals } from '../../model/refusal.js';
import { countedFrom } from '../../model/service.js';
import { counted, recount, recountOf } from './served-at.js';

const notEntered = refusal(
  'not-entered',
  'conflict',
  'Cette demande est arrivée par une messagerie : l’heure de réception est celle du serveur.',
  'This request came by a mail system: its time of receipt is that of the server.',
);
export const servedLater = refusal(
  'served-later',
  'invalid',
  'La remise ne peut pas être dans le futur.',
  'The service cannot be in the future.',
);

const serviceStated = defineEvent('case.service_stated', {
  label: { fr: 'Remise de la demande déclarée', en: 'Service of the request stated' },
  data: { manner: ServiceManner, at: InstantText, noteId: Id, before: InstantText, ...recount },
  by: 'person',
  evolve: (state, { manner, at, noteId, before, ...again }, by) =>
    counted({ ...state, service: { manner, at, noteId, by, confirmedBy: null, before } }, again),
});

export const stateService = defineAction('state_service', {
  label: { fr: 'Rectifier la remise', en: 'Correct the service' },
  input: {
    manner: ServiceManner,
    at: z.iso.datetime().describe('When it was served'),
    noteId: Id.describe('Who brought it, and who received it'),
  },
  events: [serviceStated],
  open: 'anywhere',
  roles: ['analyst', 'jurist', 'head_of_legal'],
  guard: ({ service }, actor) => {
    if (!service) return notEntered;
    return actor.kind === 'system' ? refusals.personOnly : null;
  },
  decide: ({ manner, at: time, noteId }, context) => {
    const { state, actor, at } = context;
    const served = instant(time);
    if (millisecondsOf(served) > millisecondsOf(at.now)) return refuse(servedLater);
    const before = countedFrom(state);
    const said = { manner, at: served, noteId, before };
    const by = actor.kind === 'person' ? actor.id : actor.room;
    return accept([serviceStated.of({ ...said, ...recountOf(context, { ...said, by, confirmedBy: null }) })]);
  },
  route: {
    path: 'service',
    summary: 'Says anew how and when a request that a person entered was served',
    note: 'reason',
  },
  form: {
    manner: { label: { fr: 'Voie', en: 'Manner' }, of: 'serviceManner' },
    at: { label: { fr: 'Date et heure de remise', en: 'Date and time of service' } },
  },
});
