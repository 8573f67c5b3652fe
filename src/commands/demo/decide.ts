/** People at work: each looks at what waits for them, and does the one thing the case asks of them. */

import { type ActToSign, actOn } from '../../domain/signature/act.js';
import type { CaseView, DeskClient, Task } from './desk-client.js';
import type { Sample } from './samples.js';

/** In the order in which a person would look: what can go, what wants consent, what must be done before. */
const moves = [
  'release',
  'refuse',
  'inform',
  'approve',
  'ratify',
  'record_call_back',
  'clear_hold',
  'confirm_fact',
  'act',
  'prepare',
] as const;
type Move = (typeof moves)[number];

/** One act of one person on one case; false when nothing was left for them to do. */
export async function act(person: DeskClient, task: Task, sample: Sample | undefined): Promise<boolean> {
  const view = await person.case(task.id);
  for (const move of moves) {
    if (task.open.includes(move) && (await steps[move](person, view, sample))) return true;
    if (move === 'confirm_fact') Object.assign(view, await person.case(task.id));
  }
  return false;
}

type Step = (person: DeskClient, view: CaseView, sample: Sample | undefined) => Promise<boolean>;

/** Nothing was kept or removed yet on an order that wants it. */
const unacted = ({ state, actions }: CaseView): boolean => actions.includes('inform') && state.acts.length === 0;

const steps: Readonly<Record<Move, Step>> = {
  release: (person, view) => send(person, view, 'release'),
  refuse: (person, view) => send(person, view, 'refuse'),
  inform: (person, view) => send(person, view, 'inform'),
  approve: async (person, view) => {
    const { preparation, seq } = view.state;
    if (!preparation) return false;
    const given = preparation.consents.map(({ role }) => role);
    const role = view.asked.find((asked) => !given.includes(asked) && person.roles.includes(asked));
    if (role === undefined) return false;
    const { id: preparationId, payload } = preparation;
    const requester = view.requester?.digest;
    const signature = await person.sign({ ...actOf('approve', view.id, preparation), role });
    const consent = { seen: seq, preparationId, payload, role, requester, signature };
    await person.post(`/api/cases/${view.id}/approvals`, consent);
    return true;
  },
  confirm_fact: confirmOne,
  act: async (person, view) => {
    if (!unacted(view)) return false;
    const action = view.state.facts?.categories?.includes('REM') ? 'remove' : 'preserve';
    const reason = 'Fait par la personne d’astreinte.';
    await person.post(`/api/cases/${view.id}/acts`, { seen: view.state.seq, action, reason });
    return true;
  },
  ratify: async (person, view) => {
    const [act] = view.state.acts.filter(({ upheld }) => upheld === null);
    if (!act) return false;
    const reason = 'Vu et confirmé.';
    const signature = await person.sign(actOn('ratify', { case: view.id, preparation: act.id }));
    const ratification = { seen: view.state.seq, upheld: true, reason, signature };
    await person.post(`/api/cases/${view.id}/acts/${act.id}/ratification`, ratification);
    return true;
  },
  /** Once the answer is prepared: by then the move is closed to the preparer, and another person calls. */
  record_call_back: async (person, view) => {
    const { callBack, preparation } = view.state;
    if (!preparation || (callBack && callBack.by !== preparation.preparedBy)) return false;
    const [known] = view.callBackNumbers;
    if (!known) return false;
    await call(person, view, known);
    return true;
  },
  clear_hold: async (person, view, sample) => {
    if (sample?.found?.enforcement_cleared !== 'holds') return false;
    const reason = 'L’autorité de mise en œuvre n’objecte pas.';
    await person.post(`/api/cases/${view.id}/hold/clearance`, { seen: view.state.seq, how: 'clearance', reason });
    return true;
  },
  /** Only a jurist prepares: the preparer may not approve, and a rule may need the approval of each other role. */
  prepare: async (person, view) => {
    const [action] = view.actions;
    if (action === undefined || !person.roles.includes('jurist')) return false;
    if (await givesNotice(person, view)) return true;
    const disclosed = action === 'disclose' ? answered(view) : {};
    await person.post(`/api/cases/${view.id}/preparations`, { seen: view.state.seq, action, ...disclosed });
    return true;
  },
};

/** What is owed and does not leave with the answer. */
async function givesNotice(person: DeskClient, view: CaseView): Promise<boolean> {
  const owed = view.giving.find(({ withAnswer }) => !withAnswer);
  if (owed === undefined) return false;
  const reason = 'Informé par un message du service, versé au dossier.';
  await person.post(`/api/cases/${view.id}/notices`, { seen: view.state.seq, notice: owed.notice, told: true, reason });
  return true;
}

