/** Two years of invented requests, the same at each run: enough of everything to fill a report. */
import type { RequestFacts } from '../../src/domain/law/fact.js';
import type { DataCategory, Ground, Notice, Outcome } from '../../src/domain/law/vocabulary.js';
import type { WrittenCase } from './case-entries.js';

interface Kind {
  readonly share: number;
  readonly rule: string;
  readonly facts: Partial<RequestFacts>;
  readonly categories: readonly DataCategory[][];
  readonly grounds: readonly Ground[];
  readonly notices: readonly Notice[];
  readonly outcomes: readonly (Outcome | 'pending')[];
}

const french = { issuerZone: 'FR', issuerCountry: 'FR' } as const;
const third = { issuerZone: 'THIRD', issuerKind: 'court' } as const;
const subscriber: DataCategory[][] = [['SUB'], ['SUB'], ['SUB', 'TRF'], ['TRF'], ['IDN']];
const admitted: (Outcome | 'pending')[] = [
  'executed',
  'executed',
  'executed',
  'partly',
  'no_data',
  'refused',
  'pending',
];

const kinds: readonly Kind[] = [
  {
    share: 30,
    rule: 'F01',
    facts: { ...french, issuerKind: 'police', bases: ['CPP-60-1'] },
    categories: subscriber,
    grounds: ['G-INFO'],
    notices: [],
    outcomes: admitted,
  },
  {
    share: 22,
    rule: 'F02',
    facts: { ...french, issuerKind: 'prosecutor', bases: ['CPP-77-1-1'] },
    categories: subscriber,
    grounds: ['G-OFFENCE'],
    notices: ['N_PARQ'],
    outcomes: admitted,
  },
  {
    share: 9,
    rule: 'F09',
    facts: { ...french, issuerKind: 'judge', bases: ['CPP-99-3'] },
    categories: [['CON'], ['CON', 'TRF']],
    grounds: ['G-SCOPE'],
    notices: ['N_CUST'],
    outcomes: admitted,
  },
  {
    share: 7,
    rule: 'A03',
    facts: { ...french, issuerKind: 'tax', bases: ['LPF-L81'] },
    categories: [['SUB'], ['CORP']],
    grounds: ['G-INCOMP'],
    notices: [],
    outcomes: admitted,
  },
  {
    share: 5,
    rule: 'E01',
    facts: { issuerZone: 'EU_EEV', issuerCountry: 'DE', issuerKind: 'prosecutor', bases: ['EU-EPOC'] },
    categories: subscriber,
    grounds: ['G-PROC'],
    notices: ['N_CUST', 'N_EA'],
    outcomes: admitted,
  },
  {
    share: 4,
    rule: 'E01',
    facts: { issuerZone: 'EU_EEV', issuerCountry: 'ES', issuerKind: 'judge', bases: ['EU-EPOC', 'EU-EPOC-PR'] },
    categories: [['CON'], ['PRES']],
    grounds: ['G-PUBAUTH'],
    notices: ['N_CUST', 'N_EA'],
    outcomes: admitted,
  },
  {
    share: 2,
    rule: 'E19',
    facts: { issuerZone: 'EU_EEV', issuerCountry: 'NL', issuerKind: 'prosecutor', bases: ['EU-EIO'] },
    categories: [['TRF']],
    grounds: ['G-CHANNEL'],
    notices: ['N_BEPI'],
    outcomes: ['redirected'],
  },
  {
    share: 1,
    rule: 'E22',
    facts: { issuerZone: 'EEA_CH', issuerCountry: 'CH', issuerKind: 'prosecutor', bases: [] },
    categories: [['SUB']],
    grounds: ['G-CHANNEL'],
    notices: ['N_BEPI'],
    outcomes: ['redirected', 'withdrawn'],
  },
  {
    share: 8,
    rule: 'U01',
    facts: { ...third, issuerCountry: 'US', bases: ['US-SCA-2703'] },
    categories: [['CON'], ['CON', 'SUB']],
    grounds: ['G-GDPR48', 'G-DA32'],
    notices: ['N_SISSE', 'N_CUST'],
    outcomes: ['redirected'],
  },
  {
    share: 6,
    rule: 'U03',
    facts: {
      ...third,
      issuerCountry: 'US',
      relayedBy: 'FOREIGN_TECH_PROVIDER',
      bases: ['US-CLOUD-ACT', 'US-SCA-2703'],
    },
    categories: [['CON']],
    grounds: ['G-GDPR48', 'G-TECH', 'G-LB1BIS'],
    notices: ['N_SISSE', 'N_ANSSI'],
    outcomes: ['refused', 'refused', 'pending'],
  },
  {
    share: 2,
    rule: 'U09',
    facts: { ...third, issuerCountry: 'CN', bases: ['CN-DSL'] },
    categories: [['NPD']],
    grounds: ['G-DA32', 'G-LB1'],
    notices: ['N_SISSE'],
    outcomes: ['refused'],
  },
  {
    share: 2,
    rule: 'U06',
    facts: { ...third, issuerCountry: 'GB', bases: ['UK-COPO'] },
    categories: [['CON']],
    grounds: ['G-GDPR48'],
    notices: ['N_SISSE'],
    outcomes: ['redirected'],
  },
  {
    share: 2,
    rule: 'X02',
    facts: { issuerZone: 'UNKNOWN', issuerCountry: null, bases: ['CPP-60-1'] },
    categories: [['SUB']],
    grounds: ['G-AUTH'],
    notices: ['N_PARQ'],
    outcomes: ['refused'],
  },
];

