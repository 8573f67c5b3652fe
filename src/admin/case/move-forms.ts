/** What is asked for each act that a person records on a case, and where it is sent. */
import type { Notice } from '../../domain/law/vocabulary.js';
import { actOn } from '../api/signing.js';
import { wordsOf } from '../i18n/vocabulary.js';
import type { CaseFile, Move } from './read.js';
import { type Given, type Signs, signsLowering, signsOrigin } from './signs.js';

export type Field =
  | { readonly name: string; readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly name: string; readonly kind: 'flag' }
  | { readonly name: string; readonly kind: 'instant'; readonly optional?: true };

export interface MoveForm {
  /** After /api/cases/:id/ ; `:name` is the value of the choice of that name. */
  readonly path: string;
  readonly fields: readonly Field[];
  /** The name under which the words of the person travel; none where none are asked. */
  readonly words: 'reason' | 'text' | 'reference' | null;
  /** What the act is about, as it was seen. */
  readonly with?: Readonly<Record<string, string>>;
  readonly signs?: Signs;
}

const choice = (name: string, choices: readonly string[]): Field => ({ name, kind: 'choice', choices });
const flag = (name: string): Field => ({ name, kind: 'flag' });
const form = (path: string, ...fields: Field[]): MoveForm => ({ path, fields, words: 'reason' });

/** The acts that have a form of their own elsewhere on the screen have none here. */
export function formOf(command: Move['command'], file: CaseFile): MoveForm | null {
  return forms[command]?.(file) ?? null;
}

const waiting = ({ state }: CaseFile) => ({
  act: state.acts.find(({ upheld }) => upheld === null),
  opinion: state.opinions.find(({ opinion }) => opinion === null)?.id,
  challenge: state.challenges.find(({ result }) => result === null)?.id,
  origin: state.origins.find(({ confirmedBy }) => confirmedBy === null),
});

