/** Keeps what was published provable: a new archive time-stamp over the old ones, before those can no longer be checked. */
import { Injectable } from '@nestjs/common';
import { type Instant, instantFromMilliseconds, millisecondsOf } from '../../domain/kernel/instant.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { REPORT_RENEWED, reportStream } from '../../domain/report/edition.js';
import { type ArchiveStampHours, renewalDue } from '../../domain/report/renewal.js';
import { Ledger, stale } from '../../ledger/ledger.js';
import { Database } from '../../platform/database/database.js';
import { enqueue } from '../../platform/database/outbox.js';
import { messageOf } from '../../platform/telemetry/failure.js';
import { sha256Of } from '../../verifier/paper/edition.js';
import { verifyDocument } from '../../verifier/report/verify-document.js';
import { EditionsService } from '../edition/editions.service.js';
import { reportNotSealed } from '../edition/refusal.js';
import { renewalWork } from '../edition/renewal.js';
import { ReportRenewed, renewedName } from '../edition/report.event.js';
import { ReportFiles } from '../edition/report.files.js';
import { ReportSeal } from '../seal/report-seal.js';

const DAY = 24 * 3_600_000;
/** An authority whose own certificate ends soon gives stamps that are due at once: it is asked monthly, not for ever. */
const LEAST_MILLISECONDS = 30 * DAY;

interface Renewal extends ReportRenewed {
  /** When the first of the files is due again; null when none has an archive time-stamp. */
  readonly next: Instant | null;
}

@Injectable()
export class RenewalService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly editions: EditionsService,
    private readonly files: ReportFiles,
    private readonly seal: ReportSeal,
  ) {}

  /**
   * Renews every PDF of a published edition that is due at `now`, by the database's clock when absent. Refuses, having
   * recorded nothing, when an authority does not answer or a file is no longer the one that the ledger knows.
   */
  async renew(period: string, edition: number, now?: Instant): Promise<Result<Renewal>> {
    const at = now ?? (await this.database.transaction((tx) => this.database.now(tx)));
    const renewed = await this.renewed(period, edition, at);
    if (!renewed.ok) return renewed;
    return this.record(period, renewed.value, at);
  }

  private async renewed(period: string, edition: number, now: Instant): Promise<Result<Renewal>> {
    const report = await this.editions.edition(period, edition);
    if (!report.ok) return report;
    const number = report.value.renewals + 1;
    const files: Record<string, string> = {};
    const due: Instant[] = [];
    for (const name of Object.keys(report.value.files).filter((each) => each.endsWith('.pdf'))) {
      const kept = await this.editions.file(period, edition, name);
      if (!kept.ok) return kept;
      const file = await this.renewedFile(kept.value, now);
      if (!file.ok) return file;
      const { bytes, next } = file.value;
      if (next) due.push(next);
      if (!bytes) continue;
      await this.files.write(period, edition, renewedName(number, name), bytes);
      files[name] = sha256Of(bytes);
    }
    return accept({ edition, number, files, next: due.sort()[0] ?? null });
  }

  /** The file with one more archive time-stamp, or null where none is due; and when the next one is. */
  private async renewedFile(
    kept: Buffer,
    now: Instant,
  ): Promise<Result<{ bytes: Buffer | null; next: Instant | null }>> {
    try {
      const newest = await this.archiveOf(kept);
      if (!newest || renewalDue(newest) > now) return accept({ bytes: null, next: newest && renewalDue(newest) });
      const bytes = await this.seal.renew(kept);
      const last = await this.archiveOf(bytes);
      return accept({ bytes, next: last && renewalDue(last) });
    } catch (error) {
      return refuse(reportNotSealed(messageOf(error)));
    }
  }

  /** As a stranger finds it; the signer is known by the ledger, whatever key signs today. Throws when it does not verify. */
  private async archiveOf(bytes: Buffer): Promise<ArchiveStampHours | null> {
    const { trusted: _, ...stamps } = await this.seal.trust();
    const verified = await verifyDocument(bytes, stamps);
    if (!verified.ok) throw new Error(verified.fault.en);
    return verified.archive;
  }

  private record(period: string, renewal: Renewal, now: Instant): Promise<Result<Renewal>> {
    const { next, ...data } = renewal;
    return this.database.transaction(async (tx) => {
      if (Object.keys(data.files).length > 0) {
        const known = await this.ledger.read(tx, reportStream(period));
        const before = known.filter(({ type, data: own }) => isRenewalOf(data.edition, type, own));
        if (before.length + 1 !== data.number) return refuse(stale);
        const entry = { type: REPORT_RENEWED, class: 'report' as const, actor: 'system:reports', data };
        const appended = await this.ledger.append(tx, reportStream(period), known.length, [entry]);
        if (!appended.ok) return appended;
      }
      if (next) await enqueue(tx, renewalWork(period, data.edition, later(next, now)));
      return accept(renewal);
    });
  }
}

const isRenewalOf = (edition: number, type: string, data: unknown): boolean =>
  type === REPORT_RENEWED && ReportRenewed.parse(data).edition === edition;

const later = (due: Instant, now: Instant): Instant =>
  instantFromMilliseconds(Math.max(millisecondsOf(due), millisecondsOf(now) + LEAST_MILLISECONDS));
