/** What no combination of facts may lead to, as data can show it; each with the article that forbids it. */
import type { Bilingual } from '../kernel/result.js';
import type { CheckName } from '../law/fact.js';
import { informsPersonAimedAt, informsState, type NoticeRules } from '../law/notice.js';
import type { IssuerZone } from '../law/vocabulary.js';
import { type Box, type Diagram, mayHold } from './diagram.js';
import { admits, type Cube, type Dimension } from './dimension.js';
import { admitting, ownOf } from './judge.js';
import type { Consequence } from './rule.js';
import type { Need, ReadyRule } from './rule-book.js';
import { strictest } from './strictness.js';

/** The commands a circuit lets through at any of its steps. */
export type CommandsOf = (circuit: string) => ReadonlySet<string>;

/** One way a box of combinations may end: the rule itself, one of its checks not met, or what a person may decide. */
export interface Ending {
  readonly ready: ReadyRule;
  readonly outcome: Consequence;
  readonly commands: ReadonlySet<string>;
}

export interface Invariant {
  readonly number: number;
  readonly sentence: Bilingual;
  readonly article: string;
  /** The part of the combinations the promise is about, as a narrowing of the box. */
  readonly narrows: Partial<Record<Dimension, readonly string[]>>;
  /** @param notices how the law gives each notice */
  readonly broken: (ending: Ending, notices: NoticeRules) => boolean;
}

/** Zones whose acts are executed only through a French authority or an agreement (GDPR 48, CPP 694). */
const withoutAgreement: readonly IssuerZone[] = ['THIRD', 'INTL', 'PRIVATE', 'UNKNOWN', 'EEA_CH', 'EU_DK'];

const refusing = (outcome: Consequence): boolean =>
  outcome.verdict === 'REFUSE' || outcome.verdict === 'REFUSE_REDIRECT';

const acting = ['prepare', 'approve', 'release', 'refuse'];

export const invariants: readonly Invariant[] = [
  {
    number: 1,
    sentence: {
      fr: 'Aucune demande d’un État tiers ne conduit à une remise hors d’un accord international.',
      en: 'No third-country request leads to disclosure outside an international agreement.',
    },
    article: 'GDPR 48; Data Act 32; loi 68-678 art. 1 bis',
    narrows: { issuerZone: withoutAgreement },
    broken: ({ outcome, commands }) => outcome.verdict === 'ADMIT' || commands.has('release'),
  },
  {
    number: 2,
    sentence: {
      fr: 'Aucun contenu ne sort avec moins de deux approbateurs.',
      en: 'No content leaves with fewer than two approvers.',
    },
    article: 'Policy A3',
    narrows: { category: ['CON'] },
    broken: ({ outcome, commands }) => commands.has('release') && new Set(outcome.roles).size < 2,
  },
  {
    number: 3,
    sentence: {
      fr: 'Un certificat notifié (section K), hors urgence, ne sort pas avant la levée ou la fin des dix jours.',
      en: 'A notified certificate (section K), no emergency, does not leave before clearance or the end of the ten days.',
    },
    article: 'EEV 10(2)',
    narrows: {
      issuerZone: ['EU_EEV', 'EU_INST'],
      basis: ['EU-EPOC'],
      category: ['TRF', 'CON'],
      emergency: ['no'],
      'check:enforcing_authority_notified': ['holds'],
      'check:enforcement_cleared': ['fails', 'unknown'],
    },
    broken: ({ outcome, commands }) => admitting.includes(outcome.verdict) && commands.has('release'),
  },
  {
    number: 4,
    sentence: {
      fr: 'La personne visée par un certificat européen n’est jamais prévenue par l’opérateur.',
      en: 'The operator never tells the person aimed at by a European certificate.',
    },
    article: 'EEV 13',
    narrows: { basis: ['EU-EPOC', 'EU-EPOC-PR', 'EU-EPOC-PR-EXT'] },
    broken: ({ ready }, rules) => ready.notices.some(({ code }) => informsPersonAimedAt(rules[code])),
  },
  {
    number: 5,
    sentence: {
      fr: 'Aucun refus à une autorité française sans le responsable juridique.',
      en: 'No refusal to a French authority without the head of legal.',
    },
    article: 'CPP 60-1; Policy A4',
    narrows: { issuerZone: ['FR'] },
    broken: ({ outcome, commands }) =>
      refusing(outcome) && commands.has('refuse') && !outcome.roles.includes('head_of_legal'),
  },
  {
    number: 6,
    sentence: {
      fr: 'Chaque demande d’un État tiers reçoit une décision sur l’avis au SISSE.',
      en: 'Every third-country request gets a decision on the SISSE notice.',
    },
    article: 'loi 68-678 art. 2; décret 2022-207',
    narrows: { issuerZone: ['THIRD'] },
    broken: ({ ready }, rules) =>
      ready.rule.noSisse === undefined &&
      !ready.rule.notify.some(({ code, when }) => informsState(rules[code]) && !when),
  },
  {
    number: 7,
    sentence: {
      fr: 'Une affaire secrète ne prépare, n’approuve et n’envoie rien dans le circuit ordinaire.',
      en: 'A secret matter prepares, approves and sends nothing in the ordinary workflow.',
    },
    article: 'CSI L881-1; CP 413-9',
    narrows: {},
    broken: ({ outcome, commands }) =>
      outcome.verdict === 'SECRET_CELL' && acting.some((command) => commands.has(command)),
  },
  {
    number: 8,
    sentence: {
      fr: 'Une demande relayée est jugée d’après son auteur d’origine.',
      en: 'A relayed request is judged by its original issuer.',
    },
    article: 'Policy original-issuer',
    narrows: { issuerZone: ['THIRD'], relayedBy: ['PARENT', 'FOREIGN_TECH_PROVIDER', 'SUBCONTRACTOR', 'CUSTOMER'] },
    broken: ({ ready }) => ready.section !== 'third-countries' && ready.section !== 'any-origin',
  },
  {
    number: 9,
    sentence: {
      fr: 'La dernière ligne de chaque section n’admet jamais.',
      en: 'The last row of each section never admits.',
    },
    article: 'Policy order',
    narrows: {},
    broken: ({ ready, outcome, commands }) =>
      ready.rule.catchAll && (admitting.includes(outcome.verdict) || commands.has('release')),
  },
];

