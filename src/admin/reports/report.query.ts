/** The editions of the reports, their files, their figures, and whether they verify. */
import { queryOptions } from '@tanstack/react-query';
import type { Bilingual } from '../../domain/kernel/result.js';
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
  'other',
  'foreign',
] as const;
export type OutcomeColumn = (typeof outcomes)[number];
/** Null where a number is withheld; a version of the report has some columns and not others. */
export type Line = { readonly key: string; readonly total: number | null } & Readonly<
  Partial<Record<OutcomeColumn, number | null>>
>;

/** Shares in percent; absent where there is nothing to compare with, and from older reports. */
export type QuarterLine = Line & Readonly<Partial<Record<'foreignPercent' | 'quarterPercent' | 'yearPercent', number>>>;

interface Times {
  readonly cases: number | null;
  readonly medianHours: number | null;
}

/** Older reports count the notices alone. */
type NoticeLine = { readonly key: string } & Readonly<
  Partial<Record<'given' | 'deferred' | 'barred' | 'owed', number>>
>;

type StoryText = Readonly<Record<'title' | 'text', string>>;
/** A case in the operator's words. */
export type Story = Readonly<Record<'fr' | 'en', StoryText>>;

/** What the desk draws of a manifest (domain/report/manifest.ts); the file itself is to be downloaded. */
export interface Manifest {
  readonly asOf: string;
  readonly operator: string;
  readonly period: { readonly name: string; readonly provisional: boolean };
  readonly ledger: { readonly origin: string; readonly size: number; readonly root: string };
  readonly signer: { readonly name: string; readonly demonstration: boolean; readonly level: string };
  readonly instruments: Readonly<Record<string, Bilingual>>;
  readonly stories?: readonly Story[];
  readonly dsa?: {
    readonly year: number;
    readonly services: readonly { readonly service: string; readonly files: Readonly<Record<string, string>> }[];
  };
  readonly figures: {
    /** Absent from older reports, which have all their tables. */
    readonly told?: { readonly tables: boolean; readonly small: boolean; readonly close: boolean };
    readonly thirdCountryOutsideAgreement: { readonly period: number; readonly ever: number };
    readonly totals: {
      readonly requests: number;
      readonly thirdCountry: number;
      readonly thirdCountryRefused: number;
      readonly refusedOrRedirected: number | null;
    };
    readonly trend: { readonly lines: readonly QuarterLine[] };
    readonly sections: { readonly lines: readonly Line[] };
    readonly countries: { readonly lines: readonly Line[] };
    readonly instruments: { readonly lines: readonly Line[] };
    readonly categories: { readonly lines: readonly Line[] };
    readonly refusals: { readonly lines: readonly { readonly key: string; readonly count: number }[] };
    readonly times: { readonly close: Times };
    readonly notices?: { readonly lines: readonly NoticeLine[] };
    readonly within?: {
      readonly lines: readonly { key: string; acknowledged: number | null; closed: number | null }[];
    };
    readonly accountsByCountry?: {
      readonly lines: readonly { key: string; targeted: number; disclosed: number | null }[];
    };
  };
}

export const reportsQuery = queryOptions({
  queryKey: ['reports'],
  queryFn: async ({ signal }) => (await take(client.GET('/api/reports', { signal }))).reports,
});

const where = ({ period, edition }: Edition, file: string) => ({ path: { period, edition, file } });
type Edition = Pick<ReportBuilt, 'period' | 'edition'>;
/** The names under which an edition keeps its files. */
export type FileKind = 'fr' | 'en' | 'htmlFr' | 'htmlEn' | 'json' | 'observations' | 'erratumFr' | 'erratumEn';
const names: Record<FileKind, (period: string) => string> = {
  fr: (period) => `rapport-${period}.fr.pdf`,
  en: (period) => `rapport-${period}.en.pdf`,
  htmlFr: (period) => `rapport-${period}.fr.html`,
  htmlEn: (period) => `rapport-${period}.en.html`,
  json: (period) => `rapport-${period}.json`,
  observations: (period) => `rapport-${period}.observations.csv`,
  erratumFr: (period) => `erratum-${period}.fr.pdf`,
  erratumEn: (period) => `erratum-${period}.en.pdf`,
};
export const nameOf = ({ period }: Edition, kind: FileKind): string => names[kind](period);
export const kindsOf = (report: ReportBuilt): FileKind[] =>
  (Object.keys(names) as FileKind[]).filter((kind) => nameOf(report, kind) in report.files);

