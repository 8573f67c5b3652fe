/** The list of cases of a view as CSV; taking it is an entry of the log, in the same transaction. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { mayTake } from '../domain/case/permission.js';
import { french } from '../domain/kernel/french.js';
import { accept, type Bilingual, type Language, type Result, refuse } from '../domain/kernel/result.js';
import { csvOf } from '../domain/report/csv.js';
import { AccessLog } from '../ledger/access-log.js';
import { CaseExportStore, type ExportedCase } from './case-export.store.js';
import { orderOf, orders, QueueFilter } from './queue.filter.js';
import { QueueService } from './queue.service.js';
import { tooManyCases } from './refusal.js';

/** Rows of one file, which is made in memory: its digest is recorded before it is handed out. */
const MOST = 100_000;
/** A spreadsheet takes a CSV without it for the encoding of its own country. */
const BYTE_ORDER_MARK = '\uFEFF';

export const CaseExportQuery = z.strictObject({
  ...QueueFilter.shape,
  order: z.enum(orders).optional(),
  words: z.enum(['fr', 'en']).default('fr').describe('Language of the column names and of the steps'),
});
export type CaseExportQuery = z.infer<typeof CaseExportQuery>;

type Field = string | number | null;
type Column = readonly [name: Bilingual, of: (row: ExportedCase, say: (words: Bilingual) => string) => Field];

const yesOrNo = (is: boolean): Bilingual => (is ? { fr: 'oui', en: 'yes' } : { fr: 'non', en: 'no' });
const statuses = { open: { fr: 'en cours', en: 'open' }, closed: { fr: 'clos', en: 'closed' } } as const;

const columns = (stepTitle: (row: ExportedCase) => Bilingual): readonly Column[] => [
  [{ fr: 'Référence', en: 'Reference' }, ({ reference }) => reference],
  [{ fr: 'Statut', en: 'Status' }, ({ status }, say) => say(statuses[status])],
  [{ fr: 'Étape', en: 'Step' }, (row, say) => say(stepTitle(row))],
  [{ fr: 'Responsable', en: 'Assignee' }, ({ person }) => person],
  [{ fr: 'Reçu (UTC)', en: 'Received (UTC)' }, ({ receivedAt }) => receivedAt],
  [{ fr: 'Prochaine échéance (UTC)', en: 'Next end (UTC)' }, ({ safeEnd }) => safeEnd],
  [{ fr: 'Délai', en: 'Time limit' }, ({ clock }) => clock],
  [{ fr: 'Urgence', en: 'Emergency' }, ({ emergency }, say) => say(yesOrNo(emergency))],
  [{ fr: 'Pays', en: 'Country' }, ({ issuerCountry }) => issuerCountry],
  [{ fr: 'Zone', en: 'Zone' }, ({ issuerZone }) => issuerZone],
  [{ fr: 'Autorité', en: 'Authority' }, ({ issuerKind }) => issuerKind],
  [{ fr: 'Ligne de droit', en: 'Row of law' }, ({ row }) => row],
  [{ fr: 'Avis des règles', en: 'Verdict of the rules' }, ({ verdict }) => verdict],
  [{ fr: 'Fondements', en: 'Grounds' }, ({ bases }) => bases.join(' ')],
  [{ fr: 'Catégories de données', en: 'Categories of data' }, ({ categories }) => categories.join(' ')],
  [{ fr: 'Personnes ou comptes visés', en: 'Targets' }, ({ targets }) => targets],
  [{ fr: 'Canal', en: 'Channel' }, ({ door }) => door],
  [{ fr: 'Issue', en: 'Outcome' }, ({ outcome }) => outcome],
  [{ fr: 'Modifié (UTC)', en: 'Changed (UTC)' }, ({ updatedAt }) => updatedAt],
];

@Injectable()
export class CaseExport {
  constructor(
    private readonly queues: QueueService,
    private readonly store: CaseExportStore,
    private readonly catalogue: Catalogue,
    private readonly log: AccessLog,
  ) {}

  /**
   * UTF-8 with a byte order mark, RFC 4180. Cases of secret circuits are in it for those alone who may read the whole log. The
   * words of a search are in no entry.
   */
  async file({ words, order, ...filter }: CaseExportQuery, person: Person): Promise<Result<Buffer>> {
    const made = await this.queues.read(filter, person, async (tx, asking): Promise<Result<Buffer>> => {
      const withSecret = mayTake('ledger.read', person.roles);
      const range = { order: order ?? orderOf(filter), withSecret, limit: MOST + 1 };
      const rows = await this.store.rows(tx, filter, asking, range);
      if (rows.length > MOST) return refuse(tooManyCases);
      const bytes = Buffer.from(`${BYTE_ORDER_MARK}${csvOf(this.records(rows, words))}`, 'utf8');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const said = { view: viewOf(filter), rows: rows.length, sha256 };
      await this.log.record(tx, person.id, 'access.cases_exported', said);
      return accept(bytes);
    });
    return made.ok ? made.value : made;
  }

  private records(rows: readonly ExportedCase[], language: Language): Field[][] {
    const say = ({ fr, en }: Bilingual) => (language === 'fr' ? french(fr) : en);
    const titles = new Map(
      this.catalogue.law.circuits.flatMap(({ code, steps }) =>
        steps.map(({ id, title }): [string, Bilingual] => [`${code} ${id}`, title]),
      ),
    );
    const shown = columns(({ circuit, step }) => titles.get(`${circuit} ${step}`) ?? { fr: step, en: step });
    return [shown.map(([name]) => say(name)), ...rows.map((row) => shown.map(([, of]) => of(row, say)))];
  }
}

/** The filter as a query string, by name; of a search, that there was one. */
function viewOf(filter: QueueFilter): string {
  const view = new URLSearchParams();
  for (const [name, value] of Object.entries(filter).sort(([one], [other]) => one.localeCompare(other))) {
    for (const one of [value].flat()) if (one !== undefined) view.append(name, name === 'search' ? 'yes' : String(one));
  }
  return view.toString();
}
