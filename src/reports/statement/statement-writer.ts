/** What a statement says, counted now, and its files: drawn, sealed, and verified before anyone sees them. */
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { Directory } from '../../directory/directory.js';
import { accept, type Bilingual, type Language, type Result, refuse } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { MerkleTree } from '../../domain/ledger/merkle.js';
import {
  type CustomerStatement,
  STATEMENT_FORMAT,
  type StatementContent,
  type StatementPeriod,
  type ToldRequest,
} from '../../domain/report/statement/statement.js';
import { type Telling, tellingOf } from '../../domain/report/statement/told-request.js';
import { secretOf } from '../../domain/workflow/circuit.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import { SealingStore } from '../../ledger/sealing.store.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { messageOf } from '../../platform/telemetry/failure.js';
import { DRAWING } from '../../verifier/paper/drawing.js';
import { drawStatement, statementAttachment, statementStem } from '../../verifier/paper/statement.js';
import { ReportSubject } from '../paper/report-subject.js';
import { ReportSeal } from '../seal/report-seal.js';
import { type NamedFile, sealed } from '../seal/sealed-document.js';
import { CustomerRequests } from './customer-requests.js';
import { statementNotSealed } from './refusal.js';

/** Whom a statement is about, and when. */
export interface StatementSubject {
  readonly number: string;
  readonly customerId: string;
  readonly customer: StatementContent['customer'];
  readonly period: StatementPeriod;
}

export interface CountedStatement {
  readonly statement: CustomerStatement;
  readonly owed: Telling['owed'];
}

const languages: readonly Language[] = ['fr', 'en'];

@Injectable()
export class StatementWriter {
  constructor(
    private readonly database: Database,
    private readonly requests: CustomerRequests,
    private readonly directory: Directory,
    private readonly catalogue: Catalogue,
    private readonly sealing: SealingStore,
    private readonly identity: LedgerIdentity,
    private readonly seal: ReportSeal,
    private readonly subject: ReportSubject,
  ) {}

  /** From the entries as they stand in this transaction. */
  async count(tx: Tx, { number, customerId, customer, period }: StatementSubject): Promise<CountedStatement> {
    const { notices } = await this.directory.law(tx);
    const all = await this.requests.of(tx, customerId, period);
    const { circuits } = this.catalogue.law;
    const telling = tellingOf(all, { notices, secretCircuits: secretOf(circuits) });
    const checkpoint = await this.sealing.newestCheckpoint(tx);
    const requests = [...telling.requests];
    const statement: CustomerStatement = {
      format: STATEMENT_FORMAT,
      number,
      operator: this.subject.operator,
      asOf: await this.database.now(tx),
      content: {
        customer,
        period,
        foreignExecuted: telling.foreignExecuted,
        requests,
        names: this.namesOf(requests),
      },
      ledger: {
        origin: this.identity.name,
        size: checkpoint?.size ?? 0,
        root: checkpoint?.root.toString('hex') ?? new MerkleTree().root().toString('hex'),
        vkey: this.identity.vkey,
      },
      drawing: DRAWING,
      signer: await this.seal.signer(),
    };
    return { statement, owed: telling.owed };
  }

  /** In both languages, with the data that are attached to them. Below the level that was set nothing is made. */
  async files(statement: CustomerStatement): Promise<Result<NamedFile[]>> {
    const files: NamedFile[] = [{ name: statementAttachment(statement).name, bytes: bytesOf(statement) }];
    try {
      for (const language of languages) {
        const drawn = await drawStatement(statement, language);
        const name = `${statementStem(statement.number)}.${language}.pdf`;
        files.push({ name, bytes: await sealed(this.seal, drawn) });
      }
      return accept(files);
    } catch (error) {
      return refuse(statementNotSealed(messageOf(error)));
    }
  }

  /** The words for each code that a line holds, so that the file alone says what it means. */
  private namesOf(requests: readonly ToldRequest[]): StatementContent['names'] {
    const { words } = this.catalogue.law;
    const known: Readonly<Record<string, (code: string) => Bilingual | undefined>> = {
      author: (code) => words.issuerKind[code as keyof typeof words.issuerKind]?.name,
      country: countryName,
      text: (code) => this.subject.instrumentName(code),
      data: (code) => words.category[code as keyof typeof words.category]?.name,
      outcome: (code) => words.outcome[code as keyof typeof words.outcome]?.name,
    };
    const used = requests.flatMap(({ author, country, texts, data, outcome }): [string, string][] => [
      ['author', author],
      ...(country ? [['country', country] as [string, string]] : []),
      ...texts.map((code): [string, string] => ['text', code]),
      ...data.map((code): [string, string] => ['data', code]),
      ...(outcome ? [['outcome', outcome] as [string, string]] : []),
    ]);
    return Object.fromEntries(
      used.flatMap(([vocabulary, code]): [string, Bilingual][] => {
        const name = known[vocabulary]?.(code);
        return name ? [[`${vocabulary}/${code}`, name]] : [];
      }),
    );
  }
}

const bytesOf = (statement: CustomerStatement): Buffer => Buffer.from(canonical(statement), 'utf8');

function countryName(code: string): Bilingual {
  const named = (language: Language) => new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  return { fr: named('fr'), en: named('en') };
}
