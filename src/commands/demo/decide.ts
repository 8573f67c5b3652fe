/** People at work: each looks at what waits for them, and does the one thing the case asks of them. */

import type { CaseView, DeskClient, Task } from './desk-client.js';
import type { Sample } from './samples.js';

/** Which action a verdict leads to; the others wait for facts or for an event. */
const actions: Readonly<Record<string, string>> = {
  ADMIT: 'disclose',
  ADMIT_COND: 'disclose',
  REFUSE: 'refuse',
  REFUSE_REDIRECT: 'refuse',
  CLARIFY: 'clarify',
};

/** One act of one person on one case; false when nothing was left for them to do. */
export async function act(person: DeskClient, task: Task, sample: Sample | undefined): Promise<boolean> {
  const view = await person.case(task.id);
  for (const move of ['release', 'refuse', 'approve', 'confirm_fact', 'prepare'] as const) {
    if (task.open.includes(move) && (await steps[move](person, view, sample))) return true;
    if (move === 'confirm_fact') Object.assign(view, await person.case(task.id));
  }
  return false;
}

type Step = (person: DeskClient, view: CaseView, sample: Sample | undefined) => Promise<boolean>;

const steps: Readonly<Record<'release' | 'refuse' | 'approve' | 'confirm_fact' | 'prepare', Step>> = {
  release: (person, view) => letGo(person, view, 'release'),
  refuse: (person, view) => letGo(person, view, 'refusal'),
  approve: async (person, view) => {
    const { classification, preparation, seq } = view.state;
    if (!classification || !preparation) return false;
    const given = preparation.consents.map(({ role }) => role);
    const role = classification.approvers.find((asked) => !given.includes(asked) && person.roles.includes(asked));
    if (role === undefined) return false;
    const { id: preparationId, payload } = preparation;
    await person.post(`/api/cases/${view.id}/approvals`, { seen: seq, preparationId, payload, role });
    return true;
  },
  confirm_fact: confirmOne,
  prepare: async (person, view) => {
    const verdict = view.state.classification?.verdict ?? '';
    const action = actions[verdict];
    if (action === undefined) return false;
    const disclosed =
      action === 'disclose' ? { attachments: [answerFile(view)], accountsDisclosed: view.state.targets } : {};
    await person.post(`/api/cases/${view.id}/preparations`, { seen: view.state.seq, action, ...disclosed });
    return true;
  },
};

async function letGo(person: DeskClient, view: CaseView, door: 'release' | 'refusal'): Promise<boolean> {
  const { preparation, seq } = view.state;
  if (!preparation) return false;
  const { id: preparationId, payload } = preparation;
  await person.post(`/api/cases/${view.id}/${door}`, { seen: seq, preparationId, payload });
  return true;
}

/** A check that the person settled, or a fact that the classification stands on; one at a time. */
async function confirmOne(person: DeskClient, view: CaseView, sample: Sample | undefined): Promise<boolean> {
  const { classification, facts, confirmed, seq } = view.state;
  if (!classification || !facts || actions[classification.verdict] !== 'disclose') return false;
  const settled = classification.unknown.find((check) => sample?.found?.[check] !== undefined);
  const fact = settled ?? classification.facts.find((name) => !confirmed.includes(name));
  if (fact === undefined) return false;
  const checks = (facts.checks ?? {}) as Record<string, unknown>;
  const value = settled === undefined ? (facts[fact] ?? checks[fact] ?? 'unknown') : sample?.found?.[settled];
  await person.post(`/api/cases/${view.id}/facts`, { seen: seq, confirmed: { fact, value } });
  return true;
}

/** Invented data of an invented account: what a disclosure would carry. */
function answerFile({ reference }: CaseView) {
  const rows = ['compte;titulaire;adresse', 'compte de démonstration;Titulaire Fictif;1 rue de l’Exemple, 00000 Ville'];
  const base64 = Buffer.from(`﻿${rows.join('\r\n')}\r\n`).toString('base64');
  return { name: `${reference}.csv`, contentType: 'text/csv', base64 };
}
