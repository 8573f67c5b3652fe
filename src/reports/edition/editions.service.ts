/** The editions that were made: read, signed off by two people who did not have them built, published. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AccountStore } from '../../access/account.store.js';
import type { Day } from '../../domain/kernel/day.js';
import { dayOf, type Instant } from '../../domain/kernel/instant.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import type { Entry } from '../../domain/ledger/entry.js';
import {
  type EditionCourse,
  mayPublish,
  maySignOff,
  REPORT_BUILT,
  recordsFiles,
  reportStream,
} from '../../domain/report/edition.js';
import { Manifest } from '../../domain/report/manifest.js';
import { renewalDue } from '../../domain/report/renewal.js';
import type { People } from '../../domain/workflow/approval.js';
import type { NewEntry } from '../../ledger/ledger.js';
import { Ledger } from '../../ledger/ledger.js';
import { Receipts } from '../../ledger/receipts.js';
import { Database } from '../../platform/database/database.js';
import type { Work } from '../../platform/database/job-contract.js';
import { enqueueAll } from '../../platform/database/outbox.js';
import type { Tx } from '../../platform/database/transaction.js';
import { sha256Of, stemOf } from '../../verifier/paper/edition.js';
import { verifyDocument } from '../../verifier/report/verify-document.js';
import { atLeast } from '../../verifier/trust/level.js';
import { ReportSeal } from '../seal/report-seal.js';
import { editionsIn } from './editions-in.js';
import { reportAltered, reportBelowLevel, reportDsaDay, reportUnknown } from './refusal.js';
import { renewalWork } from './renewal.js';
import { REPORT_PUBLISHED, REPORT_SIGNED_OFF, ReportAct, ReportBuilt, type ReportEdition } from './report.event.js';
import { ReportFiles } from './report.files.js';

const EditionNumber = z.looseObject({ edition: z.int() });

type ActType = typeof REPORT_SIGNED_OFF | typeof REPORT_PUBLISHED;
const rules = { [REPORT_SIGNED_OFF]: maySignOff, [REPORT_PUBLISHED]: mayPublish };

@Injectable()
export class EditionsService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly accounts: AccountStore,
    private readonly files: ReportFiles,
    private readonly seal: ReportSeal,
    private readonly receipts: Receipts,
  ) {}

  /** Every edition whose making is sealed, the newest last; what people did since is there at once. */
  list(): Promise<ReportEdition[]> {
    return this.database.transaction(async (tx) => {
      const made: ReportBuilt[] = [];
      for await (const { entry } of this.ledger.readAll(tx, { fromIndex: 0, types: [REPORT_BUILT] })) {
        made.push(ReportBuilt.parse(entry.data));
      }
      const known = new Map<string, ReportEdition[]>();
      for (const { period } of made) if (!known.has(period)) known.set(period, await this.editionsOf(tx, period));
      return made.flatMap(({ period, edition }) => known.get(period)?.filter((each) => each.edition === edition) ?? []);
    });
  }

  /** By the database's clock. */
  now(): Promise<Instant> {
    return this.database.transaction((tx) => this.database.now(tx));
  }

  /** The day in Paris, by the database's clock. */
  async today(): Promise<Day> {
    return dayOf(await this.now());
  }

  /** One edition, sealed or not. */
  edition(period: string, edition: number): Promise<Result<ReportEdition>> {
    return this.database.transaction(async (tx) => {
      const found = (await this.editionsOf(tx, period)).find((each) => each.edition === edition);
      return found ? accept(found) : refuse(reportUnknown);
    });
  }

  /** One file of an edition, if it is still the file that the ledger recorded. */
  async file(period: string, edition: number, name: string): Promise<Result<Buffer>> {
    const report = await this.edition(period, edition);
    const kept = report.ok ? report.value.kept[name] : undefined;
    if (!kept) return refuse(reportUnknown);
    const bytes = await this.files.read(period, edition, kept.place);
    return bytes && sha256Of(bytes) === kept.sha256 ? accept(bytes) : refuse(reportAltered);
  }

  /** That the log holds the newest sealed entry which names files of the edition; a renewal is sealed in seconds. */
  inclusion(period: string, edition: number): Promise<Result<string>> {
    const stream = reportStream(period);
    return this.database.transaction(async (tx) => {
      const entries = await this.ledger.read(tx, stream);
      const naming = entries.filter((each) => recordsFiles(each) && EditionNumber.parse(each.data).edition === edition);
      let proof: Result<string> = refuse(reportUnknown);
      for (const { seq } of naming.reverse()) {
        proof = await this.receipts.receipt(tx, stream, seq);
        if (proof.ok) break;
      }
      return proof;
    });
  }

  /** Records that a person signed off the files with this digest. Refuses a second time, and other bytes. */
  signOff(period: string, act: ReportAct, actor: string): Promise<Result<ReportEdition>> {
    return this.act(REPORT_SIGNED_OFF, period, act, actor);
  }

  /**
   * Publishes what two people signed off. Each file is read again and verified as a stranger would; below the level of
   * the settings, or when one does not verify, nothing is published.
   */
  async publish(period: string, act: ReportAct, actor: string): Promise<Result<ReportEdition>> {
    const report = await this.edition(period, act.edition);
    if (!report.ok) return report;
    const due: Instant[] = [];
    for (const name of Object.keys(report.value.files)) {
      const file = await this.file(period, act.edition, name);
      if (!file.ok) return file;
      if (!name.endsWith('.pdf')) continue;
      const good = await this.goodEnough(file.value);
      if (!good) return refuse(reportBelowLevel);
      if (good.archive) due.push(renewalDue(good.archive));
    }
    const dated = await this.onItsDay(report.value);
    if (!dated.ok) return dated;
    const [first] = due.sort();
    const follows = first ? [renewalWork(period, act.edition, first)] : [];
    return this.act(REPORT_PUBLISHED, period, act, actor, follows);
  }

  /** What a DSA report prints of its own publication is true, or it is not published. */
  private async onItsDay({ period, edition }: ReportEdition): Promise<Result<null>> {
    const file = await this.file(period, edition, `${stemOf(period)}.json`);
    if (!file.ok) return file;
    const { dsa } = Manifest.parse(JSON.parse(file.value.toString('utf8')));
    return dsa && dsa.publishedOn !== (await this.today()) ? refuse(reportDsaDay(dsa.publishedOn)) : accept(null);
  }

  private async goodEnough(pdf: Buffer) {
    const { level } = await this.seal.sealing();
    const verified = await verifyDocument(pdf, await this.seal.trust());
    return verified.ok && atLeast(verified.level, level) ? verified : null;
  }

  private act(
    type: ActType,
    period: string,
    act: ReportAct,
    actor: string,
    follows: readonly Work[] = [],
  ): Promise<Result<ReportEdition>> {
    const { edition, digest } = act;
    return this.database.transaction(async (tx) => {
      const entries = await this.ledger.read(tx, reportStream(period));
      const people = await this.peopleOf(tx, [...entries.map((entry) => entry.actor), actor]);
      const report = editionsIn(entries).find((each) => each.edition === edition);
      if (!report) return refuse(reportUnknown);
      const course = { ...courseOf(report, people), overtaken: isOvertaken(entries, edition) };
      const allowed = rules[type](course, { digest, person: personOf(people, actor) });
      if (!allowed.ok) return allowed;
      const entry: NewEntry = { type, class: 'report', actor, data: { edition, digest } };
      const appended = await this.ledger.append(tx, reportStream(period), entries.length, [entry]);
      if (appended.ok) await enqueueAll(tx, follows);
      return appended.ok ? accept(editionIn([...entries, ...appended.value], edition)) : appended;
    });
  }

  private async editionsOf(tx: Tx, period: string): Promise<ReportEdition[]> {
    return editionsIn(await this.ledger.read(tx, reportStream(period)));
  }

  /** Parts of the product act under names that are no account. */
  private peopleOf(tx: Tx, actors: readonly string[]): Promise<People> {
    return this.accounts.byId(
      tx,
      actors.filter((actor) => /^[0-9a-f-]{36}$/.test(actor)),
    );
  }
}

const personOf = (people: People, actor: string): string => people.get(actor)?.person ?? actor;

function courseOf(
  { digest, built, signOffs, published }: ReportEdition,
  people: People,
): Omit<EditionCourse, 'overtaken'> {
  const signedOffBy = signOffs.map(({ by }) => personOf(people, by));
  return { digest, builtBy: personOf(people, built.by), signedOffBy, published: published !== null };
}

/** Another edition was published after this one was built. */
function isOvertaken(entries: readonly Entry[], edition: number): boolean {
  const is = (type: string, { type: found, data }: Entry) =>
    found === type && EditionNumber.parse(data).edition === edition;
  const built = entries.findIndex((entry) => is(REPORT_BUILT, entry));
  return entries.slice(built).some((entry) => entry.type === REPORT_PUBLISHED && !is(REPORT_PUBLISHED, entry));
}

function editionIn(entries: readonly Entry[], edition: number): ReportEdition {
  const found = editionsIn(entries).find((each) => each.edition === edition);
  if (!found) throw new RangeError(`The stream tells of no edition ${edition}.`);
  return found;
}
