/** The manifest of a report: every figure, what it was counted from and under which rules; its canonical JSON is signed. */
import { z } from 'zod';
import { BothLanguages } from '../kernel/both-languages.js';
import { Sha256Text } from '../law/vocabulary.js';
import { provenTables } from './proven-table.js';
import { MOST_STORIES, Story } from './story.js';

const Count = z.int().nonnegative();
const DayText = z.iso.date();
const InstantText = z.iso.datetime();

/** Null where it is withheld (suppression.ts). */
const Told = Count.nullable();

/** The table of every report is written in this order: what a version adds stands between, and moves nothing. */
const outcomeColumns = {
  disclosed: Told,
  refused: Told,
  /** The four that are optional, in the fourth version alone. */
  redirected: Count.optional(),
  clarification: Count.optional(),
  noData: Count.optional(),
  withdrawn: Count.optional(),
  pending: Told,
  /** Outcomes without a column, and refused or redirected requests of third States: from the fifth version on. */
  other: Told.optional(),
  foreign: Told.optional(),
};
const Outcomes = z.strictObject({ ...outcomeColumns, total: Count });
export type Outcomes = z.infer<typeof Outcomes>;

const CrossTable = z.strictObject({
  lines: z.array(z.strictObject({ key: z.string(), ...outcomeColumns, total: Told })),
  total: Outcomes,
});
export type CrossTable = z.infer<typeof CrossTable>;

const CountLine = z.strictObject({ key: z.string(), count: Count });
const NoticeLine = z.strictObject({
  ...CountLine.shape,
  /** What became of it: from the sixth version on. */
  given: Count.optional(),
  deferred: Count.optional(),
  barred: Count.optional(),
  owed: Count.optional(),
});
const RelayLine = z.strictObject({
  key: z.string(),
  received: Count,
  refused: Count,
  disclosed: Count,
  /** In the fourth version alone. */
  pending: Count.optional(),
});
const AccountLine = z.strictObject({ key: z.string(), targeted: Count, disclosed: Count });
const Percent = z.number().nullable();
const Hours = z.number().nonnegative().nullable();
const Times = z.strictObject({ cases: Told, medianHours: Hours, ninetiethHours: Hours });

export const Figures = z.strictObject({
  /** Whether the report has its tables, and why not; absent from the fourth version, whose reports have them all. */
  told: z.strictObject({ tables: z.boolean(), small: z.boolean(), close: z.boolean() }).optional(),
  /** Requests of a third State that were executed outside an international agreement (GDPR 48). */
  thirdCountryOutsideAgreement: z.strictObject({ period: Count, ever: Count }),
  totals: z.strictObject({
    requests: Count,
    thirdCountry: Count,
    thirdCountryRefused: Count,
    refusedOrRedirected: Told,
    emergencies: Told,
    /** Refused because the act was forged, unsigned, or of no established origin. */
    forged: Told,
    accountsTargeted: Count,
    accountsDisclosed: Told,
    duplicates: Count,
    privateRequests: Count,
    notRequests: Count,
    outcomes: Outcomes,
    /** Absent where no request was divided: tables then count what the totals count. */
    divided: z.strictObject({ requests: Count, parts: Count, tables: Outcomes }).optional(),
  }),
  /** The quarters up to this one, the oldest first, each request in the quarter of its receipt. */
  trend: z.strictObject({
    lines: z
      .array(
        z.strictObject({
          ...{ key: z.string(), ...z.strictObject(outcomeColumns).partial().shape, total: Count },
          /** Share of what third States were refused, and change on the quarter and on the year before: from the sixth version on. */
          ...{
            foreignPercent: Percent.optional(),
            quarterPercent: Percent.optional(),
            yearPercent: Percent.optional(),
          },
        }),
      )
      .max(8),
  }),
  sections: CrossTable,
  countries: CrossTable,
  instruments: CrossTable,
  categories: CrossTable,
  refusals: z.strictObject({ lines: z.array(CountLine), total: Count }),
  relayed: z.strictObject({ lines: z.array(RelayLine), total: RelayLine }),
  channels: CrossTable,
  addressees: CrossTable,
  emergencies: CrossTable,
  /** By manner of service; absent from reports older than the table. */
  manners: z.strictObject({ lines: z.array(CountLine), total: Count }).optional(),
  /** By family, in the fourth version alone. */
  accounts: z.strictObject({ lines: z.array(AccountLine), total: AccountLine }).optional(),
  /** Cases whose classification a correction would weaken, and what became of it; absent from reports older than the figure. */
  corrections: z
    .strictObject({
      agreed: Count,
      agreedAndDisclosed: Told,
      refused: Count,
      withdrawn: Count,
      pending: Count,
      /** Two persons lowered the quorum. */
      lowered: Count,
    })
    .optional(),
  challenges: z.strictObject({ lodged: Count, upheld: Count, rejected: Count, withdrawn: Count, pending: Count }),
  timesBySection: z.strictObject({ lines: z.array(z.strictObject({ key: z.string(), ...Times.shape })) }),
  /** Category by country, a hidden count null; in the fourth version alone. */
  detail: z
    .strictObject({
      fewest: Count,
      lines: z.array(
        z.strictObject({
          key: z.string(),
          cells: z.array(z.strictObject({ key: z.string(), count: Count.nullable() })),
        }),
      ),
      mergedCountries: z.array(z.strictObject({ key: z.string() })),
      mergedCategories: z.array(z.strictObject({ key: z.string() })),
    })
    .optional(),
  /** Those of the countries whose requests are all counted by name: from the sixth version on, as the next three. */
  accountsByCountry: z
    .strictObject({ lines: z.array(z.strictObject({ key: z.string(), targeted: Count, disclosed: Told })) })
    .optional(),
  customers: z.strictObject({ lines: z.array(CountLine), total: Count }).optional(),
  /** States on whose behalf authorities of others asked. */
  assisted: z.strictObject({ lines: z.array(CountLine), total: Told }).optional(),
  within: z
    .strictObject({
      lines: z.array(
        z.strictObject({
          ...{ key: z.string(), acknowledged: Told, acknowledgedPercent: Percent },
          ...{ closed: Told, closedPercent: Percent },
        }),
      ),
      total: z.strictObject({ acknowledged: Count, closed: Told }),
    })
    .optional(),
  /** Of the answers to which the law sets an end. */
  deadlines: z.strictObject({ metPercent: Percent }).optional(),
  notices: z.strictObject({ lines: z.array(NoticeLine), sisseSent: Count }),
  times: z.strictObject({ acknowledge: Times, close: Times }),
  carryOver: z.strictObject({
    ...{ openBefore: Told, closedSince: Told, stillOpen: Told },
    /** In the fourth version alone. */
    receivedAndPending: Count.optional(),
  }),
});
export type Figures = z.infer<typeof Figures>;

