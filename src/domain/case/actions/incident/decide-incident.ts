/** What the incident is: significant or not, data reached or not. Each starts the clocks and notices that the rule names. */
import { z } from 'zod';
import { type Instant, instant } from '../../../kernel/instant.js';
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import type { LaterStart } from '../../../law/clock.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Id } from '../../model/event-schema.js';
import { closeIfLeft } from '../../model/follow-up.js';
import { askedOf, measuresOf, objectionToDecision } from '../../model/incident.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import { startedBy } from '../../model/started-clock.js';
import type { CaseState } from '../../model/state.js';
import { clocksStarted } from '../deadline/record-start.js';
import { orderedIt } from '../instruction/refusals.js';
import { decisionWeaker, knownToCome, notAnIncident } from './refusals.js';

const judged = {
  significant: z.boolean().describe('It caused or can cause a severe disruption, loss or damage (NIS2 23)'),
  dataReached: z.boolean().describe('Personal data were reached, or it cannot be excluded'),
  knownAt: z.iso.datetime().describe('Since when it is known: the clocks start there'),
};

/** An unsigned decision decides nothing. */
const incidentDecided = defineEvent('case.incident_decided', {
  label: { fr: 'Incident qualifié', en: 'Incident decided' },
  data: { ...judged, noteId: Id, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ significant, dataReached, knownAt }) => [
    'decide_incident',
    { payload: payloadOfThing({ significant, dataReached, knownAt }) },
  ],
  evolve: (state, { significant, dataReached, signature }, account) =>
    signature ? { ...state, incident: { significant, dataReached, by: account } } : state,
  follow: (_data, after) => closeIfLeft(after),
});

function objectionToDecider(state: CaseState, actor: Actor, at: Circumstances): Refusal | null {
  if (actor.kind === 'system') return refusals.personOnly;
  if (!askedOf(state, at)) return notAnIncident;
  if (measuresOf(state).some(({ by }) => samePerson(by, actor.id, at))) return orderedIt;
  return objectionToDecision(state, at);
}

/** None where it runs already: what was recorded earlier is not put off. */
function starting(start: LaterStart, from: Instant, { state, at }: Context) {
  const started = startedBy(start, from, state, at);
  const runs = started?.clocks.some(({ code }) => state.started?.some((clock) => clock.code === code));
  return started && !runs ? [clocksStarted.of(started)] : [];
}

export const decideIncident = defineAction('decide_incident', {
  label: { fr: 'Qualifier l’incident', en: 'Decide what the incident is' },
  input: { ...judged, noteId: Id },
  events: [incidentDecided, clocksStarted],
  open: 'anywhere',
  roles: ['dpo', 'ciso', 'executive'],
  guard: objectionToDecider,
  decide: ({ significant, dataReached, knownAt, noteId }, context) => {
    const { incident } = context.state;
    if ((incident?.significant && !significant) || (incident?.dataReached && !dataReached)) {
      return refuse(decisionWeaker);
    }
    const from = instant(knownAt);
    if (!isPast(from, context.at)) return refuse(knownToCome);
    return accept([
      incidentDecided.of({ significant, dataReached, knownAt, noteId }),
      ...(significant ? starting('incident_known', from, context) : []),
      ...(dataReached ? starting('breach_known', from, context) : []),
    ]);
  },
  route: {
    path: 'incident',
    summary: 'Decides what the incident is, which starts the clocks and notices that the rule names',
    note: 'reason',
  },
  offers: () => ({
    signs: { act: 'decide_incident', payload: { of: {}, fields: ['significant', 'dataReached', 'knownAt'] } },
  }),
  form: {
    significant: { label: { fr: 'L’incident est important', en: 'The incident is significant' } },
    dataReached: {
      label: {
        fr: 'Des données personnelles ont été atteintes, ou ce n’est pas exclu',
        en: 'Personal data were reached, or it cannot be excluded',
      },
    },
    knownAt: { label: { fr: 'Connu depuis', en: 'Known since' } },
  },
});
