/** What is asked for each action that a person records on a case, and where it is sent. */
import declared from 'virtual:actions';
import type { FormField } from '../../domain/case/form.js';
import { type ActToSign, actOn, payloadOfThing } from '../api/signing.js';
import { wordsOf } from '../i18n/vocabulary.js';
import type { CaseFile, Move } from './read.js';

type Command = Move['command'];
type Offer = NonNullable<Move['offer']>;
export type OfferedSignature = NonNullable<Offer['signs']>;
type Choice = NonNullable<Offer['choices']>[string][number];

/** What each field of a form holds. */
export type Given = Readonly<Record<string, string | boolean>>;

export type Field = Omit<FormField, 'label' | 'kind' | 'choices'> & {
  readonly label: FormField['label'] | null;
  /** `lines`: a text of several lines. */
  readonly kind: FormField['kind'] | 'lines';
  readonly choices: readonly Choice[];
  /** Whether it is asked, by what the other fields hold; always where it is absent. */
  readonly isAsked?: (given: Given) => boolean;
};

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
  const form = own[command]?.(file) ?? declared.actions[command].form;
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

const written = (name: string, [fr, en]: readonly [string, string], kind: Field['kind'] = 'of_case'): Field => ({
  ...{ name, label: { fr, en }, kind, choices: [], optional: true },
});

const isByPost = ({ postal }: Given): boolean => typeof postal === 'string' && postal.trim() !== '';
const isElsewhere = ({ recipient }: Given): boolean => recipient !== 'requester';
const isNamed = (given: Given): boolean => isElsewhere(given) || isByPost(given);
const isMailed = (given: Given): boolean => isElsewhere(given) && !isByPost(given);

/** The recipient that the decision names first; the requester, who is answered anyway, last. */
const recipientsOf = ({ classification }: CaseFile['state']): readonly string[] => {
  const order = (kind: string) => (kind === classification?.recipient ? 0 : kind === 'requester' ? 2 : 1);
  return wordsOf('recipientKind').toSorted((one, other) => order(one) - order(other));
};

/** Actions whose route does more than take them. */
const own: Partial<Record<Command, (file: CaseFile) => Omit<MoveForm, 'offer'>>> = {
  confirm_address: ({ answer }) => ({
    path: 'answer-address',
    fields: [
      answer?.candidates.length
        ? { name: 'address', label: null, kind: 'choice', choices: answer.candidates, optional: false }
        : { ...written('address', ['Adresse électronique', 'Mail address']), optional: false },
    ],
    words: 'reason',
  }),
  choose_recipient: ({ state }) => ({
    path: 'recipient',
    fields: [
      { ...written('recipient', ['À qui', 'To whom'], 'choice'), of: 'recipientKind', choices: recipientsOf(state) },
      written(
        'postal',
        ['Adresse postale, si la lettre part par la poste', 'Postal address, for a letter by post'],
        'lines',
      ),
      { ...written('name', ['Nom, comme la lettre l’écrit', 'Name, as the letter writes it']), isAsked: isNamed },
      { ...written('address', ['Adresse électronique', 'Mail address']), isAsked: isMailed },
    ],
    words: 'reason',
  }),
  recall: () => ({ path: 'recall', fields: [], words: 'reason' }),
};

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
  const asked = fields.filter(({ name, isAsked }) => !inPath(name) && (isAsked?.(given) ?? true));
  const body = Object.assign({ ...offer.with }, ...asked.map((field) => sent(field, given[field.name])));
  return {
    path: path.replace(/:(\w+)/, (_, name: string) => String(given[name])),
    body: { ...body, ...(words && { [words]: text }) },
  };
}
