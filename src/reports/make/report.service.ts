/** Counts a quarter, draws and signs its report, verifies its own output, and only then keeps it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Quarter, quarter, quarterOf } from '../../domain/kernel/day.js';
import { dayOf } from '../../domain/kernel/instant.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { FEWEST } from '../../domain/report/column-keys.js';
import { REPORT_BUILT, reportStream } from '../../domain/report/edition.js';
import type { Reason } from '../../domain/report/erratum.js';
import { Manifest } from '../../domain/report/manifest.js';
import { type DsaGiven, type DsaSet, dsaSet, yearEndedBy } from '../../domain/report/official/dsa-edition.js';
import { compose } from '../../domain/report/print/compose.js';
import type { Story } from '../../domain/report/story.js';
import { Ledger, stale } from '../../ledger/ledger.js';
import { Sequencer } from '../../ledger/sequencer.js';
import { Witness } from '../../ledger/witness.js';
import { Database } from '../../platform/database/database.js';
import { messageOf } from '../../platform/telemetry/failure.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { manifestBytes, sha256Of } from '../../verifier/paper/edition.js';
import { loadTexts } from '../../verifier/paper/texts.js';
import { type Counted, CountService, emptyRoot, nextEdition, nothingCounted } from '../edition/count.service.js';
import { EditionManifests } from '../edition/edition-manifests.js';
import {
  ledgerNotSealed,
  periodNotBegun,
  periodUnreadable,
  reportDsaTooEarly,
  reportNotWitnessed,
  reportQuarterRuns,
  reportTooNear,
} from '../edition/refusal.js';
import type { ReportBuilt } from '../edition/report.event.js';
import { ReportFiles } from '../edition/report.files.js';
import { loadDsaTemplates } from '../paper/dsa-templates.js';
import { ReportSubject } from '../paper/report-subject.js';
import { ReportSeal } from '../seal/report-seal.js';
import type { NamedFile } from '../seal/sealed-document.js';
import { erratumFor } from './erratum-for.js';
import { type MakingStage, MakingStore } from './making.store.js';
import { sealedFiles } from './sealed-files.js';

const SETTLE_MILLISECONDS = 10_000;

/** What people give to an edition beside what is counted. */
export interface Given {
  readonly reason?: Reason | undefined;
  readonly dsa?: DsaGiven | undefined;
  readonly stories?: readonly Story[] | undefined;
}

type Reached = (stage: MakingStage) => Promise<void>;

