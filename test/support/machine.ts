/** A machine of a test: proposed by an administrator, confirmed by another person, over HTTP as the desk does it. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { instant } from '../../src/domain/kernel/instant.js';
import type { MachineClient, MachineScope } from '../../src/domain/machine/client.js';
import { payloadOfThing } from '../../src/domain/signature/act.js';
import { directoryAct } from '../../src/domain/signature/directory-change.js';
import type { Answer, Desk, Member } from './desk.js';
import { machineTime } from './machine-clock.js';

const DAY_MILLISECONDS = 86_400_000;

export interface MachineDesk {
  readonly desk: Pick<Desk, 'address' | 'signing'>;
  readonly administrator: Member;
  readonly head: Member;
}

export interface Proposed {
  readonly id: string;
  readonly secret: string;
  readonly client: MachineClient;
  readonly answer: Answer;
}

export const daysAhead = (days: number): string =>
  instant(new Date(machineTime() + days * DAY_MILLISECONDS).toISOString());

export async function propose(
  { desk, administrator }: MachineDesk,
  scopes: readonly MachineScope[],
  change: Partial<MachineClient> = {},
): Promise<Proposed> {
  const [id, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
  const secretSha256 = createHash('sha256').update(secret).digest('hex');
  const name = `machine-${id.slice(0, 8)}`;
  const given = { name, scopes: [...scopes], owner: administrator.id, until: daysAhead(30), secretSha256 };
  const client: MachineClient = { ...given, ...change };
  const act = directoryAct('propose_machine', { changeId: id, sha256: payloadOfThing(client) });
  const signature = await (await desk.signing.of(administrator.id)).sign(act);
  const answer = await administrator.send('POST', '/api/machines', { body: { changeId: id, client, signature } });
  return { id, secret, client, answer };
}

export async function adopt({ desk }: MachineDesk, { id, client }: Proposed, by: Member): Promise<Answer> {
  const act = directoryAct('adopt_machine', { changeId: id, sha256: payloadOfThing(client) });
  const signature = await (await desk.signing.of(by.id)).sign(act);
  return by.send('POST', `/api/machines/${id}/adoption`, { body: { signature } });
}

/** In force. */
export async function admitted(
  place: MachineDesk,
  scopes: readonly MachineScope[],
  change: Partial<MachineClient> = {},
): Promise<Proposed> {
  const proposed = await propose(place, scopes, change);
  const adopted = await adopt(place, proposed, place.head);
  if (adopted.statusCode !== 204) throw new Error(`${proposed.answer.body} ${adopted.body}`);
  return proposed;
}

/** What POST /api/token answers to HTTP Basic. */
export function askToken(
  address: string,
  { id, secret }: { readonly id: string; readonly secret: string },
  form: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${address}/api/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
  });
}

export async function tokenOf(address: string, credentials: Parameters<typeof askToken>[1]): Promise<string> {
  const answer = (await (await askToken(address, credentials)).json()) as { access_token?: string };
  return String(answer.access_token);
}
