/** What a person may enter for an action: every value of each field, read from the declaration of its input. */
import type { z } from 'zod';
import { addHours } from '../../kernel/instant.js';
import { principalLetter } from '../../workflow/duty.js';
import type { ActionDeclaration } from '../model/action.js';
import { suggestedParts } from '../model/division.js';
import { actionsOf } from '../model/leaving.js';
import type { AskedPart } from '../model/part.js';
import { goesByPost, lettersToPost } from '../model/posting.js';
import type { CaseState } from '../model/state.js';
import { lettersOf } from '../model/writing.js';
import { calledAt, hex, idOf, type Moment, type World } from './world.js';

type Values = readonly unknown[];
type Input = Readonly<Record<string, unknown>>;

/** Ids of what the case holds already, by the field that names one. */
const held: Readonly<Record<string, (state: CaseState) => readonly string[]>> = {
  actId: ({ acts }) => acts.filter(({ upheld }) => upheld === null).map(({ id }) => id),
  opinionId: ({ opinions }) => opinions.map(({ id }) => id),
  challengeId: ({ challenges }) => challenges.filter(({ result }) => result === null).map(({ id }) => id),
  recipientId: ({ recipient }) => (recipient?.confirmedBy === null ? [recipient.id] : []),
  letterId: (state) => lettersToPost(state).map(({ id }) => id),
  requestId: ({ glass }) => glass.map(({ id }) => id),
  preparationId: ({ preparation }) => (preparation ? [preparation.id] : []),
  proposal: ({ proposed, proposedSplit }) => [proposed ?? proposedSplit ?? []].flat().map(({ seq }) => seq) as never,
};

/** A new id follows from the state alone, so that the walk is the same each time. */
const fresh = ({ state }: Moment): string => idOf(10_000 + state.seq);

const isUnaddressed = ({ answer }: Moment): boolean => !answer.known && answer.candidates === 0;
/** Where something may be prepared: an address that is chosen sooner leads to the same moments. */
const wantsPost = (moment: Moment, world: World): boolean =>
  isUnaddressed(moment) && moment.state.preparation === null && actionsOf(moment.state, world.at(moment)).length > 0;

const named: Readonly<Record<string, (moment: Moment, world: World) => Values>> = {
  payload: ({ state }) => [state.preparation?.payload ?? hex('a')],
  requester: () => [hex('d')],
  authority: () => [calledAt.authority],
  number: () => [calledAt.number],
  to: () => [idOf(1)],
  code: ({ state }) => state.clocks.slice(0, 1).map(({ code }) => code),
  zone: ({ state }) => [state.facts?.issuerZone ?? 'UNKNOWN'],
  digest: () => [hex('2')],
  evidence: () => [hex('3')],
  person: () => ['x'],
  doneAt: ({ now }) => [now],
  endedAt: ({ now }) => [now],
  kind: () => ['nullity'],
  // A challenge that suspends nothing closes nothing.
  suspends: () => [true],
  parts: (moment, world) => {
    const { facts, targets, receivedAt } = moment.state;
    return facts ? [suggestedParts({ facts, targets }, receivedAt, world.at(moment)).map(askedOf)] : [];
  },
  postedAt: ({ now }) => [now],
  /** Chosen where the law names one, or where no message gives an address, once: elsewhere it opens no way. */
  recipient: (moment, world) => {
    const { recipient, classification } = moment.state;
    const named = classification?.recipient ?? (wantsPost(moment, world) ? 'requester' : null);
    return recipient || !named ? [] : [named];
  },
  post: (moment) => [isUnaddressed(moment) || undefined],
};

const askedOf = ({ bases, categories, targets }: AskedPart): AskedPart => ({ bases, categories, targets });

interface Shape {
  readonly type: string;
  readonly format?: string;
  readonly innerType?: z.core.$ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
}

const shapeOf = (schema: z.core.$ZodType): Shape => schema._zod.def as unknown as Shape;

const knownValues = new WeakMap<z.core.$ZodType, { readonly values: Values | undefined }>();

/** Every value of a closed type; undefined for one that is open. */
function closed(schema: z.core.$ZodType): Values | undefined {
  const known = knownValues.get(schema) ?? { values: valuesOfType(schema) };
  knownValues.set(schema, known);
  return known.values;
}

