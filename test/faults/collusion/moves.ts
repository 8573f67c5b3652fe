/** Everything that a member of the group may try on a case, honest or not. */
import type { Command } from '../../../src/domain/case/command.js';
import { valueIn } from '../../../src/domain/case/model/correction.js';
import type { FactValue } from '../../../src/domain/case/model/fact-value.js';
import { askedRoles } from '../../../src/domain/case/model/floor.js';
import { isOriginProved } from '../../../src/domain/case/model/receiving.js';
import type { RequestFacts } from '../../../src/domain/law/fact.js';
import { id, payload, requester, service } from '../../support/case-walk.js';
import { requisition } from '../../support/requisition.js';
import { tableOf } from '../../support/target-table.js';
import { type Desk, digestOf, type File, type Which, type World } from './desk.js';
import { actorOf, type Member } from './people.js';

export interface Next {
  readonly label: string;
  readonly world: World;
}

const fact = (name: string, value: unknown): Command =>
  ({ type: 'confirm_fact', confirmed: { fact: name, value } as FactValue }) as Command;

const particulars = ['issuerCountry', 'issuerKind', 'bases', 'categories'] as const;
const typed = (facts: Partial<RequestFacts>): Command[] =>
  Object.entries(facts).map(([name, value]) => fact(name, value));

/** What a person types over the facts; each is one try, of one or more facts. */
/** The evidence without which no origin is said to be established. */
const signedAct: Command = {
  ...{ type: 'record_origin', zone: 'FR', method: 'signed_act', person: 'x', doneAt: '2026-11-24T13:50:00.000Z' },
  ...{ evidence: 'c'.repeat(64), noteId: id(997) },
};

const corrections = {
  'zone FR': typed({ issuerZone: 'FR' }),
  'zone UNKNOWN': typed({ issuerZone: 'UNKNOWN' }),
  'zone THIRD': typed({ issuerZone: 'THIRD' }),
  'relay NONE': typed({ relayedBy: 'NONE' }),
  'origin holds': [signedAct, fact('origin_established', 'holds')],
  'a French act': particulars.map((name) => fact(name, requisition[name])),
} as const satisfies Readonly<Record<string, readonly Command[]>>;
export type Correction = keyof typeof corrections;

/** What a group tries beside preparing, approving and releasing. */
export interface Tries {
  readonly corrections: readonly Correction[];
  /** Records and confirms evidence of the origin and of the mailbox. */
  readonly evidence?: boolean;
  /** Lowers the quorum. */
  readonly lowering?: boolean;
  /** Joins a message of an insider, and confirms its address. */
  readonly address?: boolean;
  /** Closes the case as withdrawn, or withdraws a correction. */
  readonly withdrawing?: boolean;
}

/** Every check that is open is said to hold, and every fact that the judgement stands on is confirmed as it is. */
/** Records that establish a mailbox; who recorded that the origin is proved opens and closes nothing. */
export const addressed = (origins: File['state']['origins']): File['state']['origins'] =>
  origins.filter(({ proves }) => proves !== 'origin');

function settling(state: File['state']): Command[] {
  const { facts, classification, targets } = state;
  if (!facts || !classification) return [];
  const proof: Command[] = isOriginProved(state) ? [] : [{ ...signedAct, zone: facts.issuerZone } as Command];
  const open: readonly string[] = [...classification.unknown, ...classification.failing];
  const others = classification.facts.filter((name) => !open.includes(name));
  const ordinary = Array.from({ length: targets }, () => 'ordinary' as const);
  const said = (check: string) => (check === 'target_not_protected' && targets > 1 ? { qualities: ordinary } : {});
  return [
    ...proof,
    ...open.map((check) => ({ ...fact(check, 'holds'), ...said(check) }) as Command),
    ...others.map((name) => fact(name, valueIn(facts, name))),
  ];
}

const preparing = ({ mailbox, state }: File, anywhere: boolean): Command => {
  const zone = anywhere && state.facts ? state.facts.issuerZone : mailbox;
  const letter = { id: id(500), kind: 'answer', language: 'fr', template: 'answer.v1' } as const;
  const letters = [{ ...letter, templateSha256: payload, sha256: payload, zone, mailbox: digestOf(mailbox) }];
  return {
    type: 'prepare',
    preparationId: id(200),
    action: 'disclose',
    payload,
    letters,
    attached: 1,
    disclosure: tableOf(state.targets, 1),
  };
};

