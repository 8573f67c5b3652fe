/** The registered people, their sessions, the failed jobs, and the state of the service. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { actOn, payloadOfThing, randomCode, sha256Of, sign, type Wording } from '../api/signing.js';
import { confirmationOf, type GrantAsk, type Reads, secondingOf } from './signed-ask.js';

export type Person = components['schemas']['Person'];
export type NewPerson = components['schemas']['NewPerson'];
export type Grant = components['schemas']['WaitingGrants']['grants'][number];
export type SigningKey = components['schemas']['SigningKeys']['keys'][number];

/** Made in the browser of the user who confirms, and unknown to the server until the person signs in with it. */
export interface FirstCode {
  readonly code: string;
  readonly expiresAt: string;
}

export type FailedJob = components['schemas']['FailedJobs']['jobs'][number];
export type Settlement = components['schemas']['WorkSettlement']['why'];

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => take(client.GET('/api/people', { signal })),
});

const of = (id: string) => ({ params: { path: { id } } });

export const sessionsOfQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id, 'sessions'],
    queryFn: ({ signal }) => take(client.GET('/api/people/{id}/sessions', { ...of(id), signal })),
  });

export const addPerson = (body: NewPerson) => take(client.POST('/api/people', { body }));
export const changeRoles = (id: string, roles: NewPerson['roles'], ask: GrantAsk) =>
  take(client.PUT('/api/people/{id}/roles', { ...of(id), body: { roles, ask } }));
export const closeAccount = (id: string, ask: GrantAsk) =>
  take(client.POST('/api/people/{id}/closing', { ...of(id), body: ask }));
export const endSessions = (id: string) => take(client.DELETE('/api/people/{id}/sessions', of(id)));
export const endSessionOf = (id: string, sessionId: string) =>
  take(client.DELETE('/api/people/{id}/sessions/{sessionId}', { params: { path: { id, sessionId } } }));
export const liftLock = (id: string) => take(client.DELETE('/api/people/{id}/lock', of(id)));
export const recover = (id: string, ask: GrantAsk) =>
  take(client.POST('/api/people/{id}/recovery', { ...of(id), body: ask }));
export const forgetFactors = (id: string, ask: GrantAsk) =>
  take(client.POST('/api/people/{id}/lost-factors', { ...of(id), body: ask }));

export const mergePersons = (id: string, person: string, ask: GrantAsk) =>
  take(client.POST('/api/people/{id}/one-person', { ...of(id), body: { person, ask } }));
export const partPersons = (id: string, ask: GrantAsk) =>
  take(client.POST('/api/people/{id}/two-persons', { ...of(id), body: ask }));

export const grantsQuery = queryOptions({
  queryKey: ['grants'],
  refetchInterval: 30_000,
  queryFn: async ({ signal }) => (await take(client.GET('/api/grants', { signal }))).grants,
});

/** Signed with the digest of the first code, where the person has no password yet; answers that code. */
export async function confirmGrant(grant: Grant, reads: Reads): Promise<FirstCode | null> {
  const code = grant.wantsCode ? randomCode() : null;
  const digest = code === null ? null : await sha256Of(code);
  const signature = await sign(await confirmationOf(grant, digest), reads);
  const body = { code: digest, signature };
  const { firstCode } = await take(client.POST('/api/grants/{id}/confirmation', { ...of(grant.id), body }));
  return firstCode && code !== null ? { code, ...firstCode } : null;
}

/** As the first of two people: no code is made yet. */
export async function secondGrant(grant: Grant, reads: Reads): Promise<void> {
  const signature = await sign(await secondingOf(grant), reads);
  await take(client.POST('/api/grants/{id}/seconding', { ...of(grant.id), body: { signature } }));
}

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  refetchInterval: 30_000,
  queryFn: async ({ signal }) => (await take(client.GET('/api/keys', { signal }))).keys,
});

export async function confirmKey({ id, fingerprint, seq }: SigningKey, reads: Reads) {
  const signature = await sign(actOn('confirm_key', { payload: fingerprint, preparation: id, seq }), reads);
  return take(client.POST('/api/keys/{id}/confirmation', { ...of(id), body: { signature } }));
}

export type Suspension = components['schemas']['Suspensions']['suspensions'][number];

export const suspensionsQuery = queryOptions({
  queryKey: ['suspensions'],
  refetchInterval: 30_000,
  queryFn: async ({ signal }) => (await take(client.GET('/api/suspensions', { signal }))).suspensions,
});

export async function suspend(account: string, reads: Wording) {
  const id = crypto.randomUUID();
  const payload = await payloadOfThing({ account });
  const signature = await sign(actOn('suspend_account', { payload, preparation: id }), reads);
  return take(client.POST('/api/suspensions', { body: { id, account, signature } }));
}

export async function liftSuspension({ id }: Suspension, reads: Reads) {
  const signature = await sign(actOn('lift_suspension', { preparation: id }), reads);
  return take(client.POST('/api/suspensions/{id}/lifting', { ...of(id), body: { signature } }));
}

/** Of a key that the machine announced. */
export async function endFounding({ id, fingerprint }: SigningKey, reads: Reads) {
  const signature = await sign(actOn('revoke_key', { payload: fingerprint, preparation: id }), reads);
  return take(client.POST('/api/keys/{id}/ending', { ...of(id), body: { signature } }));
}

export const refuseKey = (id: string) => take(client.POST('/api/keys/{id}/refusal', of(id)));
export async function refuseGrant({ id }: Grant, reads: Reads) {
  const signature = await sign(actOn('refuse_grant', { preparation: id }), reads);
  return take(client.POST('/api/grants/{id}/refusal', { ...of(id), body: { signature } }));
}

export const statusQuery = queryOptions({
  queryKey: ['status'],
  refetchInterval: 30_000,
  queryFn: ({ signal }) => take(client.GET('/api/status', { signal })),
});

export const workQuery = queryOptions({
  queryKey: ['failed-jobs'],
  refetchInterval: 30_000,
  queryFn: async ({ signal }) => (await take(client.GET('/api/jobs/failed', { signal }))).jobs,
});

export type Alarm = components['schemas']['AlarmList']['alarms'][number];

/** Those that are not answered yet. */
export const alarmsQuery = queryOptions({
  queryKey: ['alarms'],
  refetchInterval: 30_000,
  queryFn: async ({ signal }) => {
    const { alarms } = await take(client.GET('/api/alarms', { signal }));
    return alarms.filter(({ seenBy }) => seenBy === null);
  },
});

export const answerAlarm = (alarmId: string) =>
  take(client.POST('/api/alarms/{alarmId}/answer', { params: { path: { alarmId } } }));

export const retryWork = (id: string) => take(client.POST('/api/jobs/failed/{id}/retry', of(id)));
export const settleWork = (id: string, why: Settlement) =>
  take(client.POST('/api/jobs/failed/{id}/settlement', { ...of(id), body: { why } }));

/** An act after which all lists of this page are read again. */
export function useAdministration<Given>(act: (given: Given) => Promise<unknown>, done?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => done?.(),
    onSettled: () =>
      Promise.all(
        [peopleQuery, grantsQuery, suspensionsQuery, keysQuery, workQuery, alarmsQuery, statusQuery].map(
          ({ queryKey }) => queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
