/** What is asked for each action that a person records on a case, and where it is sent. */
import declared from 'virtual:actions';
import type { FormField } from '../../domain/case/form.js';
import { actOn } from '../api/signing.js';
import { wordsOf } from '../i18n/vocabulary.js';
import type { CaseFile, Move } from './read.js';
import {
  type Given,
  instantSent,
  orderedErasure,
  type Signs,
  signsErasure,
  signsErasureOrder,
  signsIncident,
  signsLaterEnd,
  signsLowering,
  signsMeasure,
  signsOrigin,
  signsPause,
  signsRecipient,
  signsResumption,
  signsService,
  signsStanding,
} from './signs.js';

type Command = Move['command'];
export type Field = Omit<FormField, 'label' | 'kind'> & {
  readonly label: FormField['label'] | null;
  /** `lines`: a text of several lines. */
  readonly kind: FormField['kind'] | 'lines';
  /** Whether it is asked, by what the other fields hold; always where it is absent. */
  readonly isAsked?: (given: Given) => boolean;
};

export interface MoveForm {
  /** After /api/cases/:id/ ; `:name` is the value of the field of that name. */
  readonly path: string;
  readonly fields: readonly Field[];
  /** The name under which the words of the person travel; none where none are asked. */
  readonly words: 'reason' | 'text' | 'reference' | null;
  /** What the action is about, as it was seen. */
  readonly with?: Readonly<Record<string, unknown>>;
  readonly signs?: Signs;
}

/** An action that has a form of its own elsewhere on the screen has none here. */
export function formOf(command: Command, file: CaseFile): MoveForm | null {
  const own = forms[command]?.(file);
  if (own) return own;
  const form = declared.actions[command].form;
  // Where the directory has no number to call, nothing can be recorded.
  const lacksNumber = command === 'record_call_back' && file.callBackNumbers.length === 0;
  if (!form || lacksNumber) return null;
  const id = about[command]?.(file);
  const signs = signed[command]?.(file);
  return {
    ...form,
    path: id === undefined ? form.path : form.path.replace(/:\w+/, id),
    fields: form.fields.map((field) => {
      const choices = choicesOf[`${command}.${field.name}`] ?? choicesOf[field.name];
      return choices ? { ...field, kind: 'choice', choices: choices(file) } : field;
    }),
    ...(signs && { signs }),
    ...(command === 'order_erasure' && { with: orderedErasure(file) }),
  };
}

const waiting = ({ state }: CaseFile) => ({
  act: state.acts.find(({ upheld }) => upheld === null),
  glass: state.glass.find(({ grantedBy }) => grantedBy === null),
  opinion: state.opinions.find(({ opinion }) => opinion === null)?.id,
  challenge: state.challenges.find(({ result }) => result === null)?.id,
  origin: state.origins.find(({ confirmedBy }) => confirmedBy === null),
});

const lettersToApprove = ({ noticeLetters = [] }: CaseFile['state']) =>
  noticeLetters.filter(({ letter, approvedBy }) => letter !== null && approvedBy === null);

/** What the path of an action names: the one thing of the case that waits for it. */
const about: Partial<Record<Command, (file: CaseFile) => string | undefined>> = {
  ratify: (file) => waiting(file).act?.id,
  grant_break_glass: (file) => waiting(file).glass?.id,
  record_opinion: (file) => waiting(file).opinion,
  settle_challenge: (file) => waiting(file).challenge,
  confirm_origin: (file) => waiting(file).origin?.noteId,
  confirm_recipient: ({ state }) => state.recipient?.id,
  lower_floor: ({ state }) => state.lowering?.noteId,
  confirm_erasure: ({ state }) => state.erasureOrder?.id,
  stop_erasure: ({ state }) => state.erasureOrder?.id,
};

const measures = ({ state }: CaseFile, acknowledged: boolean): readonly string[] =>
  (state.incident?.measures ?? []).flatMap((each) => (each.acknowledged === acknowledged ? [each.measure] : []));

/** The choices that the case gives for a field, the most likely first. */
const choicesOf: Readonly<Record<string, (file: CaseFile) => readonly string[]>> = {
  code: ({ state }) => state.clocks.map(({ code }) => code),
  'meet_clock.code': ({ state }) => (state.started ?? []).map(({ code }) => code),
  'extend_clock.code': ({ state }) => (state.started ?? []).map(({ code }) => code),
  'confirm_later_end.code': ({ state }) => (state.laterEnd ? [state.laterEnd.clock.code] : []),
  'confirm_later_end.end': ({ state }) => (state.laterEnd?.clock.legalEnd ? [state.laterEnd.clock.legalEnd] : []),
  'confirm_pause.code': ({ state }) => (state.pauseAsked ? [state.pauseAsked.code] : []),
  'resume_clock.code': ({ state }) => (state.paused ?? []).map(({ code }) => code),
  'confirm_resumption.code': ({ state }) => (state.resumptionAsked ? [state.resumptionAsked.code] : []),
  'approve_notice.notice': ({ state }) => lettersToApprove(state).map(({ notice }) => notice),
  'confirm_service.at': ({ state }) => (state.service ? [state.service.at] : []),
  'acknowledge_measure.measure': (file) => measures(file, false),
  'lift_measure.measure': (file) => measures(file, true),
  'act.action': ({ state }) =>
    state.facts?.categories.includes('REM') ? ['remove', 'preserve'] : ['preserve', 'remove'],
  'record_call_back.number': ({ callBackNumbers }) =>
    callBackNumbers.map(({ authority, number }) => `${authority} ${number}`),
  'order_erasure.days': () => ['7', '3', '14', '30'],
  'decide_escalation.decision': ({ decisions }) => decisions,
};