/** Parts of the DSA reports that the edition publishes, by their names: the users who sign off read them too. */
export const dsaNamesOf = ({ files }: ReportBuilt): string[] =>
  Object.keys(files).filter((name) => name.startsWith('dsa-'));

const types: Record<string, string> = { json: 'application/json', csv: 'text/csv', html: 'text/html' };
export const typeOf = (name: string): string => types[name.split('.').at(-1) ?? ''] ?? 'application/pdf';

export async function readReport(
  report: Edition,
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

export const manifestQuery = (report: Edition) =>
  queryOptions({
    queryKey: ['report', report.period, report.edition, 'manifest'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Manifest> =>
      JSON.parse(new TextDecoder().decode(await readReport(report, nameOf(report, 'json'), signal))),
  });

/** What the next edition would say, counted anew each time it is asked for; nothing is signed or kept. */
export const previewQuery = (period: string) =>
  queryOptions({
    queryKey: ['report-preview', period],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async ({ signal }): Promise<Manifest> =>
      (await take(client.GET('/api/reports/{period}/preview', { ...ofQuarter(period), signal }))) as Manifest,
  });

const ofQuarter = (period: string) => ({ params: { path: { period } } });

/** In the order in which an edition passes them (reports/make/making.store.ts). */
export const STAGES = ['settling', 'counting', 'drawing', 'sealing', 'keeping'] as const;

const STAGE_MILLISECONDS = 500;

/** How far the edition is that this person is having built; asked only while it is. */
export const makingQuery = (period: string) =>
  queryOptions({
    queryKey: ['report-making', period],
    refetchInterval: STAGE_MILLISECONDS,
    gcTime: 0,
    queryFn: async ({ signal }) =>
      (await take(client.GET('/api/reports/{period}/making', { ...ofQuarter(period), signal }))).stage,
  });

/** What is being written of the cases that the next edition tells of. */
export const storyDraftQuery = (period: string) =>
  queryOptions({
    queryKey: ['report-stories', period],
    queryFn: async ({ signal }) =>
      (await take(client.GET('/api/reports/{period}/stories', { ...ofQuarter(period), signal }))).draft,
  });

export const keepStories = (period: string, stories: readonly Story[]) =>
  take(client.PUT('/api/reports/{period}/stories', { ...ofQuarter(period), body: { stories: [...stories] } }));

/** Where the public page stands as it would be with the edition. */
export const sitePage = ({ period, edition }: Edition, language: 'fr' | 'en'): string =>
  `/api/reports/${period}/${edition}/site/index${language === 'fr' ? '' : '.en'}.html`;

export const verifyEdition = (report: ReportBuilt, language: 'fr' | 'en') =>
  take(
    client.GET('/api/reports/{period}/{edition}/{file}/verification', {
      params: where(report, nameOf(report, language)),
    }),
  );

export type DsaOrder = components['schemas']['DsaOrder'];

interface Ordered {
  readonly stories: readonly Story[];
  /** Why it is built before the end of its quarter, or what it corrects. */
  readonly reason?: Bilingual | undefined;
  readonly dsa?: DsaOrder | undefined;
}

export const build = (period: string, { stories, reason, dsa }: Ordered): Promise<ReportBuilt> =>
  take(
    client.POST('/api/reports', {
      body: { period, stories: [...stories], ...(reason && { reason }), ...(dsa && { dsa }) },
    }),
  );

const edition = ({ period, edition: number, digest }: ReportBuilt) => ({
  params: { path: { period, edition: number } },
  body: { digest },
});

export const signOff = (report: ReportBuilt) =>
  take(client.POST('/api/reports/{period}/{edition}/sign-off', edition(report)));
export const publish = (report: ReportBuilt) =>
  take(client.POST('/api/reports/{period}/{edition}/publication', edition(report)));

export type YearlyOrder = components['schemas']['YearlyOrder'];
export type YearlyFiles = components['schemas']['YearlyFiles'];

/** The documents of a year, counted now; nothing is kept. */
export const makeYearly = (body: YearlyOrder): Promise<YearlyFiles> =>
  take(client.POST('/api/yearly-documents', { body }));

/** As many persons sign off before anything is published (domain/report/edition.ts). */
export const SIGN_OFFS = 2;
