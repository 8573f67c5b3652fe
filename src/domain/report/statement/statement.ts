/** What a customer gets on request: the requests about it of which the operator may speak, sealed as a report is. */
import { z } from 'zod';
import { WrittenInBoth } from '../../kernel/both-languages.js';
import { Country, DataCategory, InstrumentCode, IssuerKind, Outcome } from '../../law/vocabulary.js';
import { Manifest } from '../manifest.js';

export const STATEMENT_FORMAT = 'greffe/customer-statement/v1';

const Day = z.iso.date();

const ToldRequest = z.strictObject({
  reference: z.string(),
  receivedOn: Day,
  closedOn: Day.nullable(),
  author: IssuerKind,
  country: Country.nullable(),
  texts: z.array(InstrumentCode),
  data: z.array(DataCategory),
  /** Null while the case is open. */
  outcome: Outcome.nullable(),
  /** The day on which the operator told the customer; null where it did not. */
  informedOn: Day.nullable(),
});
export type ToldRequest = z.infer<typeof ToldRequest>;

/** Days of Paris, both included, of receipt. */
export const StatementPeriod = z.strictObject({ from: Day, to: Day });
export type StatementPeriod = z.infer<typeof StatementPeriod>;

/** What is counted, and counted again before it is signed off and before it leaves. */
const Content = z.strictObject({
  customer: z.strictObject({ id: z.string(), name: z.string() }),
  period: StatementPeriod,
  foreignExecuted: z.int().nonnegative(),
  requests: z.array(ToldRequest),
  /** The words for each code above, by `vocabulary/code`. */
  names: z.record(z.string(), WrittenInBoth),
});
export type StatementContent = z.infer<typeof Content>;

export const CustomerStatement = z.strictObject({
  format: z.literal(STATEMENT_FORMAT),
  number: z.uuid(),
  operator: z.string(),
  asOf: z.iso.datetime(),
  content: Content,
  ledger: Manifest.shape.ledger.pick({ origin: true, size: true, root: true, vkey: true }),
  drawing: z.int(),
  signer: Manifest.shape.signer,
});
export type CustomerStatement = z.infer<typeof CustomerStatement>;
