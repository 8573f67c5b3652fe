/** The editions of a quarter, as the entries of its log tell them. */
import type { Entry } from '../../domain/ledger/entry.js';
import {
  countedSignOffs,
  editionDigest,
  REPORT_BUILT,
  REPORT_RENEWED,
  SIGN_OFFS,
} from '../../domain/report/edition.js';
import {
  REPORT_PUBLISHED,
  ReportAct,
  ReportBuilt,
  type ReportEdition,
  ReportRenewed,
  renewedName,
} from './report.event.js';

/** Folds the log of a quarter's editions. */
export function editionsIn(entries: readonly Entry[]): ReportEdition[] {
  const editions = new Map<number, ReportEdition>();
  for (const { type, data, actor, at } of entries) {
    const by = { by: actor, at };
    if (type === REPORT_BUILT) {
      const built = ReportBuilt.parse(data);
      const digest = editionDigest(built.files);
      const kept = keptAs(built.files);
      const course = { state: 'built' as const, built: by, signOffs: [], published: null, renewals: 0, kept };
      editions.set(built.edition, { ...built, digest, ...course });
      continue;
    }
    if (type === REPORT_RENEWED) {
      const { edition, number, files } = ReportRenewed.parse(data);
      const report = editions.get(edition);
      const kept = keptAs(files, (name) => renewedName(number, name));
      if (report) editions.set(edition, { ...report, renewals: number, kept: { ...report.kept, ...kept } });
      continue;
    }
    const act = ReportAct.parse(data);
    const report = editions.get(act.edition);
    if (report) editions.set(act.edition, after(report, type, by));
  }
  return [...editions.values()];
}

const keptAs = (files: Readonly<Record<string, string>>, place = (name: string) => name): ReportEdition['kept'] =>
  Object.fromEntries(Object.entries(files).map(([name, sha256]) => [name, { place: place(name), sha256 }]));

function after(report: ReportEdition, type: string, by: ReportEdition['built']): ReportEdition {
  if (type === REPORT_PUBLISHED) return { ...report, state: 'published', published: by };
  const signOffs = [...report.signOffs, by];
  const signers = signOffs.map((each) => each.by);
  return { ...report, signOffs, state: countedSignOffs(report.built.by, signers) < SIGN_OFFS ? 'built' : 'signed_off' };
}
