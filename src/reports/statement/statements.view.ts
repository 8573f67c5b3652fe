/** Statements to customers as the HTTP API shows them. */
import { z } from 'zod';
import { Sha256Text } from '../../domain/law/vocabulary.js';
import { StatementPeriod } from '../../domain/report/statement/statement.js';
import { Signature } from '../../domain/signature/signature.js';
import type { ListedStatement } from './kept-statements.js';

export const StatementToAsk = z
  .strictObject({
    id: z.uuid().describe('A new one: the number that the statement bears'),
    customer: z.string().min(1).max(120).describe('The id that the operator gives the customer'),
    ...StatementPeriod.shape,
    askedOn: z.iso.date().describe('The day on which the customer asked'),
  })
  .meta({ id: 'StatementToAsk' });
export const StatementSignOff = z
  .strictObject({ digest: Sha256Text, signature: Signature })
  .meta({ id: 'StatementSignOff' });
export const StatementDelivery = z.strictObject({ digest: Sha256Text }).meta({ id: 'StatementDelivery' });

const When = z.strictObject({ by: z.uuid(), at: z.iso.datetime() });
const Listed = z
  .strictObject({
    id: z.uuid(),
    customer: z
      .strictObject({ id: z.string(), name: z.string() })
      .nullable()
      .describe('Null once its data were erased: the files are gone too'),
    ...StatementPeriod.shape,
    askedOn: z.iso.date(),
    asked: When,
    prepared: When.nullable(),
    digest: Sha256Text.nullable().describe('SHA-256 of the lines of `sha256sum` over its files, sorted by name'),
    files: z.array(z.string()),
    signedOff: When.nullable(),
    delivered: When.nullable(),
  })
  .meta({ id: 'RequestStatement' });
export const StatementList = z.strictObject({ statements: z.array(Listed) }).meta({ id: 'RequestStatementList' });
export type StatementList = z.infer<typeof StatementList>;

export function shown({ id, customer, course }: ListedStatement): z.infer<typeof Listed> {
  const { asked, prepared, signedOff, delivered } = course;
  const { from, to, askedOn } = asked;
  const when = (moment: { by: string; at: string } | null) => moment && { by: moment.by, at: moment.at };
  return {
    ...{ id, customer, from, to, askedOn },
    asked: { by: asked.by, at: asked.at },
    prepared: when(prepared),
    digest: prepared?.digest ?? null,
    files: Object.keys(prepared?.files ?? {}).sort(),
    signedOff: when(signedOff),
    delivered: when(delivered),
  };
}
