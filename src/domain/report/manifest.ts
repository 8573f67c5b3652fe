/** The manifest of a report: every figure, what it was counted from and under which rules; its canonical JSON is signed. */
import { z } from 'zod';
import { Sha256Text } from '../law/vocabulary.js';
import { provenTables } from './proven-table.js';

const Count = z.int().nonnegative();
const DayText = z.iso.date();
const InstantText = z.iso.datetime();
const Words = z.strictObject({ fr: z.string(), en: z.string() });

const outcomeColumns = {
  disclosed: Count,
  refused: Count,
  redirected: Count,
  clarification: Count,
  noData: Count,
  withdrawn: Count,
  pending: Count,
  total: Count,
};
const Outcomes = z.strictObject(outcomeColumns);
export type Outcomes = z.infer<typeof Outcomes>;

const CrossTable = z.strictObject({
  lines: z.array(z.strictObject({ key: z.string(), ...outcomeColumns })),
  total: Outcomes,
});
export type CrossTable = z.infer<typeof CrossTable>;

const CountLine = z.strictObject({ key: z.string(), count: Count });
const RelayLine = z.strictObject({
  key: z.string(),
  received: Count,
  refused: Count,
  disclosed: Count,
  pending: Count,
});
const AccountLine = z.strictObject({ key: z.string(), targeted: Count, disclosed: Count });
const Hours = z.number().nonnegative().nullable();
const Times = z.strictObject({ cases: Count, medianHours: Hours, ninetiethHours: Hours });

const Figures = z.strictObject({
  /** Requests of a third State that were executed outside an international agreement (GDPR 48). */
  thirdCountryOutsideAgreement: z.strictObject({ period: Count, ever: Count }),
  totals: z.strictObject({
    requests: Count,
    thirdCountry: Count,
    thirdCountryRefused: Count,
    refusedOrRedirected: Count,
    emergencies: Count,
    /** Refused because the act was forged, unsigned, or of no established origin. */
    forged: Count,
    accountsTargeted: Count,
    accountsDisclosed: Count,
    duplicates: Count,
    privateRequests: Count,
    notRequests: Count,
    outcomes: Outcomes,
  }),
  /** The quarters up to this one, the oldest first, each request in the quarter of its receipt. */
  trend: z.strictObject({ lines: z.array(z.strictObject({ key: z.string(), ...outcomeColumns })).max(8) }),
  sections: CrossTable,
  countries: CrossTable,
  instruments: CrossTable,
  categories: CrossTable,
  refusals: z.strictObject({ lines: z.array(CountLine), total: Count }),
  relayed: z.strictObject({ lines: z.array(RelayLine), total: RelayLine }),
  channels: CrossTable,
  addressees: CrossTable,
  emergencies: CrossTable,
  accounts: z.strictObject({ lines: z.array(AccountLine), total: AccountLine }),
  /** Cases whose classification a correction would weaken, and what became of it; absent from reports older than the figure. */
  corrections: z
    .strictObject({
      agreed: Count,
      agreedAndDisclosed: Count,
      refused: Count,
      withdrawn: Count,
      pending: Count,
      /** Two persons lowered the quorum. */
      lowered: Count,
    })
    .optional(),
  challenges: z.strictObject({ lodged: Count, upheld: Count, rejected: Count, withdrawn: Count, pending: Count }),
  timesBySection: z.strictObject({ lines: z.array(z.strictObject({ key: z.string(), ...Times.shape })) }),
  /** Category by country; a hidden count is null. */
  detail: z.strictObject({
    fewest: Count,
    lines: z.array(
      z.strictObject({ key: z.string(), cells: z.array(z.strictObject({ key: z.string(), count: Count.nullable() })) }),
    ),
    mergedCountries: z.array(z.strictObject({ key: z.string() })),
    mergedCategories: z.array(z.strictObject({ key: z.string() })),
  }),
  notices: z.strictObject({ lines: z.array(CountLine), sisseSent: Count }),
  times: z.strictObject({ acknowledge: Times, close: Times }),
  carryOver: z.strictObject({ openBefore: Count, closedSince: Count, stillOpen: Count, receivedAndPending: Count }),
});
export type Figures = z.infer<typeof Figures>;

export const MANIFEST_FORMAT = 'greffe/report/v4';

export const Manifest = z.strictObject({
  format: z.literal(MANIFEST_FORMAT),
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
  signer: z.strictObject({
    name: z.string(),
    certificateSha256: Sha256Text,
    /** The key was made by this installation, for trying: no authority vouches for it. */
    demonstration: z.boolean(),
    /** PAdES baseline level that the file reaches: one that lost its proofs is told by it. */
    level: z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA']),
  }),
  /** Names of the instruments cited, as the law in force wrote them. */
  instruments: z.record(z.string(), Words),
  figures: Figures,
});
export type Manifest = z.infer<typeof Manifest>;
