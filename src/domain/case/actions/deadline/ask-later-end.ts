/** The authority wrote a later end for a clock: a person proposes it with the passage, a second one confirms it. */
import { z } from 'zod';
import { dayOf, type Instant, instant, millisecondsOf } from '../../../kernel/instant.js';
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { clockOn } from '../../../law/clock.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Clock, Id } from '../../model/event-schema.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { secondRoles } from '../../model/second-person.js';
import type { CaseState } from '../../model/state.js';
import { clockUnknown } from './refusals.js';
import { deadlinePast } from './set-deadline.js';

const neverLater = refusal(
  'deadline-never-later',
  'conflict',
  'L’autorité ne peut pas repousser ce délai.',
  'The authority cannot put this time limit off.',
);
const notLater = refusal(
  'deadline-not-later',
  'invalid',
  'Cette fin n’est pas plus tardive que celle du dossier.',
  'This end is not later than that of the case.',
);
const messageOfAnother = refusal(
  'message-of-another',
  'invalid',
  'Ce message n’est pas de ce dossier : indiquez celui où l’autorité fixe la fin.',
  'This message is not of this case: name the one in which the authority sets the end.',
);

const asked = { clock: Clock, messageId: Id, noteId: Id };

const laterEndAsked = defineEvent('case.later_end_asked', {
  label: { fr: 'Fin plus tardive proposée', en: 'Later end proposed' },
  data: asked,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { clock, messageId, noteId }, account) => ({
    ...state,
    laterEnd: { clock, messageId, noteId, by: account },
  }),
  follow: (_data, after) => [notifyApprovers('later_end_proposed', secondRoles(after))],
});

/** A period of the issuing authority, or one that the operator set itself where the text has no number. */
function mayEndLater(code: string, receivedAt: Instant, { clocks }: Circumstances): boolean {
  const clock = clockOn(code, dayOf(receivedAt), clocks);
  return clock?.movedBy === 'issuer' || (clock?.setBy === 'operator' && clock.movedBy === 'operator');
}

function objectionToLater(state: CaseState, clock: Clock, end: Instant, at: Circumstances): Refusal | null {
  if (!mayEndLater(clock.code, state.receivedAt as Instant, at)) return neverLater;
  if (isPast(end, at)) return deadlinePast;
  const present = millisecondsOf((clock.legalEnd ?? clock.safeEnd) as Instant);
  return millisecondsOf(end) > present ? null : notLater;
}

export const askLaterEnd = defineAction('ask_later_end', {
  label: { fr: 'Proposer une fin plus tardive', en: 'Propose a later end' },
  input: {
    code: z.string().max(40),
    end: z.iso.datetime().describe('As the authority wrote it'),
    messageId: Id.optional().describe('The message that says so; the last one of the case when absent'),
    noteId: Id.describe('The passage of the message'),
  },
  events: [laterEndAsked],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ clocks }) => (clocks.length > 0 ? null : clockUnknown),
  decide: ({ code, end, messageId = '', noteId }, { state, at }) => {
    const clock = state.clocks.find((each) => each.code === code);
    if (!clock) return refuse(clockUnknown);
    const message = messageId === '' ? state.messages.at(-1) : messageId;
    if (message === undefined || !state.messages.includes(message)) return refuse(messageOfAnother);
    const until = instant(end);
    const objection = objectionToLater(state, clock, until, at);
    if (objection) return refuse(objection);
    const moved: Clock = { ...clock, legalEnd: until, safeEnd: until, later: true };
    return accept([laterEndAsked.of({ clock: moved, messageId: message, noteId })]);
  },
  route: {
    path: 'clocks/:code/later-end',
    summary: 'Proposes the later end that the authority wrote, with the passage of its message',
    note: 'reason',
  },
  offers: ({ clocks }) => ({ choices: { code: clocks.map(({ code }) => code) } }),
  form: {
    code: { label: { fr: 'Échéance', en: 'Deadline' } },
    end: { label: { fr: 'Fin écrite par l’autorité', en: 'End that the authority wrote' } },
  },
});
