/** Why the rules say what they say of a case: rules, checks, near misses and clocks, each with its title and its article. */
import { z } from 'zod';
import type { Law } from '../catalogue/files/law.js';
import type { Clock } from '../domain/case/model/event-schema.js';
import { countedFrom } from '../domain/case/model/service.js';
import type { CaseState } from '../domain/case/model/state.js';
import type { Classification, ItemOutcome } from '../domain/classification/classification.js';
import { classify } from '../domain/classification/classify.js';
import { Redirect } from '../domain/classification/rule.js';
import { BothLanguages } from '../domain/kernel/both-languages.js';
import { dayOf, type Instant } from '../domain/kernel/instant.js';
import { deadlineOf } from '../domain/law/deadline.js';
import { CheckName, type RequestFacts } from '../domain/law/fact.js';
import { ApproverRole, Gag, Ground, Notice, Sha256Text, Verdict } from '../domain/law/vocabulary.js';
import { circuitsOn } from '../domain/workflow/circuit.js';

const RuleName = z.strictObject({ id: z.string(), title: BothLanguages, legal: z.array(z.string()) });
const Check = z.strictObject({ check: CheckName, title: BothLanguages, cite: z.string() });
const NearMiss = z.strictObject({ rule: RuleName, fact: z.string(), wanted: z.string(), found: z.string() });
const Item = z.strictObject({
  basis: z.string().describe('Code of an instrument, or NONE'),
  category: z.string().describe('Category of data, or NONE'),
  verdict: Verdict,
  rule: RuleName,
  nearMisses: z.array(NearMiss).describe('Rules that one single fact kept from firing'),
});
const ComputedClock = z
  .strictObject({
    code: z.string(),
    title: BothLanguages,
    legalEnd: z.string().nullable(),
    safeEnd: z.string(),
    steps: z.array(BothLanguages).describe('The computation, sentence by sentence'),
    articles: z.array(z.string()),
  })
  .meta({ id: 'ComputedClock' });

export const Advice = z
  .strictObject({
    day: z.iso.date().describe('Of receipt: the law of that day judges'),
    law: Sha256Text.describe('Content hash of the law that says this'),
    asRecorded: z.boolean().describe('Whether the entry of the case was judged by the same law'),
    rule: RuleName,
    row: z.string().nullable(),
    verdict: Verdict,
    grounds: z.array(Ground),
    notices: z.array(
      z.strictObject({ code: Notice, delay: z.string().optional(), unless: z.array(z.string()).optional() }),
    ),
    clocks: z.array(ComputedClock),
    gag: Gag,
    circuit: z.strictObject({ code: z.string(), title: BothLanguages }),
    approvers: z.array(ApproverRole),
    redirect: Redirect.optional(),
    failing: z.array(Check),
    unknown: z.array(Check),
    facts: z.array(z.string()).describe('Facts that decided; each must be confirmed before an admission'),
    articles: z.array(z.string()),
    questions: z.array(z.strictObject({ code: z.string(), ...BothLanguages.shape })),
    items: z.array(Item),
  })
  .meta({ id: 'Advice' });
type Advice = z.infer<typeof Advice>;

/** What the rules look at of a case, or of invented facts. */
export type Judged = Pick<CaseState, 'receivedAt' | 'clocks' | 'classification' | 'started' | 'service'> & {
  readonly facts: RequestFacts;
};

/** The advice on facts as they stand, by the law in force on the day of receipt. */
export function adviceOn(state: Judged, law: Law): Advice {
  const receivedAt = state.receivedAt as Instant;
  const day = dayOf(receivedAt);
  const found = classify(state.facts, law, day);
  const rules = new Map([law.split, ...law.rules.map(({ rule }) => rule)].map((rule) => [rule.id, rule]));
  const named = (id: string) => {
    const { title = { fr: id, en: id }, legal = [] } = rules.get(id) ?? {};
    return { id, title, legal: [...legal] };
  };
  return {
    ...plain(found),
    day,
    law: law.hash,
    asRecorded: state.classification?.law === law.hash,
    rule: named(found.rule),
    clocks: clocksOf(state, found, law),
    circuit: {
      code: found.circuit,
      title: circuitsOn(law.circuits, day).get(found.circuit)?.title ?? { fr: '', en: '' },
    },
    failing: found.failing.map((check) => checkOf(check, law)),
    unknown: found.unknown.map((check) => checkOf(check, law)),
    questions: found.counsel.flatMap((code) => {
      const words = law.questions[code];
      return words ? [{ code, ...words }] : [];
    }),
    items: found.items.map((item) => itemOf(item, named)),
  };
}

const plain = ({ row, verdict, grounds, notices, gag, approvers, redirect, facts, articles }: Classification) => ({
  row,
  verdict,
  grounds: [...grounds],
  notices: notices.map(({ code, delay, unless }) => ({
    code,
    ...(delay !== undefined && { delay }),
    ...(unless && { unless: [...unless] }),
  })),
  gag,
  approvers: [...approvers],
  ...(redirect !== undefined && { redirect }),
  facts: [...facts],
  articles: [...articles],
});

function itemOf({ item, row, verdict, nearMisses }: ItemOutcome, named: (id: string) => Advice['rule']) {
  const missed = nearMisses.map(({ row: id, fact, wanted, found }) => ({ rule: named(id), fact, wanted, found }));
  return { basis: item.basis, category: item.category, verdict, rule: named(row), nearMisses: missed };
}

const checkOf = (check: CheckName, { checks }: Law) => {
  const { title, cite } = checks.checks[check];
  return { check, title, cite };
};

/** The clocks the rules ask for; before they gave any, those that already run. Those that an event started come last. */
function clocksOf(state: Judged, { deadlines }: Classification, law: Law) {
  const { clocks, started = [], receivedAt } = state;
  const codes = deadlines.length > 0 ? deadlines : clocks.map(({ code }) => code);
  const fromReceipt = codes.filter((code) => started.every((clock) => clock.code !== code));
  const all = [...fromReceipt.map((code): Pick<Clock, 'code' | 'startsAt'> => ({ code })), ...started];
  return all.map(({ code, startsAt }) => {
    const { steps, articles, ...clock } = startsAt
      ? deadlineOf(code, startsAt as Instant, law)
      : deadlineOf(code, countedFrom(state), law, dayOf(receivedAt as Instant));
    return { ...clock, steps: [...steps], articles: [...articles] };
  });
}
