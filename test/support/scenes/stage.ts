/** Brings the server into the state that the scenes show. */
import { addDays, quarterOf } from '../../../src/domain/kernel/day.js';
import { endOf } from '../../../src/domain/kernel/instant.js';
import { eventually } from '../eventually.js';
import type { StaffedServer } from '../staffed-server.js';
import { COUNSEL, HEAD, type Staged } from './scene.js';

/** Receives what the scenes need, prepares what waits, and has the running quarter counted. */
export async function stage(staffed: StaffedServer): Promise<Staged> {
  await staffed.setAside('037-lettre-information');
  const asked = await staffed.receive('001-fr-gendarmerie-60-1-sub');
  const forged = await staffed.receive('035-fausse-gendarmerie-domaine-sosie');
  const order = await staffed.receive('024-us-grand-jury-subpoena');
  const relayed = await staffed.receive('023-us-2703d-relaye-par-borealis');
  const other = await staffed.receive('022-us-sca-warrant-scan');
  for (const { id } of [order, relayed, other]) await staffed.prepareRefusal(id);
  await staffed.sendBack(other.id);
  await staffed.prepareRefusal(other.id);
  await staffed.consentOfAll(relayed.id);
  await openToCounsel(staffed, asked.id);
  await buildReport(staffed);
  const [requisition, forgery, prepared] = [asked.id, forged.id, order.id];
  return { requisition, forgery, prepared, again: other.id, consented: relayed.id };
}

async function openToCounsel(staffed: StaffedServer, caseId: string): Promise<void> {
  const counsel = await staffed.visitor(COUNSEL);
  const question = 'La réquisition couvre-t-elle les adresses de connexion, ou la seule identité du titulaire ?';
  const until = endOf(addDays(await staffed.today(), 30));
  const body = { counsel: staffed.member(COUNSEL).id, until, question };
  const invited = await (await staffed.visitor(HEAD)).send('POST', `/api/cases/${caseId}/counsel`, { body });
  const text = 'La seule identité : l’article 60-1 s’étend aux données de trafic, mais l’acte ne les demande pas.';
  const said = await counsel.send('POST', `/api/briefs/${caseId}/contributions`, {
    body: { text, position: 'reserved' },
  });
  if (invited.statusCode !== 201 || said.statusCode !== 204) throw new Error(`${invited.body} ${said.body}`);
}

/** Refused as long as the sequencer has not sealed what it counts. */
async function buildReport(staffed: StaffedServer): Promise<void> {
  const builder = await staffed.visitor(HEAD);
  const period = quarterOf(await staffed.today()).name;
  const reason = {
    fr: 'Le conseil d’administration se réunit avant la fin du trimestre.',
    en: 'The board meets before the end of the quarter.',
  };
  const built = await eventually(
    () => builder.send('POST', '/api/reports', { body: { period, reason } }),
    ({ statusCode }) => statusCode !== 409,
  );
  if (built.statusCode !== 201) throw new Error(`The report was not built: ${built.body}`);
}
