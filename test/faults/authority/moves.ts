/** What an attacker does to the log of rights and keys: one line each, alone or with a credential. */
import { SECONDED } from '../../../src/domain/signature/grant-event.js';
import type { Signatory } from '../../support/signatory.js';
import { type Invited, Log } from './log.js';
import { type Credential, everyRole, second, staff, wanted } from './people.js';
import { newKey } from './signing.js';

/** The log, and the keys that the attacker holds. */
export interface World {
  readonly log: Log;
  readonly keys: readonly Signatory[];
  readonly path: readonly string[];
}

export interface Ground {
  /** Moves that are left out, so that another is seen to fail. */
  readonly without: readonly string[];
  readonly with: Credential;
  readonly spent: readonly { account: string; invited: Invited }[];
  readonly honest: readonly Signatory[];
  /** Their accounts. */
  readonly others: readonly string[];
}

interface Move {
  readonly name: string;
  readonly make: (world: World, ground: Ground) => { log: Log; keys?: readonly Signatory[] } | null;
}

/** Keys of the attacker, others for each move: in the names of people who do not exist, or of others. */
const keysFor = () => ({
  invented: wanted.map((role) => ({ role, key: newKey() })),
  stolen: new Map([...staff, second].map(({ key }) => [key.key.person, newKey(key.key.person)])),
});
const byTwo = keysFor();
const byName = keysFor();
const byForgery = keysFor();
const waiting = keysFor();
const confirmed = keysFor();
const repeated = keysFor();
const thief = [newKey(), newKey(), newKey()] as const;
const announcedThief = [newKey(), newKey(), newKey()] as const;
const administrator = staff[0]?.key.key.person ?? '';

const asksOf = ({ log, keys }: World) => keys.filter(({ key }) => log.authority.mayAsk(key.person, []));
const confirmsOf = ({ log, keys }: World) => keys.filter(({ key }) => log.authority.mayConfirm(key.person, []));

type Keys = ReturnType<typeof keysFor>;

const stolenOf = ({ stolen }: Keys, accounts: readonly string[]): Signatory[] =>
  accounts.flatMap((account) => stolen.get(account) ?? []);

function invent(log: Log, { invented }: Keys, by: Parameters<Log['grant']>[2]): { log: Log; keys: Signatory[] } {
  const all = invented.reduce((so, { role, key }) => {
    const given = so.grant(key.key.person, [role], by);
    return given.log.enrol(key, given.invited);
  }, log);
  return { log: all, keys: invented.map(({ key }) => key) };
}

/** Keys of the attacker of which one asks and others, of other persons, confirm: two, or one where there are no two. */
function groupOf(world: World): { asks: Signatory; name: string; first?: Signatory; confirms: Signatory } | null {
  const { authority } = world.log;
  const isOther = (one: Signatory, other: Signatory) =>
    authority.personOf(one.key.person) !== authority.personOf(other.key.person);
  for (const asks of asksOf(world)) {
    const others = confirmsOf(world).filter((each) => isOther(each, asks));
    const confirms = others[0];
    const first = confirms && others.find((each) => isOther(each, confirms));
    if (confirms) return { asks, name: asks.key.person, ...(first && { first }), confirms };
  }
  return null;
}

/** The one move that a person who confirms needs no second person for. */
export const CONFIRMS_FOR_OTHERS = 'confirms keys in the names of others';

export const TAKES_EVERY_ROLE = 'takes every role of the others, by those who may';
export const REVOKES_OWN = 'revokes the keys of its administrators, so that the machine founds again';

/** Takes seven days. */
export const FOUNDS_IN_SIGHT = 'founds accounts of its own on the machine, if no one ends that in seven days';

