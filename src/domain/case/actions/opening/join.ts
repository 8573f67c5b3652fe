/** One more message joins the case; what waits for consent is prepared again. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { voided } from '../../model/evolve-step.js';
import { backFrom } from '../../model/steps.js';

const messageKnown = refusal(
  'message-known',
  'conflict',
  'Ce message est déjà au dossier.',
  'This message is in the case already.',
);

const joined = defineEvent('case.joined', {
  label: { fr: 'Un message a rejoint le dossier', en: 'A message joined the case' },
  data: {
    messageId: Id,
    reason: z.string(),
    /** Where people prepare again what the message made void; absent when nothing was waiting. */
    step: z.string().optional(),
  },
  by: 'worker',
  evolve: (state, { messageId, step }) => ({
    ...voided(state, step ?? state.step),
    messages: [...state.messages, messageId],
  }),
  follow: () => [{ do: 'notify', news: { kind: 'message' }, audience: ['assignee', 'desk'], page: false }],
});

export const join = defineAction('join', {
  label: { fr: 'Joindre un message', en: 'Join a message' },
  input: { messageId: Id, reason: z.string() },
  events: [joined],
  open: 'anywhere',
  roles: ['analyst', 'jurist', 'head_of_legal'],
  alsoByService: true,
  decide: ({ messageId, reason }, context) => {
    const { messages, preparation } = context.state;
    if (messages.includes(messageId)) return refuse(messageKnown);
    const waiting = preparation !== null && preparation.dispatchedBy === null;
    return accept([joined.of({ messageId, reason, ...(waiting && { step: backFrom(context) }) })]);
  },
});
