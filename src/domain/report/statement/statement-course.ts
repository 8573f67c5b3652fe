/** The course of a statement: asked for, prepared by one person, signed off by another, delivered. Folded from the log alone. */
import { z } from 'zod';
import { accept, type Refusal, type Result, refusal, refuse } from '../../kernel/result.js';
import { Sha256Text } from '../../law/vocabulary.js';
import { type ActToSign, actOn } from '../../signature/act.js';
import { Signature } from '../../signature/signature.js';
import { StatementPeriod } from './statement.js';

/** Each statement has its own stream. */
export const statementStream = (id: string): string => `statement/${id}`;

export const STATEMENT_ASKED = 'statement.asked';
export const STATEMENT_PREPARED = 'statement.prepared';
export const STATEMENT_SIGNED_OFF = 'statement.signed_off';
export const STATEMENT_DELIVERED = 'statement.delivered';

export const StatementAsked = z.strictObject({
  /** Its id in the directory, which is no name. */
  customer: z.uuid(),
  ...StatementPeriod.shape,
  /** The day on which the customer asked. */
  askedOn: z.iso.date(),
});
export const StatementPrepared = z.strictObject({ files: z.record(z.string(), Sha256Text), digest: Sha256Text });
const SignedOff = z.strictObject({ digest: Sha256Text, signature: Signature });
const Delivered = z.strictObject({ digest: Sha256Text });

interface Moment {
  /** The account. */
  readonly by: string;
  readonly at: string;
}

export interface StatementCourse {
  readonly asked: Moment & z.infer<typeof StatementAsked>;
  /** The newest; an earlier one counts for nothing. */
  readonly prepared: (Moment & z.infer<typeof StatementPrepared>) | null;
  /** Of exactly these files. */
  readonly signedOff: (Moment & { readonly signature: Signature }) | null;
  readonly delivered: Moment | null;
}

interface StatementEntry {
  readonly type: string;
  readonly data: unknown;
  readonly actor: string;
  readonly at: string;
}

/** Null where no customer asked. Throws when an entry is none of these: a log that cannot be read says nothing. */
export function courseOf(entries: readonly StatementEntry[]): StatementCourse | null {
  return entries.reduce<StatementCourse | null>(after, null);
}

function after(course: StatementCourse | null, { type, data, actor: by, at }: StatementEntry): StatementCourse | null {
  const when = { by, at };
  if (!course) {
    const asked = { ...StatementAsked.parse(data), ...when };
    return type === STATEMENT_ASKED ? { asked, prepared: null, signedOff: null, delivered: null } : null;
  }
  if (type === STATEMENT_PREPARED) {
    return { ...course, prepared: { ...StatementPrepared.parse(data), ...when }, signedOff: null };
  }
  if (type === STATEMENT_SIGNED_OFF) {
    const { digest, signature } = SignedOff.parse(data);
    return digest === course.prepared?.digest ? { ...course, signedOff: { ...when, signature } } : course;
  }
  return Delivered.parse(data).digest === course.prepared?.digest ? { ...course, delivered: when } : course;
}

/** What the person signs who signs off: the digest of the files (`sha256sum` lines, sorted by name). */
export const statementAct = (id: string, digest: string): ActToSign =>
  actOn('sign_statement', { payload: digest, preparation: id });

export const statementDelivered = refusal(
  'statement-delivered',
  'conflict',
  'Ce relevé a été remis : une autre demande du client en ouvre un nouveau.',
  'This statement was delivered: another request of the customer opens a new one.',
);
export const statementChanged = refusal(
  'statement-changed',
  'stale',
  'Ce relevé n’est plus celui que vous avez lu : ouvrez-le de nouveau.',
  'This statement is no longer the one that you read: open it again.',
);
const preparedIt = refusal(
  'statement-preparer',
  'forbidden',
  'La personne qui a préparé le relevé ne le vise pas, sous aucun de ses comptes : laissez-le à une autre personne.',
  'The person who prepared the statement cannot sign it off, under any account: ask another person.',
  'SecNumCloud 3.2, 9.3.f',
);
const signedOffAlready = refusal(
  'statement-signed-off',
  'conflict',
  'Ce relevé est déjà visé.',
  'This statement is signed off already.',
);
const notSignedOff = refusal(
  'statement-not-signed-off',
  'conflict',
  'Une autre personne que celle qui l’a préparé vise d’abord ce relevé.',
  'A person other than the one who prepared it signs off this statement first.',
);

const verdict = (no: Refusal | null): Result<null> => (no ? refuse(no) : accept(null));

const objectionTo = ({ prepared, delivered }: StatementCourse, digest: string): Refusal | null => {
  if (delivered) return statementDelivered;
  return prepared?.digest === digest ? null : statementChanged;
};

/** Persons are counted, not accounts. */
export function maySignOff(
  course: StatementCourse,
  { digest, by }: { readonly digest: string; readonly by: string },
  personOf: (account: string) => string,
): Result<null> {
  const no = objectionTo(course, digest) ?? (course.signedOff ? signedOffAlready : null);
  const own = course.prepared && personOf(course.prepared.by) === personOf(by) ? preparedIt : null;
  return verdict(no ?? own);
}

/** `holds`: whether the signature of the person who signed it off counts. */
export function mayDeliver(course: StatementCourse, digest: string, holds: boolean): Result<null> {
  return verdict(objectionTo(course, digest) ?? (course.signedOff && holds ? null : notSignedOff));
}
