/** A log of rights and keys in the model: how the installation came to be, and what is written after it. */
import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { publicKeyOf, sign } from '../../../src/domain/ledger/hash.js';
import {
  askAct,
  confirmationAct,
  NEWEST_RULES,
  olderGrantAct,
  payloadOfAsk,
  RULES_ENTRY,
  SECONDED,
  type SignedAsk,
  secondingAct,
} from '../../../src/domain/signature/grant-event.js';
import { announcementText, confirmationOf, revocationOf } from '../../../src/domain/signature/key-event.js';
import type { AuthorityEntry } from '../../../src/domain/signature/rights.js';
import { machine } from '../../support/authority-log.js';
import { id } from '../../support/case-walk.js';
import { enrolled, founded, type Signatory } from '../../support/signatory.js';
import { former, type Member, second, staff } from './people.js';
import { ModelAuthority, type Off, signed } from './signing.js';

export interface Invited {
  readonly grant: string;
  readonly code: string;
  readonly half: string;
}

const PEOPLE = 'config/people';
/** When people got their rights, long before the attack. */
const BEFORE = '2026-10-01T08:00:00.000Z';
/** Its answer leaves on 24 November. */
const ATTACK = '2026-11-16T08:00:00.000Z';
/** When a founding that was announced at the attack counts. */
const FOUNDED = '2026-11-23T09:00:00.000Z';
const digestOf = (code: string): string => createHash('sha256').update(code).digest('hex');
let ids = 1_000;

/** A key signs its enrolment once. */
const enrolments = new Map<Signatory, ReturnType<typeof enrolled>>();
function enrolmentOf(key: Signatory): ReturnType<typeof enrolled> {
  const made = enrolments.get(key) ?? enrolled(key);
  enrolments.set(key, made);
  return made;
}

/** The key of the ledger founds a key once. */
const foundings = new Map<string, ReturnType<typeof founded>>();
function foundingOf(key: Signatory, roles: readonly Role[]): ReturnType<typeof founded> {
  const made = foundings.get(key.key.key) ?? founded(key.key, machine, roles);
  foundings.set(key.key.key, made);
  return made;
}

/** Whose key stands under the ask, and in whose name; who confirms it. */
export interface Granting {
  readonly asks: Signatory | null;
  readonly name: string;
  readonly first?: Signatory;
  readonly confirms: Signatory;
}

type NewEntry = Omit<AuthorityEntry, 'seq'>;

interface Folded {
  readonly authority: ModelAuthority;
  /** Of each stream. */
  readonly lastSeq: ReadonlyMap<string, number>;
}

export class Log {
  constructor(
    readonly off: Off,
    readonly entries: readonly NewEntry[] = [],
    /** Of the next entry. */
    private readonly at = ATTACK,
    /** The log that this one goes on from. */
    private readonly before: Log | null = null,
  ) {}

  with(...added: readonly NewEntry[]): Log {
    return new Log(this.off, [...this.entries, ...added], this.at, this);
  }

  /** The same, later. */
  private later(at: string): Log {
    return new Log(this.off, this.entries, at, this);
  }

  attacked(): Log {
    return this.later(ATTACK);
  }

  private folded: Folded | undefined;

  /** From all entries, as a process reads them: those after the part that was read before. */
  get authority(): ModelAuthority {
    this.folded ??= this.fold();
    return this.folded.authority;
  }

  private fold(): Folded {
    const read = this.read();
    const authority = read?.folded?.authority.copy() ?? new ModelAuthority(publicKeyOf(machine), this.off);
    const lastSeq = new Map(read?.folded?.lastSeq);
    for (const entry of this.entries.slice(read?.entries.length ?? 0)) {
      const seq = (lastSeq.get(entry.stream) ?? 0) + 1;
      lastSeq.set(entry.stream, seq);
      authority.take({ ...entry, seq });
    }
    return { authority, lastSeq };
  }

  /** The longest part of it that was folded. */
  private read(): Log | null {
    let part = this.before;
    while (part && !part.folded) part = part.before;
    return part;
  }

  entry(type: string, actor: string, data: unknown) {
    return { stream: type.startsWith('key.') ? 'keys' : PEOPLE, type, actor, data, at: this.at };
  }

  /** Under the next sequence of its stream. */
  enrol(key: Signatory, invitation?: Invited): Log {
    const data = { ...enrolmentOf(key), ...(invitation && { invitation }) };
    return this.with(this.entry('key.enrolled', key.key.person, data));
  }

  confirmKey(key: Signatory, by: Signatory): Log {
    const keys = this.entries.filter(({ stream }) => stream === 'keys');
    const seq = keys.findLastIndex(({ data }) => (data as { key?: string }).key === key.key.key) + 1;
    const signature = signed(by, confirmationOf(key.key, seq), this.off);
    return this.with(this.entry('key.confirmed', by.key.person, { key: key.key.key, signature }));
  }