/** A linear congruential generator: the same sequence for the same seed. */
export function randomness(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const hours = (from: string, count: number): string => new Date(Date.parse(from) + count * 3_600_000).toISOString();

function writtenCase(number: number, receivedAt: string, kind: Kind, random: (below: number) => number): WrittenCase {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const outcome = pick(kind.outcomes);
  const refused = outcome === 'refused' || outcome === 'redirected';
  const executed = outcome === 'executed' || outcome === 'partly';
  const closedAt = hours(receivedAt, 8 + random(20 * 24));
  const targets = 1 + random(4);
  return {
    number,
    receivedAt,
    facts: {
      ...kind.facts,
      categories: [...pick(kind.categories)],
      emergency: kind.rule.startsWith('F') && random(12) === 0,
    },
    targets,
    judged: {
      rule: kind.rule,
      verdict: refused ? 'REFUSE' : 'ADMIT',
      grounds: refused ? [...kind.grounds] : [],
      notices: [...kind.notices],
    },
    acknowledgedAt: hours(receivedAt, 0.1 + random(30) / 10),
    ...(kind.notices.includes('N_SISSE') ? { sisseNoticeAt: hours(receivedAt, 2 + random(6)) } : {}),
    ...(random(15) === 0 ? { joined: 1 } : {}),
    ...(executed ? { released: { at: closedAt, accounts: targets } } : {}),
    ...(outcome === 'pending' ? {} : { closed: { at: hours(closedAt, 1), outcome } }),
  };
}

/** `perQuarter` requests a quarter from the first quarter of `year`, growing a little each quarter. */
export function busyQuarters(year: number, quarters: number, perQuarter: number, seed = 1): WrittenCase[] {
  const random = randomness(seed);
  const total = kinds.reduce((sum, { share }) => sum + share, 0);
  const drawKind = (): Kind => {
    let rest = random(total);
    for (const kind of kinds) {
      rest -= kind.share;
      if (rest < 0) return kind;
    }
    throw new RangeError('The shares of the kinds do not add up.');
  };
  const cases: WrittenCase[] = [];
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    const first = Date.UTC(year, quarter * 3, 1, 8);
    const size = perQuarter + Math.floor((perQuarter * quarter) / 12) + random(1 + perQuarter / 5);
    for (let index = 0; index < size; index += 1) {
      const receivedAt = new Date(first + random(88 * 24) * 3_600_000).toISOString();
      cases.push(writtenCase(cases.length + 1, receivedAt, drawKind(), random));
    }
  }
  return cases;
}
