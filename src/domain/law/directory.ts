/** A change of the directory of authorities, as two people adopt it: entries put in or replaced, entries taken out. */
import { z } from 'zod';
import { addMonths, day } from '../kernel/day.js';
import { checkedMailbox } from '../kernel/mailbox.js';
import type { Bilingual } from '../kernel/result.js';
import { Authority } from './authority.js';
import { CallBackNumber } from './call-back.js';
import type { OperatorProfile } from './operator.js';

/** An authority with the numbers at which it is called back. */
export const DirectoryEntry = Authority.extend({
  numbers: z.array(CallBackNumber.omit({ authority: true })).max(20),
});
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

export const DirectoryChange = z.strictObject({
  entries: z.array(DirectoryEntry).max(5000),
  removed: z.array(z.string().max(80)).max(5000),
});
export type DirectoryChange = z.infer<typeof DirectoryChange>;

/** Authorities, and the numbers of all of them. */
export interface AuthorityDirectory {
  readonly authorities: readonly Authority[];
  readonly callBackNumbers: readonly CallBackNumber[];
}

/** Nothing in it proves anything. */
export const emptyDirectory: AuthorityDirectory = { authorities: [], callBackNumbers: [] };

/** The entry of an authority, with its numbers. */
export const entryOf = ({ callBackNumbers }: AuthorityDirectory, authority: Authority): DirectoryEntry => ({
  ...authority,
  numbers: callBackNumbers
    .filter((number) => number.authority === authority.id)
    .map(({ authority: _, ...rest }) => rest),
});

/** The ids that a change touches. */
export const touchedBy = ({ entries, removed }: DirectoryChange): readonly string[] => [
  ...entries.map(({ id }) => id),
  ...removed,
];

/** The directory after a change: an entry of the same id is replaced whole, its numbers too. */
export function changedBy(before: AuthorityDirectory, change: DirectoryChange): AuthorityDirectory {
  const touched = new Set(touchedBy(change));
  return {
    authorities: [
      ...before.authorities.filter(({ id }) => !touched.has(id)),
      ...change.entries.map(({ numbers: _, ...authority }) => authority),
    ],
    callBackNumbers: [
      ...before.callBackNumbers.filter(({ authority }) => !touched.has(authority)),
      ...change.entries.flatMap(({ id, numbers }) => numbers.map((number) => ({ ...number, authority: id }))),
    ],
  };
}

/** Whether one of the changes adopted since its proposal touches an entry that it touches: the proposer saw another one. */
export function isOvertaken(change: DirectoryChange, since: readonly DirectoryChange[]): boolean {
  const touched = new Set(touchedBy(change));
  return since.some((other) => touchedBy(other).some((id) => touched.has(id)));
}

/** An entry is read again in its official publication at least this often. */
const LONGEST_MONTHS = 24;

export interface DirectoryFault {
  readonly id: string;
  readonly sentence: Bilingual;
}
type Fault = readonly [broken: boolean, fr: string, en: string];

const hasExpired = ({ verifiedAt, expiresAt }: Pick<Authority, 'verifiedAt' | 'expiresAt'>): boolean =>
  expiresAt <= verifiedAt || expiresAt > addMonths(day(verifiedAt), LONGEST_MONTHS);

const isUnder = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** Domains of the operator and of the companies around it: none of them is an authority. */
function ownDomains({ operator, parent, foreignTechProvider, subcontractors }: OperatorProfile): readonly string[] {
  const companies = [operator, parent, ...(parent?.affiliates ?? []), foreignTechProvider, ...subcontractors];
  return companies.flatMap((company) => company?.mailDomains ?? []);
}

/** What stands against a change on a civil day; empty when nothing does. */
export function faultsOfChange(
  before: AuthorityDirectory,
  change: DirectoryChange,
  { operator, today }: { readonly operator: OperatorProfile; readonly today: string },
): DirectoryFault[] {
  const after = changedBy(before, change);
  const own = ownDomains(operator);
  const once = new Set<string>();
  const again = touchedBy(change).filter((id) => once.size === once.add(id).size);
  const told = (id: string, faults: readonly Fault[]): DirectoryFault[] =>
    faults.filter(([broken]) => broken).map(([, fr, en]) => ({ id, sentence: { fr, en } }));
  const ids = new Set(after.authorities.map(({ id }) => id));
  const around = { own, today, known: (id: string) => ids.has(id), holders: holdersOf(after) };
  return [
    ...again.flatMap((id) => told(id, [[true, 'figure deux fois', 'is there twice']])),
    ...change.removed.flatMap((id) =>
      told(id, [
        [!before.authorities.some((other) => other.id === id), 'n’est pas dans l’annuaire', 'is not in the directory'],
        [
          after.authorities.some(({ unitOf }) => unitOf === id),
          'a encore des unités : rattachez-les d’abord',
          'still has units: attach them elsewhere first',
        ],
      ]),
    ),
    ...change.entries.flatMap((entry) => told(entry.id, faultsOfEntry(entry, around))),
  ];
}

interface Around {
  readonly own: readonly string[];
  readonly today: string;
  known(id: string): boolean;
  /** The ids of a domain. */
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>;
}

function holdersOf({ authorities }: AuthorityDirectory): Around['holders'] {
  const holders = new Map<string, Set<string>>();
  for (const { id, domains } of authorities) {
    for (const domain of domains) holders.set(domain, (holders.get(domain) ?? new Set()).add(id));
  }
  return holders;
}

function faultsOfEntry(entry: DirectoryEntry, { own, today, known, holders }: Around): Fault[] {
  const { id, domains, numbers, unitOf, channel } = entry;
  const dated = [entry, ...numbers];
  const host = channel?.address ? checkedMailbox(channel.address).domain : null;
  return [
    [dated.some(({ verifiedAt }) => verifiedAt > today), 'a été vérifiée dans l’avenir', 'was verified in the future'],
    [
      dated.some(hasExpired),
      `expire avant sa vérification, ou plus de ${LONGEST_MONTHS} mois après`,
      `expires before it was verified, or more than ${LONGEST_MONTHS} months after`,
    ],
    [
      domains.some((domain) => own.some((ours) => isUnder(domain, ours) || isUnder(ours, domain))),
      'a pour domaine celui de l’exploitant ou d’une société qui l’entoure',
      'has as its domain one of the operator or of a company around it',
    ],
    [
      domains.some((domain) => [...(holders.get(domain) ?? [])].some((other) => other !== id)),
      'a un domaine d’une autre autorité',
      'has a domain of another authority',
    ],
    [
      unitOf !== undefined && (unitOf === id || !known(unitOf)),
      'est l’unité d’une inconnue',
      'is a unit of an unknown one',
    ],
    [
      channel?.kind === 'mail' && !domains.some((domain) => host !== null && isUnder(host, domain)),
      'a une adresse de réponse hors de ses domaines',
      'has an address for answers outside of its domains',
    ],
  ];
}
