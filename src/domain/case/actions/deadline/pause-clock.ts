/**
 * A clarification was asked: a person proposes that an article suspends the duty of a clock that runs, and a second one
 * confirms it. Its end and its alarm do not move.
 */
import { z } from 'zod';
import { dayOf, type Instant } from '../../../kernel/instant.js';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { clockOn } from '../../../law/clock.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { Id } from '../../model/event-schema.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { secondRoles } from '../../model/second-person.js';
import type { CaseState } from '../../model/state.js';
import { clockUnknown } from './refusals.js';

const nothingAsked = refusal(
  'nothing-asked',
  'conflict',
  'Aucune demande de précisions n’est partie : rien ne suspend un délai.',
  'No request for clarification has left: nothing suspends a time limit.',
);
const neverPaused = refusal(
  'never-paused',
  'conflict',
  'Aucun texte ne permet à l’opérateur de suspendre ce délai.',
  'No text allows the operator to suspend this time limit.',
);
const pausedAlready = refusal(
  'paused-already',
  'conflict',
  'Ce délai est déjà suspendu.',
  'This time limit is suspended already.',
);

const pauseAsked = defineEvent('case.pause_asked', {
  label: { fr: 'Suspension d’un délai proposée', en: 'Suspension of a time limit proposed' },
  data: { code: z.string(), article: z.string(), letterId: Id, noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, pause, account) => ({
    ...state,
    pauseAsked: { ...pause, after: state.messages.length, by: account },
  }),
  follow: (_data, after) => [notifyApprovers('pause_proposed', secondRoles(after))],
});

/** What the law in force at receipt says of the suspension of a clock; undefined where it gives none. */
const pauseOf = (code: string, { receivedAt }: CaseState, { clocks }: Circumstances) =>
  clockOn(code, dayOf(receivedAt as Instant), clocks)?.pause;

/** The paper that asked: the last question that left and was not recalled. */
const questionOf = ({ left, recalled }: CaseState) =>
  left.findLast(({ id, action }) => action === 'clarify' && !recalled.includes(id));

export const pauseClock = defineAction('pause_clock', {
  label: { fr: 'Proposer la suspension d’un délai', en: 'Propose that a time limit is suspended' },
  input: { code: z.string().max(40), noteId: Id },
  events: [pauseAsked],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (questionOf(state) ? null : nothingAsked),
  decide: ({ code, noteId }, { state, at }) => {
    if (!state.clocks.some((clock) => clock.code === code)) return refuse(clockUnknown);
    if (state.paused?.some((clock) => clock.code === code)) return refuse(pausedAlready);
    const pause = pauseOf(code, state, at);
    const question = questionOf(state);
    if (pause?.by !== 'operator' || !question) return refuse(neverPaused);
    return accept([pauseAsked.of({ code, article: pause.article, letterId: question.id, noteId })]);
  },
  route: {
    path: 'clocks/:code/pause',
    summary:
      'Proposes that an article suspends the duty, a clarification having been asked; the alarm of the clock does not wait',
    note: 'reason',
  },
  offers: ({ clocks }) => ({ choices: { code: clocks.map(({ code }) => code) } }),
  form: { code: { label: { fr: 'Échéance', en: 'Deadline' } } },
});