const signed: Partial<Record<Command, (file: CaseFile) => Signs | undefined>> = {
  ratify: (file) => {
    const { id = '', action = '', by = '' } = waiting(file).act ?? {};
    const act = ({ upheld }: Given) => actOn(upheld ? 'ratify' : 'undo', { case: file.id, preparation: id });
    return { by, done: action, act };
  },
  grant_break_glass: (file) => {
    const { id = '', askedBy = '' } = waiting(file).glass ?? {};
    return { by: askedBy, act: () => actOn('grant_break_glass', { case: file.id, preparation: id }) };
  },
  confirm_origin: (file) => {
    const { origin } = waiting(file);
    return origin && signsOrigin(file, origin);
  },
  confirm_recipient: (file) => (file.state.recipient ? signsRecipient(file, file.state.recipient) : undefined),
  confirm_service: (file) => (file.state.service ? signsService(file, file.state.service) : undefined),
  confirm_later_end: (file) => (file.state.laterEnd ? signsLaterEnd(file, file.state.laterEnd) : undefined),
  confirm_pause: (file) => (file.state.pauseAsked ? signsPause(file, file.state.pauseAsked) : undefined),
  confirm_resumption: (file) =>
    file.state.resumptionAsked ? signsResumption(file, file.state.resumptionAsked) : undefined,
  approve_notice: ({ id, state }) => ({
    act: (given) => {
      const { letter } = lettersToApprove(state).find(({ notice }) => notice === given.notice) ?? {};
      return actOn('approve_notice', { case: id, preparation: letter?.id ?? null, payload: letter?.sha256 ?? null });
    },
  }),
  order_measure: signsMeasure,
  acknowledge_measure: (file) => signsStanding(file, 'acknowledge_measure'),
  lift_measure: (file) => signsStanding(file, 'lift_measure'),
  decide_incident: signsIncident,
  order_erasure: signsErasure,
  confirm_erasure: (file) => signsErasureOrder(file, 'confirm_erasure'),
  stop_erasure: (file) => signsErasureOrder(file, 'stop_erasure'),
  ask_lower_floor: (file) => signsLowering(file, false),
  lower_floor: (file) => signsLowering(file, true),
};

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
const forms: Partial<Record<Command, (file: CaseFile) => MoveForm>> = {
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
  recall: ({ state }) => ({
    path: 'recall',
    fields: [],
    words: 'reason',
    with: { preparationId: state.preparation?.id ?? '' },
  }),
};

/** The name of a draft of the form: its address, so that another thing asked of another opinion is another draft. */
export const draftOf = ({ path }: MoveForm): string => path.replaceAll(/[^A-Za-z0-9_-]/g, '-');

/** Under which the words of the person stand beside the fields; no field has this name. */
export const WORDS = '';

/** What was filled in, without a choice that the case no longer offers. */
export function offered(form: MoveForm, given: Given): Given {
  const empty = emptyOf(form);
  const gone = form.fields.filter(
    ({ name, kind, choices }) => kind === 'choice' && !choices.includes(String(given[name])),
  );
  return { ...given, ...Object.fromEntries(gone.map(({ name }) => [name, empty[name] ?? ''])) };
}

/** What each field holds before anyone touched it. */
export const emptyOf = ({ fields }: MoveForm): Given =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.kind === 'flag' ? false : field.kind === 'choice' ? (field.choices[0] ?? '') : '',
    ]),
  );

/** As it travels: a civil time of this browser becomes an instant; an empty instant says that there is none. */
function sent({ name, kind }: Field, value: string | boolean | undefined): readonly [string, unknown][] {
  if (name === 'days') return [[name, Number(value)]];
  if (name === 'number') {
    const [authority, ...number] = String(value).split(' ');
    return [
      ['authority', authority],
      ['number', number.join(' ')],
    ];
  }
  if (kind === 'instant') return [[name, value ? instantSent(value) : null]];
  return kind === 'date' && !value ? [] : [[name, value]];
}

/** The address and the body of the action. */
export function requestOf({ path, fields, words, with: seen }: MoveForm, given: Given, text: string) {
  const inPath = (name: string) => path.includes(`:${name}`);
  const asked = fields.filter(({ name, isAsked }) => !inPath(name) && (isAsked?.(given) ?? true));
  const entries = asked.flatMap((field) => sent(field, given[field.name]));
  const body = { ...seen, ...Object.fromEntries(entries), ...(words && { [words]: text }) };
  return { path: path.replace(/:(\w+)/, (_, name: string) => String(given[name])), body };
}