export const MANIFEST_FORMAT = 'greffe/report/v6';
/** Every format that is read: reports of older versions still verify. */
export const manifestFormats = ['greffe/report/v4', 'greffe/report/v5', MANIFEST_FORMAT] as const;

export const Manifest = z.strictObject({
  format: z.enum(manifestFormats),
  /** `2026-Q4`, the name under which the report is filed. */
  report: z.string(),
  /** 1, 2, 3 … of one quarter: nothing is replaced, a later edition says that it is one. */
  edition: z.int().positive(),
  operator: z.string(),
  period: z.strictObject({
    name: z.string(),
    first: DayText,
    last: DayText,
    /** The report was made before its quarter ended. */
    provisional: z.boolean(),
  }),
  /** Nothing later was counted. */
  asOf: InstantText,
  rules: z.strictObject({ version: z.int().positive(), sha256: Sha256Text }),
  texts: z.strictObject({ version: z.int().positive(), fr: Sha256Text, en: Sha256Text, labels: Sha256Text }),
  /** How it was drawn (verifier/paper/drawing.ts); absent from the first reports of this format, which have drawing 1. */
  drawing: z.int().positive().optional(),
  ledger: z.strictObject({
    origin: z.string(),
    size: Count,
    root: Sha256Text,
    /** Verifier key of the log. */
    vkey: z.string(),
    /** Verifier key of the witness that cosigned the checkpoint, or null. */
    witness: z.string().nullable(),
    /** The report published before this one: its tree MUST be an earlier stage of this one. */
    previous: z
      .strictObject({
        report: z.string(),
        edition: z.int().positive(),
        manifestSha256: Sha256Text,
        size: Count,
        root: Sha256Text,
      })
      .nullable(),
  }),
  /** The open counting sets, a file beside the report (proofs.ts). */
  proofs: z.strictObject({
    sha256: Sha256Text,
    /** Requests whose leaf is opened: exactly those that are counted. */
    openings: Count,
    tables: z.array(z.strictObject({ key: z.enum(provenTables), n: Count, root: Sha256Text })),
  }),
  /** The DSA reports of the year that this quarter ends, files beside the report (dsa-edition.ts); absent where none is published. */
  dsa: z
    .strictObject({
      year: z.int(),
      /** The day that part 1 of each prints; the edition is published on no other. */
      publishedOn: DayText,
      services: z.array(z.strictObject({ service: z.string(), files: z.record(z.string(), Sha256Text) })).min(1),
    })
    .optional(),
  /** Where a reader asks about it. */
  contact: z.string().optional(),
  /** Cases that the operator tells of, in its own words. */
  stories: z.array(Story).max(MOST_STORIES).optional(),
  /** Files with the same figures that are published beside (verifier/paper/beside.ts); absent from older reports. */
  beside: z.record(z.string(), Sha256Text).optional(),
  signer: z.strictObject({
    name: z.string(),
    certificateSha256: Sha256Text,
    /** The key was made by this installation, for trying: no authority vouches for it. */
    demonstration: z.boolean(),
    /** PAdES baseline level that the file reaches: a file that lost its proofs is found by it. */
    level: z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA']),
  }),
  /** Names of the instruments cited, as the law in force wrote them. */
  instruments: z.record(z.string(), BothLanguages),
  figures: Figures,
});
export type Manifest = z.infer<typeof Manifest>;
