/** The modelled requests of the shared corpora (legal-requests), as mails, and what they mean in the words of the law. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { WrittenMail } from './written-mail.js';

const Modelled = z.object({
  id: z.string(),
  channel: z.enum(['email', 'portal', 'post', 'courier', 'etsi-104144']),
  from: z.string(),
  text: z.string(),
  facts: z.object({
    country: z.string(),
    instrument: z.string(),
    dataCategories: z.array(z.string()),
    identifiers: z.array(z.string()),
    emergency: z.boolean(),
    reference: z.string().nullable(),
  }),
  expect: z.object({ regime: z.string(), bindingOnItsFace: z.boolean(), legalDeadline: z.string().nullable() }),
});
export type Modelled = z.infer<typeof Modelled>;

export const modelledRequests = (corpora: string): Modelled[] =>
  readFileSync(`${corpora}/legal-requests/cases.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Modelled.parse(JSON.parse(line)));

interface Answer {
  readonly rows: readonly (string | null)[];
  readonly verdicts: readonly string[];
}

/** The domain is no authority's: that the origin be established first is right too (rule X01). */
const unlisted = ({ rows, verdicts }: Answer): Answer => ({
  rows: [...rows, 'X01'],
  verdicts: [...verdicts, 'CLARIFY'],
});

/** A certificate told in a few words lacks the sections that V-EPOC wants: asking for them is right too (EEV 10(6)). */
const summarised = ({ rows, verdicts }: Answer): Answer => ({
  rows: [...rows, 'E13'],
  verdicts: [...verdicts, 'CLARIFY'],
});

const refused = ['REFUSE_REDIRECT', 'REFUSE'];

/** Worked out by hand from the text of each request and the rules: every row and verdict a lawyer would accept, the best first. */
export const answers: Readonly<Record<string, Answer>> = {
  'FR-01': { rows: ['F02', 'F01'], verdicts: ['ADMIT_COND', 'ADMIT'] },
  'FR-03': { rows: ['F07', 'F06'], verdicts: ['CLARIFY'] },
  'FR-05': { rows: ['F05'], verdicts: ['ADMIT_COND'] },
  'FR-07': { rows: ['A21'], verdicts: ['ADMIT_COND'] },
  // The article is not cited: no row can say that it is A10.
  'FR-09': { rows: ['A10', null], verdicts: ['CLARIFY', 'REFUSE'] },
  'FR-11': { rows: ['A14'], verdicts: ['ADMIT_COND'] },
  'FR-13': { rows: ['X01', 'X02'], verdicts: ['CLARIFY', 'REFUSE'] },
  'EU-01': summarised({ rows: ['E01'], verdicts: ['ADMIT', 'ADMIT_COND'] }),
  'EU-03': summarised({ rows: ['E04'], verdicts: ['ADMIT_COND'] }),
  'EU-05': summarised({ rows: ['E09'], verdicts: ['REFUSE'] }),
  'EU-07': { rows: ['E13'], verdicts: ['CLARIFY'] },
  'EU-09': summarised({ rows: ['E07'], verdicts: ['ADMIT', 'ADMIT_COND'] }),
  'EU-11': summarised({ rows: ['E17'], verdicts: ['HOLD'] }),
  'EU-13': { rows: ['E23'], verdicts: ['CLARIFY', 'REFUSE_REDIRECT'] },
  'EU-15': unlisted({ rows: ['E25'], verdicts: ['ADMIT_COND'] }),
  'EU-17': { rows: ['X04'], verdicts: ['CLOSE'] },
  // A German officer or a forger: a private mailbox does not distinguish them.
  'DE-01': { rows: ['E20', 'X01', 'X02'], verdicts: [...refused, 'CLARIFY'] },
  'UK-01': { rows: ['U15'], verdicts: refused },
  'CH-01': unlisted({ rows: ['E22'], verdicts: refused }),
  'US-01': { rows: ['U01'], verdicts: refused },
  'US-03': { rows: ['U02'], verdicts: refused },
  'US-05': { rows: ['U09'], verdicts: refused },
  'US-07': { rows: ['U06'], verdicts: [...refused, 'SECRET_CELL'] },
  'US-09': { rows: ['U12', 'U27'], verdicts: refused },
  'RU-01': unlisted({ rows: ['U18'], verdicts: refused }),
  'CN-01': unlisted({ rows: ['U17'], verdicts: refused }),
  'IN-01': { rows: ['U19'], verdicts: refused },
  'COE-01': { rows: ['U14', 'U20'], verdicts: refused },
  // Without powers in either case: a stranger or a private party.
  'X-01': { rows: ['X01', 'X02', 'U27'], verdicts: ['CLARIFY', 'REFUSE'] },
  'X-03': { rows: ['X03'], verdicts: ['REFUSE_REDIRECT', 'NOT_A_REQUEST'] },
};

const categories: Readonly<Record<string, string>> = {
  subscriber: 'SUB',
  'connection-source': 'IDN',
  'user-identification': 'IDN',
  traffic: 'TRF',
  content: 'CON',
  keys: 'KEY',
  takedown: 'REM',
};

/** Instruments that ask to keep and not to hand over: the data they name are those to be kept. */
const preserving = ['preservation', 'EPOC-PR-extension', '2703f-preservation', 'art29-preservation'];

/** In our words; null where the request asks nothing of an authority. */
export function categoriesOf({ facts, expect }: Modelled): string[] | null {
  if (expect.regime === 'NOT-A-GOVERNMENT-REQUEST' || facts.instrument === 'EPOC-withdrawal') return null;
  if (preserving.includes(facts.instrument)) return ['PRES'];
  return facts.dataCategories.map((name) => categories[name] ?? name).sort();
}

export const clocks: Readonly<Record<string, string>> = {
  PT24H: 'SLA-24H',
  P10D: 'D-EEV-10D',
  PT8H: 'D-EEV-8H',
  PT1H: 'D-TCO-1H',
  'preserve P90D in all': 'D-EEV-90',
  'objection P10D': 'D-EEV-OBJ10',
};

/** Mailboxes of those whom the corpus names without an address. */
const mailboxes: Readonly<Record<string, string>> = {
  'US Department of Justice, NSD': 'nsd@usdoj.gov',
  '24-7 contact point of a Party': 'contact.24-7@policija.gov.me',
};

/** Without an act there is only the mail; certificates come through the decentralised system. */
export function mailOf({ channel, from, text, facts }: Modelled): WrittenMail {
  const sender =
    channel === 'etsi-104144' ? `${from} <dis-gateway@nuage-souverain.example>` : (mailboxes[from] ?? from);
  // The letters of a PDF are those of one font, which has no Chinese.
  const isBare = ['none', 'RGPD-15'].includes(facts.instrument) || /\p{Script=Han}/u.test(text);
  return { from: sender, subject: 'Request', body: isBare ? text : '', act: isBare ? undefined : text };
}