  found(key: Signatory, roles: readonly Role[]): Log {
    return this.enrol(key).confirmByMachine(key, roles);
  }

  private confirmByMachine(key: Signatory, roles: readonly Role[]): Log {
    const founding = foundingOf(key, roles);
    return this.with(this.entry('key.confirmed', 'set-up', { key: key.key.key, founding }));
  }

  /** Announced by the machine, and confirmed by it once its days are over. */
  foundAnnounced(keys: readonly Signatory[], roles: readonly Role[]): Log {
    const announced = keys.reduce((so, key) => so.enrol(key).with(so.announcement(key)), this as Log);
    return keys.reduce((so, key) => so.confirmByMachine(key, roles), announced.later(FOUNDED)).attacked();
  }

  private announcement({ key }: Signatory) {
    const signature = sign(announcementText(key), machine).toString('base64url');
    return this.entry('key.announced', 'command-line', { key: key.key, signature });
  }

  /** By a signature of its person. */
  revokeOwn(key: Signatory): Log {
    const signature = signed(key, revocationOf(key.key), this.off);
    return this.with(this.entry('key.revoked', key.key.person, { key: key.key.key, why: 'removed', signature }));
  }

  /** Makes two accounts one person; it is asked and confirmed as a right is. */
  merge(person: string, of: string, by: Granting): Log {
    return this.settle({ person, what: 'one_person', of }, by).log;
  }

  /**
   * Asked by the one and confirmed by the other.
   */
  grant(person: string, roles: readonly Role[], by: Granting): { log: Log; invited: Invited } {
    return this.settle({ person, what: 'roles', roles: [...roles] }, by);
  }

  private settle(
    wanted: Pick<SignedAsk, 'person' | 'what' | 'roles' | 'of'>,
    { asks, name, first, confirms }: Granting,
  ): { log: Log; invited: Invited } {
    ids += 1;
    const [code, half] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')];
    const { person } = wanted;
    const ask = { grantId: id(ids), ...wanted, card: '0'.repeat(64), half: digestOf(half) };
    const { grantId } = ask;
    const given = { grantId, ...wanted, askedBy: name, code: digestOf(code) };
    // Without a signed ask, what the versions before signed is the most that could count.
    const act = asks ? confirmationAct(grantId, payloadOfAsk(ask, name), given.code) : olderGrantAct(given);
    const log = this.with(
      this.entry('config.person_added', name, { person, roles: [] }),
      this.entry('config.grant_asked', name, {
        ...ask,
        ...(asks && { signature: signed(asks, askAct(ask, name), this.off) }),
      }),
      ...(asks && first
        ? [
            this.entry(SECONDED, first.key.person, {
              grantId,
              signature: signed(first, secondingAct(grantId, payloadOfAsk(ask, name)), this.off),
            }),
          ]
        : []),
      this.entry('config.grant_confirmed', confirms.key.person, {
        ...given,
        signature: signed(confirms, act, this.off),
      }),
    );
    return { log, invited: { grant: grantId, code, half } };
  }
}

/** The last version that does not have the rule that is off. */
function rulesWithout(off: Off): number {
  if (off.has('proved_key')) return 3;
  if (off.has('two_confirm')) return 4;
  return off.has('founding_waits') ? 6 : NEWEST_RULES;
}

/** Two founders, one of each role, a second account of one person, and a person who lost a role. */
export function prelude(off: Off): { log: Log; spent: readonly { account: string; invited: Invited }[] } {
  const [admin, head] = staff.map(({ key }) => key) as [Signatory, Signatory];
  let log = new Log(off, [], BEFORE).found(admin, ['administrator']).found(head, ['head_of_legal']);
  if (!off.has('signed_asks')) log = log.with(log.entry(RULES_ENTRY, 'keys', { version: 2 }));
  const by = { asks: admin, name: admin.key.person, confirms: head };
  const spent: { account: string; invited: Invited }[] = [];
  const admit = ({ key, role }: Pick<Member, 'key' | 'role'>, first?: Signatory) => {
    const given = log.grant(key.key.person, [role], { ...by, ...(first && { first }) });
    log = given.log.enrol(key, given.invited);
    spent.push({ account: key.key.person, invited: given.invited });
  };
  admit(second);
  // Told before what takes away had to be signed.
  const same = { account: second.key.key.person, person: admin.key.person };
  if (!off.has('one_person')) log = log.with(log.entry('config.one_person_told', head.key.person, same));
  const version = rulesWithout(off);
  if (!off.has('signed_asks')) log = log.with(log.entry(RULES_ENTRY, 'keys', { version }));
  // While one other person alone confirms, one is enough.
  const [third, ...others] = staff.slice(2) as [Member, ...Member[]];
  admit(third, off.has('one_person') ? second.key : undefined);
  for (const member of [...others, former]) admit(member, third.key);
  log = log.grant(former.key.key.person, [], { ...by, first: third.key }).log;
  return { log: log.attacked(), spent };
}
