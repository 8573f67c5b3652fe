/** What one person proposes and another adopts (directories, sovereignty file, machines): who signed each, in which order they were adopted; each has its own stream. */
import { z } from 'zod';
import type { Instant } from '../kernel/instant.js';
import { type Role, Sha256Text } from '../law/vocabulary.js';
import { type GeneralAction, generalPermissions } from '../workflow/permission.js';
import { type ActName, type ActToSign, actOn } from './act.js';
import type { Authority } from './authority.js';
import type { AuthorityEntry } from './rights.js';
import { Signature } from './signature.js';

export const DIRECTORY_STREAM = 'directory/authorities';
/** What people state of customers. */
export const FLAGS_STREAM = 'directory/flags';
/** The sovereignty file of the operator. */
export const SOVEREIGNTY_STREAM = 'directory/sovereignty';
/** The machines that may call the API. */
export const MACHINES_STREAM = 'machine/clients';

interface Names {
  readonly acts: { readonly propose: ActName; readonly adopt: ActName };
  readonly proposed: string;
  readonly adopted: string;
  readonly withdrawn: string;
  /** Who may. */
  readonly may: { readonly propose: GeneralAction; readonly adopt: GeneralAction };
}
const ofDirectory = { propose: 'directory.propose', adopt: 'directory.adopt' } as const;
export const authorityNames = {
  acts: { propose: 'propose_directory', adopt: 'adopt_directory' },
  may: ofDirectory,
  ...{ proposed: 'directory.proposed', adopted: 'directory.adopted', withdrawn: 'directory.withdrawn' },
} as const satisfies Names;
export const flagNames = {
  acts: { propose: 'propose_flags', adopt: 'adopt_flags' },
  may: ofDirectory,
  ...{
    proposed: 'directory.flags_proposed',
    adopted: 'directory.flags_adopted',
    withdrawn: 'directory.flags_withdrawn',
  },
} as const satisfies Names;

export const sovereigntyNames = {
  acts: { propose: 'propose_sovereignty', adopt: 'adopt_sovereignty' },
  may: ofDirectory,
  ...{
    proposed: 'directory.sovereignty_proposed',
    adopted: 'directory.sovereignty_adopted',
    withdrawn: 'directory.sovereignty_withdrawn',
  },
} as const satisfies Names;
export const machineNames = {
  acts: { propose: 'propose_machine', adopt: 'adopt_machine' },
  may: { propose: 'people.manage', adopt: 'people.confirm' },
  ...{ proposed: 'machine.proposed', adopted: 'machine.adopted', withdrawn: 'machine.withdrawn' },
} as const satisfies Names;
export type DirectoryNames = typeof authorityNames | typeof flagNames | typeof sovereigntyNames | typeof machineNames;

const Proposed = z.strictObject({
  changeId: z.uuid(),
  /** Of the text of the change, UTF-8. */
  sha256: Sha256Text,
  signature: Signature,
});
const Adopted = z.strictObject({ changeId: z.uuid(), signature: Signature });
const Withdrawn = z.strictObject({ changeId: z.uuid() });

interface Moment {
  /** The account. */
  readonly by: string;
  readonly at: string;
}
export interface ChangeRecord {
  readonly changeId: string;
  readonly sha256: string;
  /** How many changes were adopted before it was proposed: of those after them the proposer knew nothing. */
  readonly after: number;
  readonly proposed: Moment;
  readonly adopted: Moment | null;
  readonly withdrawn: Moment | null;
}

/** Both sign the same digest, under two names. */
export const directoryAct = (
  act: DirectoryNames['acts'][keyof Names['acts']],
  { changeId, sha256 }: Pick<ChangeRecord, 'changeId' | 'sha256'>,
): ActToSign => actOn(act, { payload: sha256, preparation: changeId });

export type DirectoryObjection = 'settled' | 'proposed_it';

/** Persons are counted, not accounts. */
export function objectionToAdoption(
  { proposed, adopted, withdrawn }: ChangeRecord,
  by: string,
  personOf: (account: string) => string,
): DirectoryObjection | null {
  if (adopted || withdrawn) return 'settled';
  return personOf(by) === personOf(proposed.by) ? 'proposed_it' : null;
}

/** Folded from the log alone: what is not signed as it must be counts for nothing. */
export class DirectoryChanges {
  private readonly known = new Map<string, ChangeRecord>();
  private readonly order: string[] = [];

  constructor(
    private readonly authority: Authority,
    private readonly names: DirectoryNames = authorityNames,
  ) {}

  /** Oldest proposal first. */
  get all(): readonly ChangeRecord[] {
    return [...this.known.values()];
  }

  /** In the order of their adoption. */
  get adopted(): readonly ChangeRecord[] {
    return this.order.flatMap((id) => this.known.get(id) ?? []);
  }

  find(id: string): ChangeRecord | undefined {
    return this.known.get(id);
  }

  take(entry: AuthorityEntry): void {
    if (entry.type === this.names.proposed) this.propose(entry);
    else if (entry.type === this.names.adopted) this.adopt(entry);
    else if (entry.type === this.names.withdrawn) this.withdraw(entry);
  }

  private propose({ data, actor: by, at }: AuthorityEntry): void {
    const read = Proposed.safeParse(data).data;
    if (!read || this.known.has(read.changeId)) return;
    const { signature, ...change } = read;
    if (!this.signs(directoryAct(this.names.acts.propose, change), signature, { by, at }, this.names.may.propose))
      return;
    const open = { after: this.order.length, proposed: { by, at }, adopted: null, withdrawn: null };
    this.known.set(read.changeId, { ...change, ...open });
  }

  private adopt({ data, actor: by, at }: AuthorityEntry): void {
    const read = Adopted.safeParse(data).data;
    const change = read && this.known.get(read.changeId);
    if (!read || !change || objectionToAdoption(change, by, (account) => this.authority.personOf(account))) return;
    if (!this.signs(directoryAct(this.names.acts.adopt, change), read.signature, { by, at }, this.names.may.adopt))
      return;
    this.known.set(change.changeId, { ...change, adopted: { by, at } });
    this.order.push(change.changeId);
  }

  /** It changes nothing in the directory, so that one person is enough. */
  private withdraw({ data, actor: by, at }: AuthorityEntry): void {
    const read = Withdrawn.safeParse(data).data;
    const change = read && this.known.get(read.changeId);
    if (!change || change.adopted || change.withdrawn || !this.held({ by, at }, this.names.may.propose)) return;
    this.known.set(change.changeId, { ...change, withdrawn: { by, at } });
  }

  private held({ by, at }: Moment, action: GeneralAction): boolean {
    const allowed: readonly Role[] = generalPermissions[action];
    const known = this.authority.accountAt(by, at as Instant);
    return known?.active === true && known.roles.some((role) => allowed.includes(role));
  }

  private signs(act: ActToSign, signature: Signature, moment: Moment, action: GeneralAction): boolean {
    const { by, at } = moment;
    return this.authority.objectionTo(act, signature, by, at as Instant) === null && this.held(moment, action);
  }
}
