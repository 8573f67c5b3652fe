/** A case is opened on a message. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { Door } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Clock, Id, InstantText } from '../../model/event-schema.js';

const data = {
  messageId: Id,
  door: Door,
  receivedAt: InstantText,
  readable: z.boolean(),
  /** Why it is a case of its own: a code of domain/intake/gatekeeper.ts. */
  reason: z.string(),
  clocks: z.array(Clock),
};

const opened = defineEvent('case.opened', {
  data,
  by: 'worker',
  class: 'opened',
  evolve: (state, { messageId, door, receivedAt, readable, clocks }) => ({
    ...state,
    status: 'open',
    step: 'triage',
    door,
    receivedAt,
    readable,
    messages: [messageId],
    computed: clocks,
    clocks,
  }),
  follow: ({ readable }) => (readable ? [{ do: 'classify' }] : []),
});

export const open = defineAction('open', {
  input: { ...data, clocks: z.array(Clock).readonly() },
  events: [opened],
  open: 'opening',
  roles: ['analyst', 'jurist', 'head_of_legal'],
  decide: ({ messageId, door, receivedAt, readable, reason, clocks }) =>
    accept([opened.of({ messageId, door, receivedAt, readable, reason, clocks: [...clocks] })]),
});