@Injectable()
export class ReportService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly counts: CountService,
    private readonly sequencer: Sequencer,
    private readonly manifests: EditionManifests,
    private readonly witness: Witness,
    private readonly seal: ReportSeal,
    private readonly subject: ReportSubject,
    private readonly files: ReportFiles,
    private readonly making: MakingStore,
  ) {}

  /** A text that points nowhere, or a key without its certificate, stops the start. */
  async onModuleInit(): Promise<void> {
    const asOf = await this.database.transaction((tx) => this.database.now(tx));
    const manifest = this.manifests.of(quarterOf(dayOf(asOf)), nothingCounted(asOf), await this.seal.signer()).manifest;
    const { fr, en } = loadTexts();
    for (const texts of [fr, en]) compose(manifest, emptyRoot, texts);
  }

  /**
   * Makes the next edition of a quarter's report; `actor` is a person's id or a name of the product. Refuses a quarter
   * that has not begun, a ledger that is not sealed, and a seal that its own verifier would not accept: nothing is kept.
   * An edition of a quarter that still runs needs its reason, which its entry keeps. So does one that corrects a published
   * edition: an erratum says it too, in the same files that two people sign off. The DSA reports of a year are files of the
   * edition of its last quarter, named under its seal. Cases told in words are part of the manifest.
   */
  async build(periodName: string, actor: string, given: Given = {}): Promise<Result<ReportBuilt>> {
    const period = readPeriod(periodName);
    if (!period) return refuse(periodUnreadable);
    const reached: Reached = (stage) =>
      this.database.transaction((tx) => this.making.reach(tx, period.name, actor, stage));
    try {
      return await this.make(period, actor, given, reached);
    } finally {
      await this.database.transaction((tx) => this.making.end(tx, period.name, actor));
    }
  }

  private async make(period: Quarter, actor: string, given: Given, reached: Reached): Promise<Result<ReportBuilt>> {
    const counting = await this.counted(period, given, reached);
    if (!counting.ok) return counting;
    const dsa = this.dsaOf(period, counting.value, given.dsa);
    if (!dsa.ok) return dsa;
    const beside = { dsa: dsa.value, stories: given.stories };
    const { manifest, proofs } = this.manifests.of(period, counting.value, await this.seal.signer(), beside);
    const erratum = await erratumFor(this.files, counting.value.published, manifest, given.reason);
    if (!erratum.ok) return erratum;
    const sealed = await sealedFiles(this.seal, manifest, proofs, erratum.value, reached);
    if (!sealed.ok) return sealed;
    tracePoint('report.signed');
    await reached('keeping');
    const files = [...sealed.value, ...filesOfDsa(dsa.value)];
    for (const { name, bytes } of files) await this.files.write(period.name, counting.value.edition, name, bytes);
    tracePoint('report.files_written');
    const reason = manifest.period.provisional || erratum.value ? given.reason : undefined;
    return this.record(manifest, files, reason, actor).finally(() => tracePoint('report.recorded'));
  }

  /** What may be reported of the quarter now, with the witness where one is set. */
  private async counted(period: Quarter, given: Given, reached: Reached): Promise<Result<Counted>> {
    await reached('settling');
    if (!(await this.isSealed())) return refuse(ledgerNotSealed);
    await reached('counting');
    const counting = await this.database.transaction((tx) => this.counts.count(tx, period));
    tracePoint('report.counted');
    const today = dayOf(counting.asOf);
    if (today < period.first) return refuse(periodNotBegun);
    if (today <= period.last && counting.changed < FEWEST) return refuse(reportTooNear);
    if (today <= period.last && !given.reason) return refuse(reportQuarterRuns);
    return this.witnessed(counting);
  }

  /** Null where none is given. A year that is not over has no report, nor has any other quarter than its last. */
  private dsaOf(period: Quarter, { rows, asOf }: Counted, given: DsaGiven | undefined): Result<DsaSet | null> {
    if (!given) return accept(null);
    const [year, today] = [yearEndedBy(period), dayOf(asOf)];
    if (year === null || today <= period.last || given.publishedOn < today) return refuse(reportDsaTooEarly);
    return accept(dsaSet(loadDsaTemplates(), given, { year, provider: this.subject.operator, rows }));
  }

  /** Where a witness is set, a report that it did not see is not made. */
  private async witnessed(counted: Counted): Promise<Result<Counted>> {
    const { tree, size } = counted;
    try {
      return accept({ ...counted, tree: { ...tree, checkpoint: await this.witness.cosigned(size, tree.checkpoint) } });
    } catch (error) {
      return refuse(reportNotWitnessed(messageOf(error)));
    }
  }

  /** What the next edition would say, counted from what is sealed now; nothing is drawn, signed or kept. */
  async preview(periodName: string): Promise<Result<Manifest>> {
    const period = readPeriod(periodName);
    if (!period) return refuse(periodUnreadable);
    const counting = await this.database.transaction((tx) => this.counts.count(tx, period));
    if (dayOf(counting.asOf) < period.first) return refuse(periodNotBegun);
    return accept(this.manifests.of(period, counting, await this.seal.signer()).manifest);
  }

  /** How far the edition of the quarter is that this actor has built now; null where there is none. */
  stage(period: string, actor: string): Promise<MakingStage | null> {
    return this.database.transaction((tx) => this.making.stage(tx, period, actor));
  }

  private async isSealed(): Promise<boolean> {
    try {
      await this.sequencer.settle(SETTLE_MILLISECONDS);
      return true;
    } catch {
      return false;
    }
  }

  private record(
    manifest: Manifest,
    files: readonly NamedFile[],
    reason: Reason | undefined,
    actor: string,
  ): Promise<Result<ReportBuilt>> {
    const { edition, ledger, report } = manifest;
    const built: ReportBuilt = {
      period: report,
      edition,
      files: Object.fromEntries(files.map(({ name, bytes }) => [name, sha256Of(bytes)])),
      manifestSha256: sha256Of(manifestBytes(manifest)),
      checkpoint: { size: ledger.size, root: ledger.root },
      ...(reason && { reason }),
    };
    const entry = { type: REPORT_BUILT, class: 'report' as const, actor, data: built };
    return this.database.transaction(async (tx) => {
      const known = await this.ledger.read(tx, reportStream(report));
      if (nextEdition(known) !== edition) return refuse(stale);
      const appended = await this.ledger.append(tx, reportStream(report), known.length, [entry]);
      tracePoint('report.recording');
      return appended.ok ? accept(built) : appended;
    });
  }
}

const filesOfDsa = (dsa: DsaSet | null): NamedFile[] =>
  [...(dsa?.files ?? [])].map(([name, text]) => ({ name, bytes: Buffer.from(text, 'utf8') }));

function readPeriod(name: string): Quarter | null {
  try {
    return quarter(name);
  } catch {
    return null;
  }
}
