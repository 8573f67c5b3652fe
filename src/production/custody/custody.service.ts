/** Certificates of custody: the chain of a package as the log has it now, proven and sealed; each handing out is recorded. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../../access/access.js';
import { CaseStore } from '../../cases/rows/case.store.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { custodyOf, deliveryStreamsOf } from '../../domain/case/custody/custody.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import { accept, type Language, type Result, refuse } from '../../domain/kernel/result.js';
import { AccessLog } from '../../ledger/access-log.js';
import { Ledger, type PlacedEntry } from '../../ledger/ledger.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import { notSealedYet, Receipts } from '../../ledger/receipts.js';
import { SealingStore } from '../../ledger/sealing.store.js';
import { type Enclosure, enclosureOf } from '../../letters/writing/letter-writer.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { messageOf } from '../../platform/telemetry/failure.js';
import { Logger } from '../../platform/telemetry/logger.js';
import { type CustodyCertificate, certificateOf, sealCustody } from '../../verifier/custody/certificate.js';
import { PackageSeal } from '../package/package-seal.js';
import { refusals } from '../package/refusal.js';
import { drawCustody } from './draw-custody.js';

export interface AskedCustody {
  readonly form: 'json' | 'pdf';
  readonly language: Language;
}

@Injectable()
export class CustodyService {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseStore,
    private readonly ledger: Ledger,
    private readonly sealing: SealingStore,
    private readonly receipts: Receipts,
    private readonly identity: LedgerIdentity,
    private readonly seal: PackageSeal,
    private readonly catalogue: Catalogue,
    private readonly log: AccessLog,
    private readonly logger: Logger,
  ) {}

  /**
   * As the log has the chain: its gaps and its breaks are in it. Refuses while an entry of it waits for its seal, and where
   * the certificate cannot be sealed. Recorded before it is handed out.
   */
  async certificate(
    caseId: string,
    packageId: string,
    { form, language }: AskedCustody,
    person: Person,
  ): Promise<Result<Enclosure>> {
    const proven = await attempt(this.database, (tx) => this.proven(tx, caseId, packageId));
    if (!proven.ok) return proven;
    const content = await this.sealed(proven.value, form, language);
    if (!content) return refuse(refusals.custodyNotSealed);
    const type = form === 'pdf' ? 'application/pdf' : 'application/json';
    const made = enclosureOf(`${proven.value.case}-custody.${form}`, type, content);
    return attempt(this.database, async (tx) => {
      const said = { case: caseId, package: packageId, form, sha256: made.sha256 };
      await this.log.record(tx, person.id, 'access.custody_certified', said);
      return accept(made);
    });
  }

  private async proven(tx: Tx, caseId: string, packageId: string): Promise<Result<CustodyCertificate>> {
    const found = await this.cases.find(tx, caseId);
    if (!found) return refuse(caseRefusals.caseUnknown);
    const own = placed(await this.ledger.readPlaced(tx, [`case/${caseId}`]));
    const entries = [...own, ...placed(await this.ledger.readPlaced(tx, deliveryStreamsOf(own, packageId)))];
    const custody = custodyOf(entries, packageId);
    if (!custody) return refuse(refusals.packageUnknown);
    const checkpoint = await this.sealing.newestCheckpoint(tx);
    const indexes = custody.links.map(({ entry }) => entry.index);
    if (!checkpoint || indexes.some((index) => index >= checkpoint.size)) return refuse(notSealedYet);
    const paths = await this.receipts.paths(tx, checkpoint.size, indexes);
    const whole = new Map(entries.map(({ index, ...entry }) => [index, entry]));
    const links = indexes.flatMap((index, at) => {
      const entry = whole.get(index);
      return entry ? [{ entry, index, path: paths[at] ?? [] }] : [];
    });
    const about = {
      ...{ operator: this.catalogue.law.operator.operator.name, case: found.reference },
      madeAt: `${(await this.database.now(tx)).slice(0, 19)}Z`,
      ...{ vkey: this.identity.vkey, checkpoint: checkpoint.note },
    };
    return accept(certificateOf(custody, about, links));
  }

  /** Null where it cannot be sealed now. */
  private async sealed(
    certificate: CustodyCertificate,
    form: AskedCustody['form'],
    language: Language,
  ): Promise<Buffer | null> {
    const sealedBy = this.seal.holderName;
    const at = new Date(certificate.madeAt);
    if (sealedBy === null || !this.seal.isValidAt(at)) return null;
    try {
      const json = await sealCustody(certificate, (bytes) => this.seal.sign(bytes, at));
      if (form === 'json') return json;
      const drawn = await drawCustody(certificate, json, this.catalogue.law, { language, sealedBy });
      return await this.seal.document(drawn, certificate.case, at);
    } catch (error) {
      this.logger.warn('A custody certificate was not sealed.', { reason: messageOf(error) });
      return null;
    }
  }
}

/** What waits for its seal comes after all that has one. */
function placed(entries: readonly PlacedEntry[]) {
  return entries.map(({ entry, index }, at) => ({
    ...entry,
    index: index ?? Number.MAX_SAFE_INTEGER - 1_000_000 + at,
  }));
}
