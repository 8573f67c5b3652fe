/** A case is opened on a message. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { Door } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Clock, Id, InstantText } from '../../model/event-schema.js';
import { Stated } from '../../model/service.js';

const data = {
  messageId: Id,
  door: Door,
  receivedAt: InstantText,
  readable: z.boolean(),
  /** Why it is a case of its own: a code of domain/intake/gatekeeper.ts. */
  reason: z.string(),
  clocks: z.array(Clock),
  /** Of a case that is a part of another request; its reference is that of the request, with the number. */
  part: z.strictObject({ whole: Id, number: z.int().positive() }).optional(),
  /** Of a request that a person entered: how and when it was served, as that person says. */
  service: Stated.optional(),
};

const opened = defineEvent('case.opened', {
  label: { fr: 'Message reçu, dossier ouvert', en: 'Message received, case opened' },
  data,
  by: 'worker',
  class: 'opened',
  evolve: (state, { messageId, door, receivedAt, readable, clocks, part, service }) => ({
    ...state,
    status: 'open',
    step: 'triage',
    door,
    receivedAt,
    readable,
    messages: [messageId],
    computed: clocks,
    clocks,
    ...(part && { part: { ...part, undone: false } }),
    ...(service && { service: { ...service, confirmedBy: null, before: receivedAt } }),
  }),
  follow: ({ readable }) => (readable ? [{ do: 'classify' }] : []),
});

export const open = defineAction('open', {
  input: { ...data, clocks: z.array(Clock).readonly() },
  events: [opened],
  open: 'opening',
  roles: ['analyst', 'jurist', 'head_of_legal'],
  decide: ({ clocks, ...said }) => accept([opened.of({ ...said, clocks: [...clocks] })]),
});
