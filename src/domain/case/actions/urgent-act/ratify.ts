/** A second person confirms what was done at once, or has it undone. */
import { z } from 'zod';
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { type Context, defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Id } from '../../model/event-schema.js';
import { closeIfLeft } from '../../model/follow-up.js';
import { isFreezeOwed, runningAct, withEnd } from '../../model/instructions.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { actWords, type UrgentAct } from '../../model/urgent-act.js';
import { alarm } from '../alarm/alarm-raised.js';

const nothingToRatify = refusal(
  'nothing-to-ratify',
  'conflict',
  'Aucun acte n’attend d’être confirmé.',
  'No act waits to be confirmed.',
);
const actedIt = refusal(
  'acted-it',
  'forbidden',
  'Qui a agi ne confirme pas son propre acte, sous aucun de ses comptes.',
  'The person who acted cannot confirm their own act, under any of their accounts.',
  'SecNumCloud 3.2, 9.3.f',
);

const review = { actId: Id, upheld: z.boolean(), noteId: Id };

const unratified = ({ acts }: CaseState, actId?: string): UrgentAct | undefined =>
  acts.find(({ id, upheld }) => upheld === null && (actId === undefined || id === actId));

/** When the time is over in which a second person looks at the act, and operations receive what they are to keep. */
export function ratificationOverdue(about: string | null, { state, at }: Context) {
  const act = state.acts.find(({ id, upheld }) => id === about && upheld !== false);
  if (!act || !isPast(act.ratifyBefore, at)) return [];
  return [
    ...(act.upheld === null ? [alarm('ratification_overdue', act.id)] : []),
    ...(runningAct(state) === act.id && isFreezeOwed(state) ? [alarm('freeze_missing', act.id)] : []),
  ];
}

/** A second person who has the act undone ends what it kept. */
const undone = ({ preservation }: CaseState, actId: string): CaseState['preservation'] =>
  preservation?.actId === actId ? { ...preservation, ended: 'not_upheld' } : preservation;

const ratified = defineEvent('case.ratified', {
  label: { fr: 'Acte revu par une seconde personne', en: 'Reviewed by a second person' },
  /** Entries older than signatures have none. */
  data: { ...review, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ actId, upheld }) => [upheld ? 'ratify' : 'undo', { preparation: actId }],
  evolve: (state, { actId, upheld }, account) => ({
    ...(upheld ? state : withEnd(state, actId, account)),
    acts: state.acts.map((act) => (act.id === actId ? { ...act, ratifiedBy: account, upheld } : act)),
    preservation: upheld ? state.preservation : undone(state, actId),
  }),
  follow: (_data, after) => closeIfLeft(after),
});

/** Why the account may not confirm the act; null when another person took it. */
function objectionToRatification(act: UrgentAct | undefined, account: string, at: Circumstances): Refusal | null {
  if (!act) return nothingToRatify;
  return samePerson(act.by, account, at) ? actedIt : null;
}

export const ratify = defineAction('ratify', {
  label: { fr: 'Confirmer la mesure d’un collègue', en: 'Confirm the measure of a colleague' },
  input: review,
  events: [ratified],
  open: 'anywhere',
  roles: ['head_of_legal', 'dpo', 'executive'],
  guard: (state, actor, at) =>
    actor.kind === 'system' ? refusals.personOnly : objectionToRatification(unratified(state), actor.id, at),
  decide: ({ actId, upheld, noteId }, { state, actor, at }) => {
    if (actor.kind === 'system') return refuse(refusals.personOnly);
    const objection = objectionToRatification(unratified(state, actId), actor.id, at);
    return objection ? refuse(objection) : accept([ratified.of({ actId, upheld, noteId })]);
  },
  route: {
    path: 'acts/:actId/ratification',
    summary: 'Confirms what another person did at once, or has it undone',
    note: 'reason',
  },
  offers: (state) => {
    const act = unratified(state);
    if (!act) return null;
    const { id, action, by } = act;
    const rows = [{ label: { fr: 'Fait en urgence', en: 'Done in haste' }, words: [actWords[action]] }];
    const of = (name: 'ratify' | 'undo') => ({ act: name, preparation: id, by, rows });
    return { id, signsBy: { field: 'upheld', of: { true: of('ratify'), false: of('undo') } } };
  },
  form: { upheld: { label: { fr: 'L’acte est confirmé', en: 'The act is confirmed' } } },
});
