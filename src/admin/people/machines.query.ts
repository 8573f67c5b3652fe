/** The machines that may call the API. The secret of one is made here and sent nowhere. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { actOn, payloadOfThing, randomCode, type Shown, sha256Of, sign } from '../api/signing.js';

export type Machine = components['schemas']['MachineList']['machines'][number];
export type MachineClient = components['schemas']['MachineClient'];
export type Scope = MachineClient['scopes'][number];

/** How a person reads what they sign. */
interface Reads {
  readonly title: string;
  readonly shown: (client: MachineClient) => readonly Shown[];
}

/** What the machine signs in with: shown this once. */
export interface MachineSecret {
  readonly id: string;
  readonly secret: string;
}

export const machinesQuery = queryOptions({
  queryKey: ['machines'],
  refetchInterval: 30_000,
  queryFn: async ({ signal }) => (await take(client.GET('/api/machines', { signal }))).machines,
});

export async function proposeMachine(
  given: Omit<MachineClient, 'secretSha256'>,
  { title, shown }: Reads,
): Promise<MachineSecret> {
  const [changeId, secret] = [crypto.randomUUID(), randomCode()];
  const proposed = { ...given, secretSha256: await sha256Of(secret) };
  const payload = await payloadOfThing(proposed);
  const act = actOn('propose_machine', { payload, preparation: changeId });
  const signature = await sign(act, { title, shown: shown(proposed) });
  await take(client.POST('/api/machines', { body: { changeId, client: proposed, signature } }));
  return { id: changeId, secret };
}

const of = (id: string) => ({ params: { path: { id } } });

export async function confirmMachine(machine: Machine, { title, shown }: Reads): Promise<void> {
  const act = actOn('adopt_machine', { payload: machine.sha256, preparation: machine.id });
  const signature = await sign(act, { title, shown: shown(machine.client) });
  await take(client.POST('/api/machines/{id}/adoption', { ...of(machine.id), body: { signature } }));
}

export const withdrawMachine = ({ id }: Machine) => take(client.POST('/api/machines/{id}/withdrawal', of(id)));
export const revokeMachine = ({ id }: Machine) => take(client.POST('/api/machines/{id}/revocation', of(id)));

/** An act after which the list is read again. */
export function useMachineAct<Given>(act: (given: Given) => Promise<unknown>, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: done,
    onSettled: () => queries.invalidateQueries({ queryKey: machinesQuery.queryKey }),
  });
}
