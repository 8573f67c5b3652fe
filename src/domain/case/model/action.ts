/** How an action and its events are declared: once, in the folder of their matter. Every table is derived from that. */
import { z } from 'zod';
import type { Bilingual, Refusal, Result } from '../../kernel/result.js';
import type { NoticeRules } from '../../law/notice.js';
import type { Role } from '../../law/vocabulary.js';
import type { EntryClass } from '../../ledger/entry.js';
import type { ActName, ActToSign } from '../../signature/act.js';
import type { Circuit } from '../../workflow/circuit.js';
import type { Actor, Circumstances } from './circumstances.js';
import type { FollowUp } from './follow-up.js';
import type { DeclaredOffer } from './offer.js';
import type { CaseState } from './state.js';

type Strict<Shape extends z.ZodRawShape> = z.ZodObject<Shape, z.core.$strict>;
type Data<Shape extends z.ZodRawShape> = z.infer<Strict<Shape>>;

/** The law that says what follows an event. */
export interface FollowingLaw {
  /** That of the case after the event. */
  readonly circuit: Circuit | undefined;
  readonly notices: NoticeRules;
}

/** In whose name an event is written: a person's, the worker's, either's, or the service's, by any of its processes. */
export type Author = 'person' | 'worker' | 'either' | 'service';

interface EventOptions<Shape extends z.ZodRawShape> {
  /** What happened, as the history of a case and the audit log say it. */
  readonly label: Bilingual;
  readonly by: Author;
  /** How an outsider who holds its opening counts the entry; `other` when absent. */
  readonly class?: EntryClass;
  /** What was prepared before it stays good. */
  readonly keepsPreparation?: true;
  /** One step of the state; total, it never refuses and never throws. */
  evolve(state: CaseState, data: Data<Shape>, account: string): CaseState;
  /** What the person signs; the event then carries their signature. */
  signs?(data: Data<Shape>, before: CaseState): readonly [ActName, Partial<Omit<ActToSign, 'act'>>];
  /** What follows in the same transaction. */
  follow?(data: Data<Shape>, after: CaseState, law: FollowingLaw): readonly FollowUp[];
}

export interface EventDeclaration<Type extends string = string, Shape extends z.ZodRawShape = z.ZodRawShape>
  extends EventOptions<Shape> {
  readonly type: Type;
  readonly schema: Strict<{ type: z.ZodLiteral<Type>; data: Strict<Shape> }>;
  /** The event with this data. */
  of(data: Data<Shape>): { type: Type; data: Data<Shape> };
}

/**
 * Declares a kind of event.
 * @param type as it is stored: never renamed
 */
export function defineEvent<Type extends `case.${string}`, Shape extends z.ZodRawShape>(
  type: Type,
  { data, ...options }: EventOptions<Shape> & { readonly data: Shape },
): EventDeclaration<Type, Shape> {
  const schema = z.strictObject({ type: z.literal(type), data: z.strictObject(data) });
  return { ...options, type, schema, of: (given) => ({ type, data: given }) };
}

/** An event of one of these declarations. */
export type EventOf<Declared extends readonly EventDeclaration[]> = z.infer<Declared[number]['schema']>;

/** What a decision is taken on: the case, who acts, and all else. */
export interface Context {
  readonly state: CaseState;
  readonly actor: Actor;
  readonly at: Circumstances;
}

/** Null when nothing stands against the action. */
export type Guard = (state: CaseState, actor: Actor, at: Circumstances) => Refusal | null;

/** Its route; the fields of the body are those of the input, but for what the service fills in. */
export interface Route<Name extends string = string> {
  /** After `/api/cases/:id/`; `:name` is a field of the input. */
  readonly path: string;
  readonly summary: string;
  /** The field of the words that are sealed with the case: `noteId` names the note. */
  readonly note?: 'reason' | 'text' | 'reference';
  /** The field of the input that takes the digest of those words. */
  readonly digest?: Name;
  /** Fields that are sealed with those words: no event holds them. The digest is then over all that is sealed. */
  readonly sealed?: readonly Name[];
  /** The field of the input that takes a new id: it follows from the idempotency key, so that a repetition means the same. */
  readonly newId?: Name;
  /** The person need not have seen the case. */
  readonly unseen?: true;
  /** Fields of the body that are not of the input: no decision and no event sees them. */
  readonly asks?: z.ZodRawShape;
  /** A service takes it, since it needs more than the case. These fields of the input are filled in by that service. */
  readonly byService?: readonly Name[];
}

