/** A second person looked at the evidence of the origin: an answer may go to the address it speaks of. */
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { payloadOfThing } from '../../../signature/act.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import { objectionToSecond } from '../../model/second-person.js';
import type { CaseState } from '../../model/state.js';

const nothingRecorded = refusal(
  'nothing-recorded',
  'conflict',
  'Aucune preuve d’origine n’attend de seconde personne.',
  'No evidence of an origin is waiting for a second person.',
);

/** What of the record the signature is over. */
function recorded(noteId: string, { origins }: CaseState): { preparation: string; payload?: string } {
  const found = origins.find((each) => each.noteId === noteId);
  if (!found) return { preparation: noteId };
  const { noteId: _note, by: _by, confirmedBy: _second, ...record } = found;
  return { preparation: noteId, payload: payloadOfThing(record) };
}

/** The record with that note; an unsigned agreement changes nothing. */
const originConfirmed = defineEvent('case.origin_confirmed', {
  label: { fr: 'Preuve de l’origine confirmée', en: 'Evidence of the origin confirmed' },
  data: { noteId: Id, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ noteId }, before) => ['confirm_origin', recorded(noteId, before)],
  evolve: (state, { noteId, signature }, account) => ({
    ...state,
    origins: state.origins.map((each) =>
      signature && each.noteId === noteId ? { ...each, confirmedBy: account } : each,
    ),
  }),
});

const unconfirmed = ({ origins }: CaseState) => origins.filter(({ confirmedBy }) => confirmedBy === null);

export const confirmOrigin = defineAction('confirm_origin', {
  label: { fr: 'Confirmer la preuve de l’origine', en: 'Confirm the evidence of the origin' },
  input: { noteId: Id },
  events: [originConfirmed],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  guard: (state, actor, at) => {
    const objections = unconfirmed(state).map(({ by }) => objectionToSecond(state, actor, [by], at));
    return objections.includes(null) ? null : (objections[0] ?? nothingRecorded);
  },
  decide: ({ noteId }, { state, actor, at }) => {
    const found = unconfirmed(state).find((each) => each.noteId === noteId);
    if (!found) return refuse(nothingRecorded);
    const own = actor.kind === 'person' && samePerson(found.by, actor.id, at);
    return own ? refuse(refusals.beganIt) : accept([originConfirmed.of({ noteId })]);
  },
  route: {
    path: 'origins/:noteId/confirmation',
    summary: 'A second person looked at the evidence: an answer may go to the address it speaks of',
  },
  offers: (state, { originMethods }) => {
    const [waiting] = unconfirmed(state);
    if (!waiting) return null;
    const { noteId: id, by, confirmedBy: _second, ...record } = waiting;
    const { zone, method, authority, evidence } = record;
    const rows = [
      { label: { fr: 'Origine', en: 'Origin' }, of: 'issuerZone' as const, words: [zone] },
      { label: { fr: 'Établie par', en: 'Established by' }, words: [originMethods[method]?.title ?? method] },
      ...(authority
        ? [{ label: { fr: 'Entrée de l’annuaire', en: 'Entry of the directory' }, words: [authority] }]
        : []),
      { label: { fr: 'Empreinte de la preuve', en: 'Fingerprint of the evidence' }, words: [evidence] },
    ];
    return { id, signs: { act: 'confirm_origin', preparation: id, payload: { of: record }, by, rows } };
  },
  form: {},
});
