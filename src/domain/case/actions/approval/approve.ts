/** A person consents, in one role, to exactly what is prepared. */
import { z } from 'zod';
import { addHours } from '../../../kernel/instant.js';
import { accept, refuse } from '../../../kernel/result.js';
import { ApproverRole, Sha256Text } from '../../../law/vocabulary.js';
import { Signature } from '../../../signature/signature.js';
import { complete, objectionToApproval, objectionToDispatch, open } from '../../../workflow/approval.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { change } from '../../model/evolve-step.js';
import { setTimer } from '../../model/follow-up.js';
import { objectionRefusals, objectionToConsent, waitingHere } from '../../model/leaving.js';
import { seen, signedPreparation } from '../../model/prepared.js';
import { quorumOf } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import { next } from '../../model/steps.js';

const consent = { preparationId: Id, payload: Sha256Text, role: ApproverRole };

const approved = defineEvent('case.approved', {
  label: { fr: 'Accord donné', en: 'Consent given' },
  data: {
    ...consent,
    step: z.string(),
    /** Absent in entries older than expiry: such a consent no longer counts. */
    expiresAt: InstantText.optional(),
    /** Absent in entries older than signatures: such a consent no longer counts. */
    signature: Signature.optional(),
  },
  by: 'person',
  keepsPreparation: true,
  signs: (data, before) => ['approve', { ...signedPreparation(data, before), role: data.role }],
  evolve: (state, { role, step, expiresAt, signature }, person) => ({
    ...state,
    step,
    preparation: change(state, {
      consents: [
        ...(state.preparation?.consents ?? []),
        { person, role, expiresAt: expiresAt ?? null, signed: signature !== undefined },
      ],
    }),
  }),
  follow: ({ preparationId, expiresAt }) => [setTimer('consent', expiresAt ?? null, preparationId)],
});

export const approve = defineAction('approve', {
  label: { fr: 'Approuver l’envoi', en: 'Approve what leaves' },
  input: {
    ...consent,
    requester: Sha256Text.describe(
      'Digest of who asks, from `requester` of the case: states that its checks were looked at',
    ),
  },
  events: [approved],
  open: 'in_step',
  byAskedRoles: true,
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  standsOnRequester: true,
  guard: (state, actor, at) => {
    const waiting = waitingHere(state);
    if (waiting || !state.preparation) return waiting ?? refusals.nothingPrepared;
    if (actor.kind === 'system') return refusals.personOnly;
    const quorum = quorumOf(state, state.preparation, at);
    const account = at.people.get(actor.id);
    const objection = objectionToDispatch({ ...quorum, everGiven: quorum.given.map(({ person }) => person) }, account);
    if (objection) return objectionRefusals[objection];
    if (!open(quorum).some((role) => actor.roles.includes(role))) return refusals.roleNotAsked;
    return objectionToConsent(state, state.preparation, at);
  },
  decide: ({ preparationId, payload, role, requester }, context) => {
    const { state, actor, at } = context;
    const found = seen(state, preparationId, payload);
    if (!found.ok) return found;
    if (actor.kind === 'system') return refuse(refusals.personOnly);
    if (requester !== found.value.requester || requester !== at.requester) return refuse(refusals.requesterChanged);
    const quorum = quorumOf(state, found.value, at);
    const account = at.people.get(actor.id);
    const objection = objectionToApproval(quorum, account, role);
    if (objection || !account) return refuse(objectionRefusals[objection ?? 'account_closed']);
    const after = { ...quorum, given: [...quorum.given, { person: account.person, role }] };
    const step = complete(after) ? next(context, 'approve') : state.step;
    const expiresAt = addHours(at.now, at.circuits.get(state.circuit)?.consent?.hours ?? 0);
    return accept([approved.of({ preparationId, payload, role, step, expiresAt })]);
  },
  route: { path: 'approvals', summary: 'Consents to exactly what leaves' },
});