/** Tries on one case that lead towards its disclosure, or lower what it asks. */
function attempts(file: File, { account }: Member, { off }: Desk, tries: Tries): [string, readonly Command[]][] {
  const { state } = file;
  const noteId = id(300);
  const seen = { preparationId: id(200), payload };
  const proposal = state.proposed?.seq ?? 0;
  const all: [string, boolean, readonly Command[]][] = [
    ...tries.corrections.map((name): [string, boolean, readonly Command[]] => [
      ...([`corrects to ${name}`, true] as const),
      corrections[name],
    ]),
    ['confirms the correction', state.proposed !== null, [{ type: 'confirm_correction', proposal }]],
    ['withdraws the correction', tries.withdrawing === true, [{ type: 'withdraw_correction', proposal }]],
    ['withdraws the case', tries.withdrawing === true, [{ type: 'withdraw', noteId }]],
    ['records evidence of a French origin', tries.evidence === true, [recording(account)]],
    ...addressed(state.origins).map(({ by, noteId: record }): [string, boolean, Command[]] => [
      ...([`confirms the evidence of ${by.slice(-2)}`, true] as const),
      [{ type: 'confirm_origin', noteId: record }],
    ]),
    [
      'asks to lower the quorum',
      tries.lowering === true,
      [{ type: 'ask_lower_floor', why: 'another_request', noteId }],
    ],
    ['lowers the quorum', state.lowering !== null, [{ type: 'lower_floor', noteId }]],
    ['settles and prepares', state.preparation === null, [...settling(state), preparing(file, off.has('mailbox'))]],
    ...[...new Set(askedRoles(state))].map((role): [string, boolean, Command[]] => [
      ...([`approves as ${role}`, state.preparation !== null] as const),
      [{ type: 'approve', ...seen, role, requester }],
    ]),
    ['releases it', state.preparation !== null, [{ type: 'release', ...seen }]],
  ];
  return all.filter(([, open]) => open).map(([label, , commands]) => [label, commands]);
}

/** One record an account: a later one says nothing more. */
const recording = (account: string): Command => ({
  ...{ type: 'record_origin', zone: 'FR', method: 'official_publication', evidence: payload, noteId: account },
});

/** What only changes the demands: enough of the first case where the second is the one to be disclosed. */
const beside = /^(corrects|confirms the correction|asks|lowers|withdraws)/;

/** Every world that one try of one member leads to; a try that changes nothing leads nowhere. */
export function* following(desk: Desk, world: World, tries: Tries, repeated: boolean): Generator<Next> {
  if (repeated && world.copy === null) {
    const copy = desk.received('copy', requisition, 'FR', world);
    yield { label: 'a second message about the same act comes in', world: { ...world, copy } };
  }
  for (const which of ['foreign', 'copy'] as const) {
    const judged = desk.classified(world, which);
    if (judged) yield { label: `the rules judge the ${which} case`, world: { ...world, [which]: judged } };
    if (world[which]?.state.status !== 'open') continue;
    for (const member of desk.members) yield* triedBy(member, desk, world, which, tries);
  }
}

function* triedBy(member: Member, desk: Desk, world: World, which: Which, tries: Tries): Generator<Next> {
  const file = world[which];
  if (!file) return;
  const narrow = which === 'foreign' && world.copy !== null;
  for (const [label, commands] of attempts(file, member, desk, tries)) {
    if (narrow && !beside.test(label)) continue;
    const after = allowed(desk, world, which, member, commands);
    if (after !== file) yield { label: `${member.name} ${label} (${which})`, world: { ...world, [which]: after } };
  }
  const moved = narrow || !tries.address ? null : answeredInFrance(desk, world, which, member);
  if (moved)
    yield { label: `${member.name} confirms a French address (${which})`, world: { ...world, [which]: moved } };
}

/** One command after the other, passing over those that are refused. */
function allowed(desk: Desk, world: World, which: Which, member: Member, commands: readonly Command[]): File | null {
  return commands.reduce<File | null>(
    (file, command) => desk.taken({ ...world, [which]: file }, which, command, actorOf(member)) ?? file,
    world[which],
  );
}

/** A message of an insider joins the case, and its address is the one that is confirmed. */
function answeredInFrance(desk: Desk, world: World, which: Which, member: Member): File | null {
  if (world[which]?.mailbox === 'FR') return null;
  const joined = desk.taken(world, which, { type: 'join', messageId: id(101), reason: 'thread' }, service);
  const address: Command = { type: 'confirm_address', addressId: id(400), digest: digestOf('FR'), noteId: id(301) };
  const after = joined && desk.taken({ ...world, [which]: joined }, which, address, actorOf(member));
  return after && { ...after, mailbox: 'FR' };
}
