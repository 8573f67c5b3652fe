/** The stream `law/upkeep`: drafts of files of the law and of letters, who signed that one holds from a day, and which texts were read again. */
import { z } from 'zod';
import { dayOf, type Instant } from '../kernel/instant.js';
import { type Role, Sha256Text } from '../law/vocabulary.js';
import { generalPermissions } from '../workflow/permission.js';
import { type ActToSign, actOn, payloadOfThing } from './act.js';
import type { Authority } from './authority.js';
import type { AuthorityEntry } from './rights.js';
import { Signature } from './signature.js';

export const LAW_STREAM = 'law/upkeep';

export const DraftedFile = z.strictObject({
  file: z.string().describe('From the root of the product'),
  sha256: Sha256Text.describe('Of the text, UTF-8'),
});
const OneFile = DraftedFile.extend({ draftId: z.uuid() });

/** Entries of earlier versions name one file. */
const LawDrafted = z.union([
  z.strictObject({ draftId: z.uuid(), files: z.array(DraftedFile).min(1) }),
  OneFile.transform(({ draftId, ...file }) => ({ draftId, files: [file] })),
]);
export const LawProposed = z.strictObject({
  draftId: z.uuid(),
  day: z.iso.date(),
  /** What the replay of the draft said: cases judged, and outcomes that would change. */
  judged: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  signature: Signature,
});
export const LawSettled = z.strictObject({ draftId: z.uuid(), signature: Signature });
export const SourceChecked = z.strictObject({ text: z.string() });

interface Drafted {
  readonly draftId: string;
  readonly files: readonly z.infer<typeof DraftedFile>[];
}
interface Moment {
  /** The account. */
  readonly by: string;
  readonly at: string;
}
export interface LawProposal extends Moment, Omit<z.infer<typeof LawProposed>, 'draftId' | 'signature'> {}
export interface LawDraft extends Drafted {
  readonly drafted: Moment;
  readonly proposal: LawProposal | null;
  readonly adopted: Moment | null;
  readonly withdrawn: Moment | null;
}
type Figures = Pick<LawProposal, 'day' | 'judged' | 'changed'>;

/**
 * What the head of legal signs who proposes a draft, and the second person who adopts it: the same digest, under two names.
 * Of one file it is over its name and hash, as in entries of earlier versions; of several, over the list of them.
 */
export const lawAct = (
  act: 'propose_law' | 'adopt_law' | 'withdraw_law',
  { draftId, files }: Drafted,
  { day, judged, changed }: Figures,
): ActToSign => {
  const [first, ...others] = files;
  const what = others.length === 0 ? first : { files };
  return actOn(act, { payload: payloadOfThing({ ...what, day, judged, changed }), preparation: draftId });
};

/** Why a person may not propose, adopt or withdraw a draft. */
export type LawObjection = 'not_permitted' | 'settled' | 'not_proposed' | 'drafted_it' | 'proposed_it' | 'day_passed';

/** On the day itself the law holds: it is proposed, adopted and withdrawn before. */
export function objectionToProposal({ proposal, withdrawn }: LawDraft, day: string, now: Instant): LawObjection | null {
  if (proposal || withdrawn) return 'settled';
  return day <= dayOf(now) ? 'day_passed' : null;
}

export function objectionToAdoption(
  { drafted, proposal, adopted, withdrawn }: LawDraft,
  { by, personOf, now }: { readonly by: string; readonly personOf: (account: string) => string; readonly now: Instant },
): LawObjection | null {
  if (adopted || withdrawn) return 'settled';
  if (!proposal) return 'not_proposed';
  if (personOf(by) === personOf(drafted.by)) return 'drafted_it';
  if (personOf(by) === personOf(proposal.by)) return 'proposed_it';
  return proposal.day <= dayOf(now) ? 'day_passed' : null;
}

export function objectionToWithdrawal({ proposal, withdrawn }: LawDraft, now: Instant): LawObjection | null {
  if (withdrawn) return 'settled';
  if (!proposal) return 'not_proposed';
  return proposal.day <= dayOf(now) ? 'day_passed' : null;
}

/** Folded from the log alone: what is not signed as it must be counts for nothing. */
export class LawDrafts {
  private readonly known = new Map<string, LawDraft>();
  private readonly checks = new Map<string, Moment>();