function valuesOfType(schema: z.core.$ZodType): Values | undefined {
  const { type, innerType, entries, values } = shapeOf(schema);
  if (type === 'enum') return Object.values(entries ?? {});
  if (type === 'literal') return values;
  if (type === 'boolean') return [true, false];
  if (innerType === undefined) return undefined;
  const inner = closed(innerType);
  if (type === 'optional') return [undefined, ...(inner ?? [])];
  return type === 'nullable' ? [null, ...(inner ?? [])] : inner;
}

/** One value of an open type; undefined for one that nothing here can fill in. */
function example(schema: z.core.$ZodType, moment: Moment): Values | undefined {
  const { type, format } = shapeOf(schema);
  if (type === 'number') return [0, 1];
  if (type !== 'string') return undefined;
  if (format === 'uuid') return [fresh(moment)];
  return [format === 'datetime' ? addHours(moment.now, 1) : 'x'];
}

function valuesOf(action: ActionDeclaration, field: string, moment: Moment, world: World): Values {
  if (action.route?.newId === field) return [fresh(moment)];
  const own = held[field]?.(moment.state) ?? named[field]?.(moment, world);
  if (own) return own;
  const schema = action.input.shape[field] as z.core.$ZodType;
  const values = closed(schema) ?? example(schema, moment);
  if (values) return values;
  throw new Error(`The proof of the ends has no value for "${field}" of "${action.type}": add one to its inputs.`);
}

/**
 * All is produced, all but one target that a person added, and nothing, as there are no data; each without a file and with
 * one, which is a prescribed form where there are no data.
 */
function tablesOf({ targets }: CaseState) {
  const rows = Array.from({ length: Math.max(targets, 1) }, (_, at) => ({
    ...{ id: idOf(30_000 + at), place: at < targets ? at : null, files: [] },
  }));
  const withheld = { id: idOf(29_999), place: null, files: [], answer: 'withhold', ground: 'G-SCOPE' };
  const produced = rows.map((row) => ({ ...row, answer: 'produce' }));
  const none = rows.map((row) => ({ ...row, answer: 'no_data' }));
  const told = (each: readonly object[]) => ({ targets: each, named: hex('2'), shared: [] });
  return [
    ...[produced, [...produced, withheld]].map((each) => ({ bare: told(each), filed: { ...told(each), shared: [1] } })),
    { bare: told(none), filed: { ...told(none), forms: [1] } },
  ];
}

/** What may be prepared, with and without a file beside it. */
function preparations(moment: Moment, world: World): Input[] {
  const at = world.at(moment);
  const { state } = moment;
  return actionsOf(state, at).flatMap((action) => {
    const letters = lettersOf(state, action, at).map((kind, n) => ({
      ...{ id: idOf(20_000 + state.seq * 10 + n), kind, language: 'fr', template: `${kind}.v1` },
      ...{
        templateSha256: hex('e'),
        sha256: hex('f'),
        ...(goesByPost(kind, state)
          ? { post: hex('2') }
          : { mailbox: hex('2'), ...(at.mailbox && { zone: at.mailbox.zone }) }),
      },
    }));
    const own = { preparationId: fresh(moment), payload: hex('a'), action, letters };
    const attached = letters.some(({ kind }) => kind === principalLetter[action]) ? [0, 1] : [0];
    const tables = action === 'disclose' ? tablesOf(state) : [];
    return attached.flatMap((files) => [
      { ...own, attached: files },
      ...tables.map(({ bare, filed }) => ({ ...own, attached: files, disclosure: files > 0 ? filed : bare })),
    ]);
  });
}

/** Every input of the action at this moment. */
export function inputsOf(action: ActionDeclaration, moment: Moment, world: World): Input[] {
  if (action.type === 'prepare') return preparations(moment, world);
  return Object.keys(action.input.shape).reduce<Input[]>(
    (inputs, field) => {
      const values = valuesOf(action, field, moment, world);
      return inputs.flatMap((input) =>
        values.map((value) => (value === undefined ? input : { ...input, [field]: value })),
      );
    },
    [{}],
  );
}