/**
 * The box cut down to what the promise is about; undefined when they have nothing in common. A dimension that no rule
 * looks at may have any value, those of the promise included.
 */
export function narrowed(box: Box, { narrows }: Invariant, dimensions: Diagram['dimensions']): Box | undefined {
  const cuts: [Dimension, readonly string[]][] = [];
  for (const [name, wanted = []] of Object.entries(narrows)) {
    const dimension = name as Dimension;
    const possible = box.get(dimension) ?? dimensions.get(dimension) ?? wanted;
    const common = possible.filter((value) => wanted.includes(value));
    if (common.length === 0) return undefined;
    if (common.length < possible.length || !box.has(dimension)) cuts.push([dimension, common]);
  }
  return cuts.length === 0 ? box : new Map([...box, ...cuts]);
}

/** What follows from a check for each of its results; undefined where the rule stands as it is. */
function afterwards(need: Need, result: string): Consequence | undefined {
  if (result === 'fails') return need.fails;
  return result === 'unknown' ? need.unknown : undefined;
}

/**
 * Every way in which a rule can end inside a box: itself unless a check forbids it there, each check not met, each decision
 * that the head of legal may take there, and what follows from silence.
 */
export function endingsOf(
  ready: ReadyRule,
  box: Box,
  dimensions: Diagram['dimensions'],
  commandsOf: CommandsOf,
): Ending[] {
  const asked = ready.needs.filter(({ when }) => mayHold(when, box, dimensions));
  const results = (check: CheckName) => box.get(`check:${check}`) ?? dimensions.get(`check:${check}`) ?? [];
  const others = asked.flatMap((need) => results(need.check).flatMap((result) => afterwards(need, result) ?? []));
  const forbidden = ready.needs.some(
    (need) =>
      mustHold(need.when, box) && results(need.check).every((result) => stricterThan(afterwards(need, result), ready)),
  );
  const zones = box.get('issuerZone') ?? dimensions.get('issuerZone') ?? [];
  const decided = ready.decisions.filter((each) => each.zones?.some((zone) => zones.includes(zone)) ?? true);
  const { unanswered } = ready.rule;
  const outcomes = [...(forbidden ? [] : [ownOf(ready)]), ...others, ...decided, ...(unanswered ? [unanswered] : [])];
  return outcomes.map((outcome) => ({ ready, outcome, commands: commandsOf(outcome.circuit) }));
}

/** A check whose every result in the box leads elsewhere takes the rule's own verdict away. */
const stricterThan = (consequence: Consequence | undefined, { rule }: ReadyRule): boolean =>
  consequence !== undefined &&
  strictest([{ verdict: rule.verdict }, consequence], ({ verdict }) => verdict) === consequence;

/** True when the condition holds for the whole box: it asks nothing that the box leaves open. */
const mustHold = (cubes: readonly Cube[], box: Box): boolean =>
  cubes.some((cube) =>
    [...cube].every(([dimension, allowed]) => box.get(dimension)?.every((value) => admits(allowed, value)) ?? false),
  );