/** When a field is asked: each field that is named here holds one of these values, or is filled in, or is empty. */
type AskedWhen = Readonly<Record<string, readonly string[] | 'filled' | 'empty'>>;

/** A field of the form of an action: its name, and the names of its values. */
export interface FieldWords {
  readonly label: Bilingual;
  /** The vocabulary of the law that names the values. */
  readonly of?: 'gag' | 'issuerZone' | 'loweringReason' | 'notice' | 'recipientKind' | 'serviceManner';
  readonly values?: Readonly<Record<string, Bilingual>>;
  /** A text of several lines. */
  readonly lines?: true;
  /** It is asked where one of these holds; always where it is absent. */
  readonly asked?: readonly AskedWhen[];
}

/**
 * Where an action is open: in the steps that the circuit names, at any step of an open case, or at any time after the
 * opening; `opening` before there is a case; `service` is for the service alone, in a case that exists.
 */
export type Open = 'in_step' | 'anywhere' | 'always' | 'opening' | 'service';

interface ActionOptions<Input extends z.ZodRawShape, Events extends readonly EventDeclaration[], When extends Open> {
  /** What a person does, as buttons and the law book say it; none when only the service takes it. */
  readonly label?: Bilingual;
  readonly events: Events;
  readonly open: When;
  /** Who may take it. */
  readonly roles: readonly Role[];
  /** The service takes it too. */
  readonly alsoByService?: true;
  /** The roles are those that the rule asks, whatever the step says. */
  readonly byAskedRoles?: true;
  /** It asks for a proof of presence though no event of it is signed. */
  readonly sensitive?: true;
  /** Exceptional access, while it lasts, opens it too. */
  readonly underBrokenGlass?: true;
  /** Who asks is looked at again before it is decided. */
  readonly standsOnRequester?: true;
  readonly guard?: Guard;
  readonly route?: Route;
  /** The fields of its form on the desk that a person fills in; absent when the desk has a screen of its own for it. */
  readonly form?: Readonly<Record<string, FieldWords>>;
  /**
   * What its form takes from the case as it stands, once it is open; null when there is nothing to take it on.
   * @param id of the case
   */
  offers?(state: CaseState, at: Circumstances, id: string): DeclaredOffer | null;
  decide(input: Data<Input>, context: Context): Result<EventOf<Events>[]>;
}

export interface ActionDeclaration<
  Type extends string = string,
  Input extends z.ZodRawShape = z.ZodRawShape,
  Events extends readonly EventDeclaration[] = readonly EventDeclaration[],
  When extends Open = Open,
> extends ActionOptions<Input, Events, When> {
  readonly type: Type;
  readonly input: Strict<Input>;
}

/** Declares what a person, or the service, does on a case. */
export function defineAction<
  const Type extends string,
  Input extends z.ZodRawShape,
  const Events extends readonly EventDeclaration[],
  const When extends Open,
  Asks extends z.ZodRawShape = Record<never, never>,
>(
  type: Type,
  {
    input,
    ...options
  }: ActionOptions<Input, Events, When> & {
    readonly input: Input;
    readonly route?: Route<Extract<keyof Input, string>> & { readonly asks?: Asks };
    readonly form?: Readonly<Partial<Record<keyof Input | keyof Asks, FieldWords>>>;
  } & (When extends 'opening' | 'service' ? unknown : { readonly label: Bilingual }),
): ActionDeclaration<Type, Input, Events, When> {
  const declared: unknown = { ...options, type, input: z.strictObject(input) };
  return declared as ActionDeclaration<Type, Input, Events, When>;
}

/** The action as it is asked of a case. */
export type Asked<Declared extends ActionDeclaration> = Declared extends ActionDeclaration
  ? { readonly type: Declared['type'] } & ([keyof Declared['input']['shape']] extends [never]
      ? unknown
      : Readonly<z.infer<Declared['input']>>)
  : never;