const routes = { release: 'release', refuse: 'refusal', inform: 'confirmation' } as const;

/** What is signed of a preparation: its hash, and the entry that prepared it. */
const actOf = (
  act: ActToSign['act'],
  caseId: string,
  { id, seq, payload }: NonNullable<CaseView['state']['preparation']>,
): ActToSign => actOn(act, { case: caseId, payload, preparation: id, seq });

async function send(person: DeskClient, view: CaseView, how: keyof typeof routes): Promise<boolean> {
  const { preparation, seq } = view.state;
  if (!preparation) return false;
  const { id: preparationId, payload } = preparation;
  const signature = await person.sign(actOf(how, view.id, preparation));
  await person.post(`/api/cases/${view.id}/${routes[how]}`, { seen: seq, preparationId, payload, signature });
  return true;
}

/** A check that the person settled, or a fact that the classification stands on; one at a time. */
async function confirmOne(person: DeskClient, view: CaseView, sample: Sample | undefined): Promise<boolean> {
  const { classification, facts, confirmed, seq } = view.state;
  if (!classification || !facts || !view.actions.includes('disclose')) return false;
  const settled = classification.unknown.find((check) => sample?.found?.[check] !== undefined);
  const fact = settled ?? classification.facts.find((name) => !confirmed.includes(name));
  if (fact === undefined) return false;
  if (fact === 'origin_established' && settled && (await establishOrigin(person, view))) return true;
  const checks = (facts.checks ?? {}) as Record<string, unknown>;
  const value = settled === undefined ? (facts[fact] ?? checks[fact] ?? 'unknown') : sample?.found?.[settled];
  const qualities = fact === 'target_not_protected' && settled ? Array(view.state.targets).fill('ordinary') : undefined;
  await person.post(`/api/cases/${view.id}/facts`, { seen: seq, confirmed: { fact, value }, qualities });
  return true;
}

/** By a call to a number of the directory where it has one; else through a channel that is known. False once it is established. */
async function establishOrigin(person: DeskClient, view: CaseView): Promise<boolean> {
  const { facts, origins, callBack, receivedAt: doneAt, seq } = view.state;
  const zone = facts?.issuerZone;
  if (origins.some((each) => each.proves === 'origin' && each.zone === zone)) return false;
  const [known] = view.callBackNumbers;
  if (known && !callBack) {
    await call(person, view, known);
    return true;
  }
  const wanted = (kind: string) =>
    view.originMethods.find(({ proves, needs }) => proves === 'origin' && needs.length === 1 && needs[0] === kind);
  const method = wanted(callBack ? 'call_back' : 'machine_channel')?.code;
  if (!method) throw new Error(`Nothing establishes the origin of ${view.reference}.`);
  const reference = 'Compte rendu de l’appel, versé au dossier.';
  await person.post(`/api/cases/${view.id}/origins`, { seen: seq, zone, method, doneAt, reference });
  return true;
}

async function call(person: DeskClient, view: CaseView, known: CaseView['callBackNumbers'][number]): Promise<void> {
  const { authority, number } = known;
  const called = { authority, number, outcome: 'confirmed', person: 'L’officier de permanence' };
  const told = { doneAt: view.state.receivedAt, reason: 'La permanence confirme la réquisition.' };
  await person.post(`/api/cases/${view.id}/call-backs`, { seen: view.state.seq, ...called, ...told });
}

/** Each target is produced, with one file for all; where none was read, the account that the request names is added. */
function answered(view: CaseView) {
  const answer = 'produce';
  const read = Array.from({ length: view.state.targets }, (_, place) => ({ place, answer }));
  const added = { place: null, answer, name: 'compte de démonstration', reason: 'Nommé dans la pièce jointe.' };
  return {
    targets: read.length > 0 ? read : [added],
    attachments: [{ ...answerFile(view), target: 'all' }],
  };
}

/** Invented data of an invented account: what a disclosure would carry. */
function answerFile({ reference }: CaseView) {
  const rows = ['compte;titulaire;adresse', 'compte de démonstration;Titulaire Fictif;1 rue de l’Exemple, 00000 Ville'];
  const base64 = Buffer.from(`﻿${rows.join('\r\n')}\r\n`).toString('base64');
  return { name: `${reference}.csv`, contentType: 'text/csv', base64 };
}
