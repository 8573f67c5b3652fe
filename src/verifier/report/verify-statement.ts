/** Verifies a statement to a customer from its file alone. */
import type { Bilingual } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { CustomerStatement } from '../../domain/report/statement/statement.js';
import type { PdfFile } from '../file/pdf-file.js';
import { readRevisions } from '../file/read-revisions.js';
import { drawStatement, statementAttachment } from '../paper/statement.js';
import { Fault } from '../trust/fault.js';
import type { DocumentTrust } from './anchor.js';
import { embeddedFiles } from './attachments.js';
import {
  checkCircumstances,
  checkDrawing,
  checkPaper,
  languageOf,
  openSealed,
  sealStatements,
  type Verified,
} from './sealed-document.js';
import { contentsOfSeal } from './signature.js';

export type StatementVerification =
  | (Verified & { readonly statement: CustomerStatement })
  | { readonly ok: false; readonly fault: Bilingual };

const isStatementName = (name: string): boolean => /^releve-.+\.json$/.test(name);

/** Tells a statement from a report by what is attached; whether it holds is another question. */
export function isStatement(bytes: Buffer): boolean {
  try {
    return [...embeddedFiles(readRevisions(bytes, contentsOfSeal).base).keys()].some(isStatementName);
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

function readStatement(base: PdfFile): CustomerStatement {
  const files = [...embeddedFiles(base)];
  const [only] = files;
  try {
    const text = only?.[1].toString('utf8') ?? '';
    const statement = CustomerStatement.parse(JSON.parse(text));
    const { name } = statementAttachment(statement);
    if (canonical(statement) === text && files.length === 1 && only?.[0] === name) return statement;
  } catch {
    // The sentence below says all a reader can use.
  }
  throw new Fault(
    'La pièce jointe n’est pas celle d’un relevé, ou n’est pas en JSON canonique (RFC 8785).',
    'The attachment is not that of a statement, or is not canonical JSON (RFC 8785).',
  );
}

const limits: readonly Bilingual[] = [
  {
    fr: 'Le relevé ne dit pas s’il tait une demande : la loi peut l’exiger, et ses phrases sont alors les mêmes.',
    en: 'The statement does not say whether it leaves a request out: the law may demand it, and its sentences are then the same.',
  },
  {
    fr: 'Que toute demande ait été inscrite au registre repose sur la parole de l’exploitant.',
    en: 'That every request was entered in the log rests on the word of the operator.',
  },
];

async function check(bytes: Buffer, trust: DocumentTrust): Promise<StatementVerification> {
  const opened = await openSealed(bytes, trust);
  const { file, known, established } = opened;
  const statement = readStatement(file.base);
  checkCircumstances(statement, opened);
  checkDrawing(statement);
  const language = languageOf(file.base);
  const pages = await checkPaper(bytes, file, await drawStatement(statement, language));
  const drawn: Bilingual = {
    fr: `Les pages, au nombre de ${pages}, sont, au mot et au trait près, celles que donnent les données jointes.`,
    en: `The pages, ${pages} in number, are, to the word and the stroke, those that the attached data give.`,
  };
  const { certificateSha256, level, archive } = known;
  const statements = [...sealStatements(opened), drawn, ...limits];
  return { ok: true, language, statement, certificateSha256, level, archive, established, statements };
}

/** Says what holds, or the first thing that is wrong. Never throws on a bad file. */
export async function verifyStatement(bytes: Buffer, trust: DocumentTrust): Promise<StatementVerification> {
  try {
    return await check(bytes, trust);
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.sentence };
    throw error;
  }
}
