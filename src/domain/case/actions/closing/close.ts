/** The case ends: by what left, or by an outcome that a person declares where nothing left. */
import { z } from 'zod';
import { accept, type Result, refusal, refuse } from '../../../kernel/result.js';
import { type Action, Outcome, type Role } from '../../../law/vocabulary.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import { deliveriesOwed, deliveryOwed } from '../../model/delivery.js';
import { isPartial } from '../../model/disclosure.js';
import { outcomeOfWhole, partsEnded } from '../../model/division.js';
import { isLocked } from '../../model/erasure.js';
import { objectionToIncident } from '../../model/incident.js';
import { onTheirWay } from '../../model/leaving.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState, Preparation } from '../../model/state.js';
import { next, stepAllows, stepOf } from '../../model/steps.js';
import { objectionToEnd, objectionToOwed } from './refusals.js';

const lettersPending = refusal(
  'letters-pending',
  'conflict',
  'Une lettre n’est pas encore partie.',
  'A letter has not left yet.',
);
const partsOpen = refusal(
  'parts-open',
  'conflict',
  'Une partie de cette demande n’est pas terminée.',
  'A part of this request has not ended.',
  'Policy split',
);
const closedByCleared = refusal(
  'closed-by-cleared',
  'forbidden',
  'Dans ce circuit, la clôture demandée est faite par l’officier habilité au secret ou le responsable juridique.',
  'In this circuit the secret officer or the head of legal closes what another person asked to close.',
  'CSI L881-1',
);
const outcomeForbidden = refusal(
  'outcome-forbidden',
  'invalid',
  'Cette issue ne peut pas être déclarée : elle suit de ce qui est parti.',
  'This outcome cannot be declared: it follows from what left.',
);

export const closed = defineEvent('case.closed', {
  label: { fr: 'Dossier clos', en: 'Case closed' },
  data: { outcome: Outcome, accountsDisclosed: z.int().nonnegative(), step: z.string() },
  by: 'either',
  class: 'closed',
  evolve: (state, { step, outcome }) => ({ ...state, status: 'closed', step, outcome }),
  follow: (_data, { part }, { circuit }) => [
    ...(circuit?.keepsContent === false ? [] : [{ do: 'send_closing_receipt' } as const]),
    ...(part ? [{ do: 'close', whole: part.whole } as const] : []),
  ],
});

/** Where content is locked, one person asks to close and another closes: it takes the case off the screens. Nothing is erased by that. */
const erasureAsked = defineEvent('case.erasure_asked', {
  label: { fr: 'Clôture demandée : une autre personne clôt', en: 'Closing asked: another person closes' },
  data: { outcome: Outcome },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { outcome }, account) => ({ ...state, erasure: { outcome, by: account } }),
});

/** Outcomes a person may declare where nothing left; all others follow from what left. */
const Declared = z.enum(['no_data', 'not_a_request', 'redirected']);

/** Partly where anything of a target was kept back; what is not there, or is unknown, was not. */
function outcomeOfDisclosure({ accountsDisclosed, disclosure }: Preparation): Outcome {
  if (accountsDisclosed === 0) return 'no_data';
  return disclosure && isPartial(disclosure) ? 'partly' : 'executed';
}

function outcomeOf(action: Action, state: CaseState, preparation: Preparation): Outcome {
  if (action === 'disclose') return outcomeOfDisclosure(preparation);
  if (action === 'clarify') return 'clarification';
  if (action === 'inform') return state.shortfall ? 'no_data' : 'executed';
  return state.classification?.verdict === 'REFUSE_REDIRECT' ? 'redirected' : 'refused';
}

function closing(outcome: Outcome | undefined, { state, at }: Context): Result<Outcome> {
  const { preparation } = state;
  if (state.split) return outcome ? refuse(outcomeForbidden) : accept(outcomeOfWhole(at.parts));
  if (preparation?.dispatchedBy) {
    return outcome ? refuse(outcomeForbidden) : accept(outcomeOf(preparation.action, state, preparation));
  }
  const open = at.circuits.get(state.circuit)?.closes ?? [];
  return outcome && Declared.safeParse(outcome).success && open.includes(outcome)
    ? accept(outcome)
    : refuse(outcomeForbidden);
}

/** Of a divided request, over its parts. */
const disclosedBy = ({ state: { split, preparation }, at: { parts } }: Context): number =>
  split ? parts.reduce((sum, part) => sum + part.accountsDisclosed, 0) : (preparation?.accountsDisclosed ?? 0);

type Person = Extract<Actor, { kind: 'person' }>;

/** Two jurists take no case off the screens whose content neither may read. */
const closers: readonly Role[] = ['head_of_legal', 'secret_officer'];

/** Who asked is not the one who closes. */
function objectionToSecond({ erasure }: CaseState, { id, roles }: Person, at: Pick<Circumstances, 'people'>) {
  if (!erasure) return null;
  if (samePerson(erasure.by, id, at)) return refusals.beganIt;
  return roles.some((role) => closers.includes(role)) ? null : closedByCleared;
}

export const close = defineAction('close', {
  label: { fr: 'Clore sans envoi', en: 'Close, nothing left' },
  input: { outcome: Declared.optional() },
  events: [closed, erasureAsked],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'secret_officer'],
  alsoByService: true,
  /** The service closes only what has wholly left; a person follows an arrow of the circuit. */
  guard: (state, actor, at) => {
    if (onTheirWay(state).length > 0) return lettersPending;
    if (deliveriesOwed(state).length > 0) return deliveryOwed;
    const running = objectionToEnd(state, at);
    if (running) return running;
    if (state.split) return actor.kind === 'system' && partsEnded(state, at.parts) ? null : partsOpen;
    const owed = objectionToIncident(state, at) ?? objectionToOwed(state, at);
    if (actor.kind === 'person')
      return stepAllows('close')(state, actor, at) ?? owed ?? objectionToSecond(state, actor, at);
    const ended = stepOf(state, at.circuits)?.kind === 'end' && state.preparation?.dispatchedBy;
    return ended ? owed : refusals.stepForbids;
  },
  decide: ({ outcome: declared }, context) => {
    const found = closing(declared, context);
    if (!found.ok) return found;
    const outcome = found.value;
    const { state, actor, at } = context;
    const byTwo = actor.kind === 'person' && isLocked(state, at);
    if (byTwo && state.erasure?.outcome !== outcome) return accept([erasureAsked.of({ outcome })]);
    const accountsDisclosed = outcome === 'executed' || outcome === 'partly' ? disclosedBy(context) : 0;
    return accept([closed.of({ outcome, accountsDisclosed, step: next(context, 'close') })]);
  },
  route: { path: 'closure', summary: 'Closes a case from which nothing left' },
  form: {
    outcome: {
      label: { fr: 'Issue', en: 'Outcome' },
      values: {
        no_data: { fr: 'Aucune donnée', en: 'No data' },
        not_a_request: { fr: 'Ce n’est pas une demande', en: 'Not a request' },
        redirected: { fr: 'Renvoyée', en: 'Referred' },
      },
    },
  },
});
