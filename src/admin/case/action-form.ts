/** How the form that an action declares is filled in, signed and sent. */
import declared from 'virtual:actions';
import type { FormField } from '../../domain/case/form.js';
import { type ActToSign, actOn, payloadOfThing } from '../api/signing.js';
import type { CaseFile, Move } from './read.js';

type Command = Move['command'];
type Offer = NonNullable<Move['offer']>;
export type OfferedSignature = NonNullable<Offer['signs']>;
type Choice = NonNullable<Offer['choices']>[string][number];

/** What each field of a form holds. */
export type Given = Readonly<Record<string, string | boolean>>;

export type Field = Omit<FormField, 'choices'> & { readonly choices: readonly Choice[] };

export interface MoveForm {
  /** After /api/cases/:id/ ; `:name` is the value of the field of that name. */
  readonly path: string;
  readonly fields: readonly Field[];
  /** The name under which the words of the person travel; none where none are asked. */
  readonly words: 'reason' | 'text' | 'reference' | null;
  /** What the case offers for it. */
  readonly offer: Offer;
}

/** An action that has a form of its own elsewhere on the screen has none here, nor has a closed one. */
export function formOf(command: Command, file: CaseFile): MoveForm | null {
  const offer = file.moves.find((move) => move.command === command)?.offer;
  if (!offer) return null;
  const { form } = declared.actions[command];
  if (!form) return null;
  return {
    ...form,
    offer,
    path: offer.id === undefined ? form.path : form.path.replace(/:\w+/, offer.id),
    fields: form.fields.map((field) => {
      const choices = offer.choices?.[field.name];
      return choices ? { ...field, kind: 'choice', choices } : field;
    }),
  };
}

/** Whether the field is asked, by what the others hold. */
export const isAsked = ({ asked }: Field, given: Given): boolean =>
  asked?.some((when) =>
    Object.entries(when).every(([name, wanted]) => {
      const value = String(given[name]).trim();
      return wanted === 'filled' ? value !== '' : wanted === 'empty' ? value === '' : wanted.includes(value);
    }),
  ) ?? true;

/** The name of a draft of the form: its address, so that another thing asked of another opinion is another draft. */
export const draftOf = ({ path }: MoveForm): string => path.replaceAll(/[^A-Za-z0-9_-]/g, '-');

/** Under which the words of the person stand beside the fields; no field has this name. */
export const WORDS = '';

/** The value of a choice, as the form holds it. */
export const shownOf = (choice: Choice): string => (typeof choice === 'string' ? choice : choice.shown);

/** What was filled in, without a choice that the case no longer offers. */
export function offered(form: MoveForm, given: Given): Given {
  const empty = emptyOf(form);
  const gone = form.fields.filter(
    ({ name, kind, choices }) => kind === 'choice' && !choices.map(shownOf).includes(String(given[name])),
  );
  return { ...given, ...Object.fromEntries(gone.map(({ name }) => [name, empty[name] ?? ''])) };
}

/** What each field holds before anyone touched it. */
export const emptyOf = ({ fields }: MoveForm): Given =>
  Object.fromEntries(
    fields.map(({ name, kind, choices: [first = ''] }) => [
      name,
      kind === 'flag' ? false : kind === 'choice' ? shownOf(first) : '',
    ]),
  );

/** As it travels: a civil time of this browser becomes an instant; an empty instant says that there is none. */
function sent({ name, kind, choices }: Field, value: string | boolean | undefined): Readonly<Record<string, unknown>> {
  const choice = choices.find((each) => shownOf(each) === value);
  if (typeof choice === 'object') return choice.sent;
  if (kind === 'instant') return { [name]: value ? new Date(String(value)).toISOString() : null };
  return kind === 'date' && !value ? {} : { [name]: value };
}

/** What is signed, where the action carries a signature. */
export const signatureOf = ({ offer: { signs, signsBy } }: MoveForm, given: Given): OfferedSignature | undefined =>
  signs ?? signsBy?.of[String(given[signsBy.field])];

/** The act as it is signed on this case: the digest is over what the case offers and what was filled in. */
export async function actToSign(
  { fields }: MoveForm,
  caseId: string,
  { act, preparation, seq, payload }: OfferedSignature,
  given: Given,
): Promise<ActToSign> {
  const about = { case: caseId, preparation, seq };
  if (payload === null || typeof payload === 'string') return actOn(act, { ...about, payload });
  const filled = fields.filter(({ name }) => payload.fields.includes(name));
  const thing = Object.assign({ ...payload.of }, ...filled.map((field) => sent(field, given[field.name])));
  return actOn(act, { ...about, payload: await payloadOfThing(thing) });
}

/** The address and the body of the action. */
export function requestOf({ path, fields, words, offer }: MoveForm, given: Given, text: string) {
  const inPath = (name: string) => path.includes(`:${name}`);
  const asked = fields.filter((field) => !inPath(field.name) && isAsked(field, given));
  const body = Object.assign({ ...offer.with }, ...asked.map((field) => sent(field, given[field.name])));
  return {
    path: path.replace(/:(\w+)/, (_, name: string) => String(given[name])),
    body: { ...body, ...(words && { [words]: text }) },
  };
}
