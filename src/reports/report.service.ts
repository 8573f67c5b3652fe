/** Counts a quarter, draws and signs its report, verifies its own output, and only then keeps it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Quarter, quarter, quarterOf } from '../domain/kernel/day.js';
import { dayOf } from '../domain/kernel/instant.js';
import { accept, type Language, type Result, refuse } from '../domain/kernel/result.js';
import { assemble } from '../domain/report/assemble.js';
import { compose } from '../domain/report/compose.js';
import { type DsaGiven, type DsaSet, dsaSet, yearEndedBy } from '../domain/report/dsa-edition.js';
import { servicesLost } from '../domain/report/dsa-named.js';
import { type Erratum, erratumOf, type Reason } from '../domain/report/erratum.js';
import { Manifest } from '../domain/report/manifest.js';
import { writeProofs } from '../domain/report/proofs.js';
import { Ledger, stale } from '../ledger/ledger.js';
import { LedgerIdentity } from '../ledger/ledger-identity.js';
import { Sequencer } from '../ledger/sequencer.js';
import { Witness } from '../ledger/witness.js';
import { Database } from '../platform/database/database.js';
import { messageOf } from '../platform/telemetry/failure.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { DRAWING } from '../verifier/paper/drawing.js';
import { drawEdition, manifestBytes, proofsName, sha256Of, stemOf } from '../verifier/paper/edition.js';
import { drawErratum, erratumStem } from '../verifier/paper/erratum.js';
import { loadTexts } from '../verifier/paper/texts.js';
import { verifyDocument } from '../verifier/report/verify-document.js';
import { type Counted, CountService, emptyRoot, nextEdition, nothingCounted } from './count.service.js';
import {
  ledgerNotSealed,
  periodNotBegun,
  periodUnreadable,
  reportAltered,
  reportDsaLost,
  reportDsaTooEarly,
  reportNeedsReason,
  reportNotSealed,
  reportNotWitnessed,
} from './edition/refusal.js';
import { REPORT_BUILT, type ReportBuilt, reportStream } from './edition/report.event.js';
import { ReportFiles } from './edition/report.files.js';
import { loadDsaTemplates } from './paper/dsa-templates.js';
import { ReportSubject } from './report-subject.js';
import { ReportSeal } from './seal/report-seal.js';

const SETTLE_MILLISECONDS = 10_000;

interface NamedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

@Injectable()
export class ReportService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly counts: CountService,
    private readonly sequencer: Sequencer,
    private readonly identity: LedgerIdentity,
    private readonly witness: Witness,
    private readonly seal: ReportSeal,
    private readonly subject: ReportSubject,
    private readonly files: ReportFiles,
  ) {}

  /** A text that points nowhere, or a key without its certificate, stops the start. */
  async onModuleInit(): Promise<void> {
    const asOf = await this.database.transaction((tx) => this.database.now(tx));
    const manifest = this.manifestOf(quarterOf(dayOf(asOf)), nothingCounted(asOf), await this.seal.signer()).manifest;
    const { fr, en } = loadTexts();
    for (const texts of [fr, en]) compose(manifest, emptyRoot, texts);
  }

  /**
   * Makes the next edition of a quarter's report; `actor` is a person's id or a name of the product. Refuses a quarter
   * that has not begun, a ledger that is not sealed, and a seal that its own verifier would not accept: nothing is kept.
   * An edition that corrects a published one needs its reason: an erratum says it, in the same files that two people
   * sign off. The DSA reports of a year are files of the edition of its last quarter, named under its seal.
   */
  async build(periodName: string, actor: string, reason?: Reason, given?: DsaGiven): Promise<Result<ReportBuilt>> {
    const period = readPeriod(periodName);
    if (!period) return refuse(periodUnreadable);
    if (!(await this.isSealed())) return refuse(ledgerNotSealed);
    const counting = await this.database.transaction((tx) => this.counts.count(tx, period));
    tracePoint('report.counted');
    if (dayOf(counting.asOf) < period.first) return refuse(periodNotBegun);
    const witnessed = await this.witnessed(counting);
    if (!witnessed.ok) return witnessed;
    const dsa = this.dsaOf(period, counting, given);
    if (!dsa.ok) return dsa;
    const { manifest, proofs } = this.manifestOf(period, witnessed.value, await this.seal.signer(), dsa.value);
    const erratum = await this.erratum(counting.published, manifest, reason);
    if (!erratum.ok) return erratum;
    const sealed = await this.sealedFiles(manifest, proofs, erratum.value);
    if (!sealed.ok) return sealed;
    tracePoint('report.signed');
    const files = [...sealed.value, ...filesOfDsa(dsa.value)];
    for (const { name, bytes } of files) await this.files.write(period.name, counting.edition, name, bytes);
    tracePoint('report.files_written');
    return this.record(manifest, files, actor).finally(() => tracePoint('report.recorded'));
  }

  /** Null where none is given. A year that is not over has no report, nor has any other quarter than its last. */
  private dsaOf(period: Quarter, { rows, asOf }: Counted, given: DsaGiven | undefined): Result<DsaSet | null> {
    if (!given) return accept(null);
    const [year, today] = [yearEndedBy(period), dayOf(asOf)];
    if (year === null || today <= period.last || given.publishedOn < today) return refuse(reportDsaTooEarly);
    return accept(dsaSet(loadDsaTemplates(), given, { year, provider: this.subject.operator, rows }));
  }

  /** Null where nothing was published that this edition corrects; a provisional edition announced another. */
  private async erratum(
    published: ReportBuilt | null,
    manifest: Manifest,
    reason: Reason | undefined,
  ): Promise<Result<Erratum | null>> {
    if (!published) return accept(null);
    const { period, edition, manifestSha256 } = published;
    const bytes = await this.files.read(period, edition, `${stemOf(period)}.json`);
    if (!bytes || sha256Of(bytes) !== manifestSha256) return refuse(reportAltered);
    const amended = { manifest: Manifest.parse(JSON.parse(bytes.toString('utf8'))), sha256: manifestSha256 };
    if (amended.manifest.period.provisional) return accept(null);
    const lost = servicesLost(amended.manifest.dsa, manifest.dsa);
    if (lost.length > 0) return refuse(reportDsaLost(lost));
    if (!reason) return refuse(reportNeedsReason);
    return accept(erratumOf(amended, { manifest, sha256: sha256Of(manifestBytes(manifest)) }, reason));
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
    return accept(this.manifestOf(period, counting, await this.seal.signer()).manifest);
  }

  private async isSealed(): Promise<boolean> {
    try {
      await this.sequencer.settle(SETTLE_MILLISECONDS);
      return true;
    } catch {
      return false;
    }
  }

  private manifestOf(
    period: Quarter,
    { rows, asOf, size, root, edition, previous, requests, tree }: Counted,
    signer: Manifest['signer'],
    dsa: DsaSet | null = null,
  ): { manifest: Manifest; proofs: Buffer } {
    const { fr, sha256: hashes } = loadTexts();
    const { bytes, tables } = writeProofs(`${period.name}/${edition}`, requests, tree);
    const manifest = assemble(rows, {
      period,
      asOf,
      edition,
      operator: this.subject.operator,
      instrumentName: this.subject.instrumentName,
      rules: { version: fr.rules.version, sha256: hashes.rules },
      drawing: DRAWING,
      texts: { version: fr.template.version, fr: hashes.fr, en: hashes.en, labels: hashes.labels },
      ledger: {
        origin: this.identity.signer.name,
        size,
        root,
        vkey: this.identity.vkey,
        witness: size === 0 ? null : this.witness.vkey,
        previous,
      },
      proofs: { sha256: sha256Of(bytes), openings: requests.length, tables },
      signer,
      dsa: dsa?.named,
    });
    return { manifest, proofs: bytes };
  }

  /** Below the level that was set nothing is made: an authority that is silent or says no is a refusal, not a report. */
  private async sealedFiles(manifest: Manifest, proofs: Buffer, erratum: Erratum | null): Promise<Result<NamedFile[]>> {
    try {
      return accept([...(await this.filesOf(manifest, proofs)), ...(erratum ? await this.erratumFiles(erratum) : [])]);
    } catch (error) {
      return refuse(reportNotSealed(messageOf(error)));
    }
  }

  private async filesOf(manifest: Manifest, proofs: Buffer): Promise<NamedFile[]> {
    const stem = stemOf(manifest.report);
    return [
      { name: `${stem}.fr.pdf`, bytes: await this.sealedEdition(manifest, 'fr') },
      { name: `${stem}.en.pdf`, bytes: await this.sealedEdition(manifest, 'en') },
      { name: `${stem}.json`, bytes: manifestBytes(manifest) },
      { name: proofsName(manifest.report), bytes: proofs },
    ];
  }

  /** Sealed, and verified as a stranger would, under the very certificates that should have signed. */
  private async sealedEdition(manifest: Manifest, language: Language): Promise<Buffer> {
    return this.sealed(await drawEdition(manifest, language, loadTexts(manifest.texts.version)));
  }

  private async erratumFiles(erratum: Erratum): Promise<NamedFile[]> {
    const texts = loadTexts(erratum.texts.version);
    const stem = erratumStem(erratum.report);
    return [
      { name: `${stem}.fr.pdf`, bytes: await this.sealed(await drawErratum(erratum, 'fr', texts)) },
      { name: `${stem}.en.pdf`, bytes: await this.sealed(await drawErratum(erratum, 'en', texts)) },
    ];
  }

  private async sealed(drawn: Buffer): Promise<Buffer> {
    const bytes = await this.seal.seal(drawn);
    const verified = await verifyDocument(bytes, await this.seal.trust());
    if (verified.ok) return bytes;
    throw new Error(`The document does not verify and was not kept. ${verified.fault.en}`);
  }

  private record(manifest: Manifest, files: readonly NamedFile[], actor: string): Promise<Result<ReportBuilt>> {
    const { edition, ledger, report } = manifest;
    const built: ReportBuilt = {
      period: report,
      edition,
      files: Object.fromEntries(files.map(({ name, bytes }) => [name, sha256Of(bytes)])),
      manifestSha256: sha256Of(manifestBytes(manifest)),
      checkpoint: { size: ledger.size, root: ledger.root },
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
