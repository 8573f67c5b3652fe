/** The editions of the reports, their files, their figures, and whether they verify. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';

export type ReportBuilt = components['schemas']['ReportEdition'];

export const outcomes = [
  'disclosed',
  'refused',
  'redirected',
  'clarification',
  'noData',
  'withdrawn',
  'pending',
] as const;
export type OutcomeColumn = (typeof outcomes)[number];
export type Line = { readonly key: string; readonly total: number } & Readonly<Record<OutcomeColumn, number>>;

interface Times {
  readonly cases: number;
  readonly medianHours: number | null;
}

/** What the desk draws of a manifest (domain/report/manifest.ts); the file itself is to be downloaded. */
export interface Manifest {
  readonly asOf: string;
  readonly operator: string;
  readonly period: { readonly name: string; readonly provisional: boolean };
  readonly ledger: { readonly origin: string; readonly size: number; readonly root: string };
  readonly signer: { readonly name: string; readonly demonstration: boolean; readonly level: string };
  readonly instruments: Readonly<Record<string, { readonly fr: string; readonly en: string }>>;
  readonly figures: {
    readonly thirdCountryOutsideAgreement: { readonly period: number; readonly ever: number };
    readonly totals: { readonly requests: number; readonly thirdCountry: number; readonly refusedOrRedirected: number };
    readonly trend: { readonly lines: readonly Line[] };
    readonly sections: { readonly lines: readonly Line[] };
    readonly countries: { readonly lines: readonly Line[] };
    readonly instruments: { readonly lines: readonly Line[] };
    readonly categories: { readonly lines: readonly Line[] };
    readonly refusals: { readonly lines: readonly { readonly key: string; readonly count: number }[] };
    readonly times: { readonly close: Times };
  };
}

export const reportsQuery = queryOptions({
  queryKey: ['reports'],
  queryFn: async ({ signal }) => (await take(client.GET('/api/reports', { signal }))).reports,
});

const where = ({ period, edition }: ReportBuilt, file: string) => ({ path: { period, edition, file } });
/** The names under which an edition keeps its files. */
export type FileKind = 'fr' | 'en' | 'json' | 'erratumFr' | 'erratumEn';
const names: Record<FileKind, (period: string) => string> = {
  fr: (period) => `rapport-${period}.fr.pdf`,
  en: (period) => `rapport-${period}.en.pdf`,
  json: (period) => `rapport-${period}.json`,
  erratumFr: (period) => `erratum-${period}.fr.pdf`,
  erratumEn: (period) => `erratum-${period}.en.pdf`,
};
export const nameOf = ({ period }: ReportBuilt, kind: FileKind): string => names[kind](period);
export const kindsOf = (report: ReportBuilt): FileKind[] =>
  (Object.keys(names) as FileKind[]).filter((kind) => nameOf(report, kind) in report.files);

/** Parts of the DSA reports that the edition publishes, by their names: the users who sign off read them too. */
export const dsaNamesOf = ({ files }: ReportBuilt): string[] =>
  Object.keys(files).filter((name) => name.startsWith('dsa-'));

const types: Record<string, string> = { json: 'application/json', csv: 'text/csv' };
export const typeOf = (name: string): string => types[name.split('.').at(-1) ?? ''] ?? 'application/pdf';

export async function readReport(
  report: ReportBuilt,
  name: string,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const asked = client.GET('/api/reports/{period}/{edition}/{file}', {
    params: where(report, name),
    parseAs: 'arrayBuffer',
    ...(signal && { signal }),
  });
  return new Uint8Array((await take(asked as never)) as ArrayBuffer);
}

export const fileQuery = (report: ReportBuilt, kind: 'fr' | 'en') =>
  queryOptions({
    queryKey: ['report', report.period, report.edition, kind],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => readReport(report, nameOf(report, kind), signal),
  });

export const manifestQuery = (report: ReportBuilt) =>
  queryOptions({
    queryKey: ['report', report.period, report.edition, 'manifest'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Manifest> =>
      JSON.parse(new TextDecoder().decode(await readReport(report, nameOf(report, 'json'), signal))),
  });

export const verifyEdition = (report: ReportBuilt, language: 'fr' | 'en') =>
  take(
    client.GET('/api/reports/{period}/{edition}/{file}/verification', {
      params: where(report, nameOf(report, language)),
    }),
  );

/** `reason`: why a published quarter is corrected, which its erratum says. */
export const build = (period: string, reason?: { fr: string; en: string }): Promise<ReportBuilt> =>
  take(client.POST('/api/reports', { body: { period, ...(reason && { reason }) } }));

const edition = ({ period, edition: number, digest }: ReportBuilt) => ({
  params: { path: { period, edition: number } },
  body: { digest },
});

export const signOff = (report: ReportBuilt) =>
  take(client.POST('/api/reports/{period}/{edition}/sign-off', edition(report)));
export const publish = (report: ReportBuilt) =>
  take(client.POST('/api/reports/{period}/{edition}/publication', edition(report)));

/** As many persons sign off before anything is published (domain/report/edition.ts). */
export const SIGN_OFFS = 2;
