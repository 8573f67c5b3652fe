/** The DSA reports of a year as the edition of its last quarter publishes them: eleven files for each service, named and hashed. */
import { z } from 'zod';
import { day, type Quarter } from '../../kernel/day.js';
import { sha256 } from '../../ledger/hash.js';
import type { Manifest } from '../manifest.js';
import type { CaseRow } from '../row.js';
import { dsaOrders } from './dsa.js';
import { type DsaTemplates, dsaFiles, statementsOf } from './dsa-files.js';

/** `Nuage Étendu` is `nuage-etendu` in the name of a file. */
const slugOf = (service: string): string =>
  service
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Where the services stand whose files would have no name, or the name of another's. */
export function withoutOwnName(services: readonly { readonly service: string }[]): number[] {
  const slugs = services.map(({ service }) => slugOf(service));
  return slugs.flatMap((slug, at) => (slug === '' || slugs.indexOf(slug) < at ? [at] : []));
}

const DayGiven = z.iso.date().transform((text) => day(text));

/** What the operator gives: the day on which all of it is published (part 1 prints it), and what it states of each service. */
export const dsaGiven = (templates: DsaTemplates) =>
  z.strictObject({
    publishedOn: DayGiven,
    services: z
      .array(
        z.strictObject({
          service: z.string().trim().min(1).max(200),
          /** Null for the first report of the service. */
          previousOn: DayGiven.nullable().default(null),
          statements: statementsOf(templates).default({}),
        }),
      )
      .min(1)
      .superRefine((services, report) => {
        for (const at of withoutOwnName(services)) {
          const message = `${services[at]?.service} gives its files no name of their own: it needs letters or digits that no other service has.`;
          report.addIssue({ code: 'custom', message, path: [at, 'service'] });
        }
      }),
  });
export type DsaGiven = z.infer<ReturnType<typeof dsaGiven>>;

/** The calendar year whose last quarter this is; null for any other quarter. */
export const yearEndedBy = ({ name }: Quarter): number | null =>
  name.endsWith('-Q4') ? Number(name.slice(0, 4)) : null;

export interface DsaSet {
  /** What the manifest says of it, and with it the seal of the report. */
  readonly named: NonNullable<Manifest['dsa']>;
  /** Text of each file by its name. */
  readonly files: ReadonlyMap<string, string>;
}

/** Counts the orders of a year and fills in the templates of every service. */
export function dsaSet(
  templates: DsaTemplates,
  { publishedOn, services }: DsaGiven,
  { year, provider, rows }: { readonly year: number; readonly provider: string; readonly rows: readonly CaseRow[] },
): DsaSet {
  const orders = dsaOrders(rows, year);
  const files = new Map<string, string>();
  const named = services.map(({ service, previousOn, statements }) => {
    const report = { year, provider, service, publishedOn, previousOn };
    const own = [...dsaFiles(templates, report, orders, statements)].map(
      ([name, text]) => [`dsa-${year}.${slugOf(service)}.${name}`, text] as const,
    );
    for (const [name, text] of own) files.set(name, text);
    return { service, files: Object.fromEntries(own.map(([name, text]) => [name, hashOf(text)])) };
  });
  return { named: { year, publishedOn, services: named }, files };
}

const hashOf = (text: string): string => sha256(Buffer.from(text, 'utf8')).toString('hex');
