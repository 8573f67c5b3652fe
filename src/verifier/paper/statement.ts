/** A statement to a customer on paper, from its data alone: what the builder signs and the verifier makes again. */
import type { Language } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { composeStatement } from '../../domain/report/statement/compose-statement.js';
import type { CustomerStatement } from '../../domain/report/statement/statement.js';
import type { Attachment } from '../../platform/pdf/document.js';
import { drawReport } from './draw.js';

/** `releve-<number>`: the stem of the files of a statement. */
export const statementStem = (number: string): string => `releve-${number}`;

/** As it is attached: canonical JSON (RFC 8785). */
export const statementAttachment = (statement: CustomerStatement): Attachment => ({
  name: `${statementStem(statement.number)}.json`,
  mediaType: 'application/json',
  description: 'Every request that this statement tells of',
  bytes: Buffer.from(canonical(statement), 'utf8'),
});

/** The unsigned file, its signature field reserved. The same statement gives the same bytes. */
export function drawStatement(statement: CustomerStatement, language: Language): Promise<Buffer> {
  const by = { operator: statement.operator, signer: statement.signer.name, at: new Date(statement.asOf) };
  return drawReport(composeStatement(statement, language), by, [statementAttachment(statement)]);
}
