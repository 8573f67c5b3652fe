/** The file of a case as one sealed PDF. Who took it, and its digest, are an entry of the log in the same transaction. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '../../access/access.js';
import { AccessHistory } from '../../cases/rows/access-history.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { mayTake } from '../../domain/case/permission.js';
import { accept, type Language, type Result, refuse } from '../../domain/kernel/result.js';
import { AccessLog } from '../../ledger/access-log.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { LetterSeal } from '../protection/letter-seal.js';
import { controlOf, type Enclosure, enclosureOf } from '../writing/letter-writer.js';
import { refusals } from '../writing/refusal.js';
import { type CaseContents, CaseContentsLoader } from './case-contents.js';
import { drawCase } from './draw-case.js';

@Injectable()
export class CasePrintService {
  constructor(
    private readonly database: Database,
    private readonly contents: CaseContentsLoader,
    private readonly vault: CaseVault,
    private readonly catalogue: Catalogue,
    private readonly seal: LetterSeal,
    private readonly access: AccessHistory,
    private readonly log: AccessLog,
  ) {}

  /**
   * What the person may read of the case, and no more. The file of a secret circuit is for those alone who may read the log.
   * Refuses while the certificate of the seal is not valid.
   */
  print(caseId: string, language: Language, person: Person): Promise<Result<Enclosure>> {
    return attempt(this.database, async (tx) => {
      const loaded = await this.contents.load(tx, caseId, person);
      if (!loaded.ok) return loaded;
      const contents = loaded.value;
      if (this.isSecret(contents) && !mayTake('ledger.read', person.roles)) return refuse(refusals.secretNotPrinted);
      const at = await this.database.now(tx);
      if (!this.seal.isValidAt(new Date(at))) return refuse(refusals.sealOver);
      const { reference } = contents.summary;
      const drawn = await drawCase(contents, this.catalogue.law, {
        ...{ language, at, sealedBy: this.seal.holderName, control: await this.control(tx, caseId) },
        by: contents.names.get(person.id) ?? person.id,
      });
      const content = await this.seal.seal(drawn, reference, new Date(at));
      await this.record(tx, caseId, contents, { language, sha256: sha256Of(content) }, person);
      return accept(enclosureOf(`${reference}.pdf`, 'application/pdf', content));
    });
  }

  /** Of each message whose words are in it too, as of one that is opened. */
  private async record(
    tx: Tx,
    caseId: string,
    { texts, messages }: CaseContents,
    made: { readonly language: Language; readonly sha256: string },
    person: Person,
  ): Promise<void> {
    for (const { id, reading } of messages) if (reading) await this.access.opened(tx, person, 'message', id);
    await this.log.record(tx, person.id, 'access.case_printed', { case: caseId, texts, ...made });
  }

  private isSecret({ state }: CaseContents): boolean {
    return this.catalogue.law.circuits.find(({ code }) => code === state.circuit)?.secret ?? true;
  }

  /** Nothing personal is left to be guessed of a case that was erased. */
  private async control(tx: Tx, caseId: string): Promise<string> {
    const key = await this.vault.keyOf(tx, caseId);
    return key === erased ? '' : controlOf(key, uuidv7());
  }
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