const forms: Partial<Record<Move['command'], (file: CaseFile) => MoveForm>> = {
  confirm_address: ({ answer }) => form('answer-address', choice('address', answer?.candidates ?? [])),
  withdraw: () => ({ ...form('withdrawal'), words: 'text' }),
  close: () => ({
    path: 'closure',
    words: null,
    fields: [choice('outcome', ['no_data', 'not_a_request', 'redirected'])],
  }),
  act: ({ state }) =>
    form(
      'acts',
      choice('action', state.facts?.categories.includes('REM') ? ['remove', 'preserve'] : ['preserve', 'remove']),
    ),
  ratify: (file) => {
    const { id = '', action = '', by = '' } = waiting(file).act ?? {};
    return {
      ...form(`acts/${id}/ratification`, flag('upheld')),
      signs: {
        ...{ by, done: action },
        act: ({ upheld }) => actOn(upheld ? 'ratify' : 'undo', { case: file.id, preparation: id }),
      },
    };
  },
  grant_break_glass: (file) => {
    const { id = '', askedBy = '' } = file.state.glass.find(({ grantedBy }) => grantedBy === null) ?? {};
    const act = () => actOn('grant_break_glass', { case: file.id, preparation: id });
    return { path: `break-glass/${id}/grant`, fields: [], words: null, signs: { by: askedBy, act } };
  },
  record_call_back: ({ callBackNumbers }) =>
    form(
      'call-backs',
      choice(
        'callBack',
        callBackNumbers.map(({ authority, number }) => `${authority} ${number}`),
      ),
      choice('outcome', ['confirmed', 'denied', 'unreachable']),
    ),
  recall: ({ state }) => ({ ...form('recall'), with: { preparationId: state.preparation?.id ?? '' } }),
  clear_hold: () => form('hold/clearance', choice('how', ['clearance', 'period_over'])),
  stop_hold: () => form('hold/ground', choice('scope', ['whole', 'part'])),
  set_deadline: ({ state }) =>
    form(
      'clocks/:code',
      choice(
        'code',
        state.clocks.map(({ code }) => code),
      ),
      { name: 'end', kind: 'instant' },
    ),
  extend_preservation: () => form('preservation/extension'),
  keep_preserved: () => form('preservation/production-request'),
  end_preservation: () =>
    form(
      'preservation/end',
      choice('cause', ['withdrawn', 'released_by_authority', 'produced']),
      flag('otherHoldsChecked'),
    ),
  set_gag: () => form('silence', choice('gag', wordsOf('gag')), { name: 'until', kind: 'instant', optional: true }),
  record_notice: () =>
    form('notices', choice('notice', wordsOf('notice') as readonly Notice[]), flag('told'), flag('agreed')),
  ask_opinion: () => form('opinions', choice('body', ['SISSE', 'DATA_ACT_BODY', 'BEPI']), flag('complete')),
  record_opinion: (file) =>
    form(
      `opinions/${waiting(file).opinion}/answer`,
      choice('opinion', ['applies', 'does_not_apply', 'favourable', 'unfavourable', 'none']),
    ),
  answer_redirect: () => form('referral/answer', choice('answer', ['came_by_channel', 'renounced', 'insists', 'none'])),
  challenge: () =>
    form(
      'challenges',
      choice('kind', ['objection_third_country_law', 'objection_to_enforcement', 'nullity', 'appeal', 'foreign_court']),
      flag('suspends'),
    ),
  settle_challenge: (file) =>
    form(
      `challenges/${waiting(file).challenge}/result`,
      choice('result', ['upheld', 'partly_upheld', 'rejected', 'withdrawn']),
    ),
  record_origin: ({ state }) => ({
    ...form('origins', choice('zone', provable(state.facts?.issuerZone)), choice('method', wordsOf('originMethod'))),
    words: 'reference',
  }),
  confirm_origin: (file) => {
    const { origin } = waiting(file);
    const asked = form(`origins/${origin?.noteId}/confirmation`);
    return { ...asked, words: null, ...(origin && { signs: signsOrigin(file, origin) }) };
  },
  ask_lower_floor: (file) => ({
    ...form('requirements/lowering', choice('why', wordsOf('loweringReason'))),
    signs: signsLowering(file, false),
  }),
  lower_floor: (file) => ({
    ...form(`requirements/lowering/${file.state.lowering?.noteId}/confirmation`),
    words: null,
    signs: signsLowering(file, true),
  }),
};

/** The zone in the facts first: most often it is the address that is to be established. */
const provable = (zone: string | undefined): readonly string[] => {
  const zones = wordsOf('issuerZone').filter((each) => each !== 'UNKNOWN');
  return zones.toSorted((one, other) => Number(other === zone) - Number(one === zone));
};

/** What each field holds before anyone touched it. */
export const emptyOf = ({ fields }: MoveForm): Given =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.kind === 'flag' ? false : field.kind === 'choice' ? (field.choices[0] ?? '') : '',
    ]),
  );

/** The address and the body of the act; a civil hour of this browser becomes an instant, an empty one none. */
export function requestOf({ path, fields, words, with: about }: MoveForm, given: Given, text: string) {
  const inPath = fields.find(({ name }) => path.includes(`:${name}`))?.name;
  const entries = fields
    .filter(({ name }) => name !== inPath)
    .flatMap((field): [string, unknown][] => {
      const value = given[field.name];
      if (field.name === 'callBack') {
        const [authority, ...number] = String(value).split(' ');
        return [
          ['authority', authority],
          ['number', number.join(' ')],
        ];
      }
      if (field.kind === 'instant') return [[field.name, value ? new Date(String(value)).toISOString() : null]];
      return [[field.name, value]];
    });
  const body = { ...about, ...Object.fromEntries(entries), ...(words && { [words]: text }) };
  return { path: inPath ? path.replace(`:${inPath}`, String(given[inPath])) : path, body };
}
