/** What a new edition of a published quarter corrects, read from the files of the published one. */
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { type Erratum, erratumOf, type Reason } from '../../domain/report/erratum.js';
import { Manifest } from '../../domain/report/manifest.js';
import { servicesLost } from '../../domain/report/official/dsa-named.js';
import { manifestBytes, sha256Of, stemOf } from '../../verifier/paper/edition.js';
import { reportAltered, reportDsaLost, reportNeedsReason } from '../edition/refusal.js';
import type { ReportBuilt } from '../edition/report.event.js';
import type { ReportFiles } from '../edition/report.files.js';

/** Null where nothing was published that this edition corrects; a provisional edition announced another. */
export async function erratumFor(
  files: ReportFiles,
  published: ReportBuilt | null,
  manifest: Manifest,
  reason: Reason | undefined,
): Promise<Result<Erratum | null>> {
  if (!published) return accept(null);
  const { period, edition, manifestSha256 } = published;
  const bytes = await files.read(period, edition, `${stemOf(period)}.json`);
  if (!bytes || sha256Of(bytes) !== manifestSha256) return refuse(reportAltered);
  const amended = { manifest: Manifest.parse(JSON.parse(bytes.toString('utf8'))), sha256: manifestSha256 };
  if (amended.manifest.period.provisional) return accept(null);
  const lost = servicesLost(amended.manifest.dsa, manifest.dsa);
  if (lost.length > 0) return refuse(reportDsaLost(lost));
  if (!reason) return refuse(reportNeedsReason);
  return accept(erratumOf(amended, { manifest, sha256: sha256Of(manifestBytes(manifest)) }, reason));
}