  private readonly takers: Readonly<Record<string, (entry: AuthorityEntry) => void>> = {
    'law.drafted': (entry) => this.draft(entry),
    'law.proposed': (entry) => this.propose(entry),
    'law.adopted': (entry) => this.adopt(entry),
    'law.withdrawn': (entry) => this.withdraw(entry),
    'law.source_checked': (entry) => this.check(entry),
  };

  constructor(private readonly authority: Authority) {}

  /** Oldest first. */
  get all(): readonly LawDraft[] {
    return [...this.known.values()];
  }

  /** By the short name of a text: when a person last read it again at its source. */
  get checked(): ReadonlyMap<string, Moment> {
    return this.checks;
  }

  find(id: string): LawDraft | undefined {
    return this.known.get(id);
  }

  /** The draft of each file that holds on a day: of several the one of the latest day, and of one day the last adopted. */
  holdingOn(day: string): ReadonlyMap<string, LawDraft> {
    const holding = this.all
      .filter(({ proposal, adopted, withdrawn }) => proposal && adopted && !withdrawn && proposal.day <= day)
      .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)));
    return new Map(holding.flatMap((draft) => draft.files.map(({ file }) => [file, draft] as const)));
  }

  take(entry: AuthorityEntry): void {
    this.takers[entry.type]?.(entry);
  }

  private draft({ data, actor, at }: AuthorityEntry): void {
    const read = LawDrafted.safeParse(data).data;
    if (!read || this.known.has(read.draftId) || !this.held(actor, at, 'law.draft')) return;
    const none = { proposal: null, adopted: null, withdrawn: null };
    this.known.set(read.draftId, { ...read, drafted: { by: actor, at }, ...none });
  }

  private propose({ data, actor: by, at }: AuthorityEntry): void {
    const read = LawProposed.safeParse(data).data;
    const draft = read && this.known.get(read.draftId);
    if (!read || !draft || objectionToProposal(draft, read.day, at as Instant)) return;
    const { draftId, signature, ...figures } = read;
    if (!this.signs(lawAct('propose_law', draft, figures), signature, { by, at }, 'law.draft')) return;
    this.known.set(draftId, { ...draft, proposal: { ...figures, by, at } });
  }

  private adopt({ data, actor: by, at }: AuthorityEntry): void {
    const read = LawSettled.safeParse(data).data;
    const draft = read && this.known.get(read.draftId);
    const personOf = (account: string) => this.authority.personOf(account);
    if (!read || !draft?.proposal || objectionToAdoption(draft, { by, personOf, now: at as Instant })) return;
    if (!this.signs(lawAct('adopt_law', draft, draft.proposal), read.signature, { by, at }, 'law.adopt')) return;
    this.known.set(draft.draftId, { ...draft, adopted: { by, at } });
  }

  private withdraw({ data, actor: by, at }: AuthorityEntry): void {
    const read = LawSettled.safeParse(data).data;
    const draft = read && this.known.get(read.draftId);
    if (!read || !draft?.proposal || objectionToWithdrawal(draft, at as Instant)) return;
    if (!this.signs(lawAct('withdraw_law', draft, draft.proposal), read.signature, { by, at }, 'law.adopt')) return;
    this.known.set(draft.draftId, { ...draft, withdrawn: { by, at } });
  }

  private check({ data, actor: by, at }: AuthorityEntry): void {
    const read = SourceChecked.safeParse(data).data;
    if (read && this.held(by, at, 'law.check_source')) this.checks.set(read.text, { by, at });
  }

  private held(account: string, at: string, action: 'law.draft' | 'law.adopt' | 'law.check_source'): boolean {
    const allowed: readonly Role[] = generalPermissions[action];
    const known = this.authority.accountAt(account, at as Instant);
    return known?.active === true && known.roles.some((role) => allowed.includes(role));
  }

  private signs(act: ActToSign, signature: Signature, { by, at }: Moment, action: 'law.draft' | 'law.adopt'): boolean {
    return this.authority.objectionTo(act, signature, by, at as Instant) === null && this.held(by, at, action);
  }
}

const orderOf = ({ proposal, adopted }: LawDraft): string => `${proposal?.day} ${adopted?.at}`;
