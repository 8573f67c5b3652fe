/**
 * The clarification came: a person proposes that the duty which an article suspended is owed again, with the paper of the
 * authority, and a second one confirms it. The end of the clock never moved.
 */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { secondRoles } from '../../model/second-person.js';

const notPaused = refusal(
  'not-paused',
  'conflict',
  'Aucun délai de ce nom n’est suspendu dans ce dossier.',
  'No time limit of that name is suspended in this case.',
);
const notClarified = refusal(
  'not-clarified',
  'conflict',
  'Aucun message n’est parvenu depuis la suspension : versez d’abord au dossier la réponse de l’autorité.',
  'No message came since the suspension: add the answer of the authority to the case first.',
);

const resumptionAsked = defineEvent('case.resumption_asked', {
  label: { fr: 'Fin d’une suspension proposée', en: 'End of a suspension proposed' },
  data: { code: z.string(), messageId: Id, noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, resumption, account) => ({ ...state, resumptionAsked: { ...resumption, by: account } }),
  follow: (_data, after) => [notifyApprovers('resumption_proposed', secondRoles(after))],
});

export const resumeClock = defineAction('resume_clock', {
  label: { fr: 'Proposer la fin d’une suspension', en: 'Propose that a suspension is over' },
  input: { code: z.string().max(40), noteId: Id },
  events: [resumptionAsked],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ paused }) => (paused?.length ? null : notPaused),
  decide: ({ code, noteId }, { state: { paused = [], messages } }) => {
    const clock = paused.find((each) => each.code === code);
    if (!clock) return refuse(notPaused);
    const messageId = messages.slice(clock.after).at(-1);
    return messageId === undefined ? refuse(notClarified) : accept([resumptionAsked.of({ code, messageId, noteId })]);
  },
  route: {
    path: 'clocks/:code/resumption',
    summary: 'Proposes that the duty which an article suspended is owed again, the clarification having come',
    note: 'reason',
  },
  offers: ({ paused = [] }) => ({ choices: { code: paused.map(({ code }) => code) } }),
  form: { code: { label: { fr: 'Échéance', en: 'Deadline' } } },
});