/** What only gives: done at once, to the end. */
const giving: readonly Move[] = [
  {
    name: 'invites people who do not exist, by those who may',
    make: (world) => {
      const by = groupOf(world);
      return by && invent(world.log, byTwo, by);
    },
  },
  {
    name: 'invites people in the name of an administrator',
    make: (world, { with: by }) => {
      const [confirms] = confirmsOf(world).filter(({ key }) => key.person !== administrator);
      if (!confirms || !by.writes('config', 'config.grant_asked')) return null;
      return invent(world.log, byName, { asks: null, name: administrator, confirms });
    },
  },
  {
    name: 'signs in the names of those who may',
    make: ({ log, keys }, { with: by }) => {
      const [one = thief[0]] = keys;
      if (!by.writes('config', 'config.grant_confirmed')) return null;
      const [head, dpo] = [staff[1], staff[3]].map((member) => ({
        ...one,
        key: { ...one.key, person: member?.key.key.person ?? '' },
      })) as [Signatory, Signatory];
      return invent(log, byForgery, { asks: one, name: administrator, first: dpo, confirms: head });
    },
  },
  {
    name: 'enrols keys in the names of others',
    make: ({ log }, { with: by, others }) => {
      if (!by.writes('keys', 'key.enrolled')) return null;
      const made = stolenOf(waiting, others);
      return { log: made.reduce((so, key) => so.enrol(key), log), keys: made };
    },
  },
  {
    name: CONFIRMS_FOR_OTHERS,
    make: (world, { with: by, others }) => {
      const [confirms] = confirmsOf(world);
      if (!confirms || !by.writes('keys', 'key.enrolled')) return null;
      const made = stolenOf(confirmed, others);
      return { log: made.reduce((so, key) => so.enrol(key).confirmKey(key, confirms), world.log), keys: made };
    },
  },
  {
    name: 'writes what was signed again, and spends the invitations in it again',
    make: ({ log }, { with: by, spent }) => {
      if (!by.writes('config', 'config.grant_confirmed')) return null;
      const types = ['config.grant_asked', SECONDED, 'config.grant_confirmed'];
      const again = log.entries
        .filter(({ type }) => types.includes(type))
        .map((entry) => {
          const { grantId, ...data } = entry.data as { grantId: string };
          return { ...entry, data: { ...data, grantId: log.off.has('once') ? `f${grantId.slice(1)}` : grantId } };
        });
      const reopened = log.with(...again);
      const made = spent.flatMap(({ account, invited }) =>
        stolenOf(repeated, [account]).map((key) => ({ key, invited })),
      );
      const whole = made.reduce((so, { key, invited: { grant, ...codes } }) => {
        const open = log.off.has('once') ? `f${grant.slice(1)}` : grant;
        return so.enrol(key, { ...codes, grant: open });
      }, reopened);
      return { log: whole, keys: made.map(({ key }) => key) };
    },
  },
];

/** What takes away, and what that opens: done in every order. */
const taking: readonly Move[] = [
  {
    name: TAKES_EVERY_ROLE,
    make: (world, { others }) => {
      const by = groupOf(world);
      return by && { log: others.reduce((so, account) => so.grant(account, [], by).log, world.log) };
    },
  },
  {
    name: 'makes all others one person, by those who may',
    make: (world, { others }) => {
      const by = groupOf(world);
      const [first = '', ...rest] = others;
      return by && { log: rest.reduce((so, account) => so.merge(account, first, by), world.log) };
    },
  },
  {
    name: 'makes all others one person',
    make: (world, { with: by, others }) => {
      const [asks] = asksOf(world);
      if (!asks && !by.writes('config', 'config.one_person_told')) return null;
      const actor = asks?.key.person ?? administrator;
      const [first = '', ...rest] = others;
      const told = rest.map((account) => world.log.entry('config.one_person_told', actor, { account, person: first }));
      return { log: world.log.with(...told) };
    },
  },
  {
    name: 'strips all others without a signature',
    make: ({ log }, { with: by, others }) => {
      if (!by.writes('config', 'config.roles_changed')) return null;
      const stripped = (person: string) =>
        log.entry('config.roles_changed', administrator, { person, before: [], after: [] });
      return { log: log.with(...others.map(stripped)) };
    },
  },
  {
    name: 'revokes all keys without a signature',
    make: ({ log }, { with: by }) => {
      if (!by.writes('keys', 'key.revoked')) return null;
      const revoked = log.authority.keys.map(({ key }) =>
        log.entry('key.revoked', key.person, { key: key.key, why: 'removed' }),
      );
      return { log: log.with(...revoked) };
    },
  },
  {
    name: 'deletes the log of keys and rights',
    make: ({ log }, { with: { owns } }) => (owns && log.entries.length > 0 ? { log: new Log(log.off) } : null),
  },
  {
    // The set-up page opens once in the life of a log: the book outside the database says so (test/e2e/identity/setup.spec.ts).
    name: 'founds accounts of its own on the machine',
    make: ({ log }, { with: { machine } }) => {
      if (!machine || !log.authority.wantsFounders) return null;
      return { log: thief.reduce((so, key) => so.found(key, everyRole), log), keys: thief };
    },
  },
  {
    name: FOUNDS_IN_SIGHT,
    make: ({ log }, { with: { machine } }) => {
      if (!machine || !log.authority.wantsFounders) return null;
      return { log: log.foundAnnounced(announcedThief, everyRole), keys: announcedThief };
    },
  },
  {
    name: REVOKES_OWN,
    make: (world) => {
      const own = asksOf(world);
      return own.length > 0 ? { log: own.reduce((so, key) => so.revokeOwn(key), world.log) } : null;
    },
  },
];

export const takings = (world: World, ground: Ground): World[] =>
  taking
    .filter(({ name }) => !world.path.includes(name) && !ground.without.includes(name))
    .flatMap((move) => made(world, ground, move) ?? []);

/** With all that the attacker can be given in this world; who gains a right by one of them gives by the others. */
export function given(world: World, ground: Ground): World {
  const all = giving.filter(({ name }) => !ground.without.includes(name));
  return all.reduce((so, move) => made(so, ground, move) ?? so, world);
}

function made(world: World, ground: Ground, { name, make }: Move): World | null {
  const { log, keys = [] } = make(world, ground) ?? {};
  return log ? { log, keys: [...world.keys, ...keys], path: [...world.path, name] } : null;
}
