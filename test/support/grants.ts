/** Both people of a grant, over HTTP: each makes a code and signs its digest. */
import { randomUUID } from 'node:crypto';
import {
  type AskedFor,
  confirmationOf,
  secondingOf,
  signedAsk,
  type WaitingAsk,
} from '../../src/commands/demo/signed-ask.js';
import { sha256 } from '../../src/domain/ledger/hash.js';
import { refusalAct } from '../../src/domain/signature/grant-event.js';
import { newToken } from '../../src/identity/account/attempt/token.js';
import type { Answer, Desk, Member } from './desk.js';

export type Grant = WaitingAsk;
type Signs = Pick<Desk, 'signing'>;

/** What the administrator sends with what they ask, and the code that they hand over. */
export async function askOf(desk: Signs, by: Pick<Member, 'id'>, asked: Omit<AskedFor, 'askedBy'>) {
  const key = await desk.signing.of(by.id);
  return signedAsk({ ...asked, askedBy: by.id }, (act) => key.sign(act));
}

/** A new account, asked for by that administrator. */
export async function askForPerson(
  desk: Signs,
  by: Member,
  {
    name = 'Grace',
    email = `grace-${randomUUID()}@desk.example`,
    roles,
  }: { name?: string; email?: string; roles: string[] },
) {
  const person = { id: randomUUID(), name, email };
  const { given, askedCode } = await askOf(desk, by, { person, what: 'roles', roles, wantsCode: true });
  const answer = await by.send('POST', '/api/people', { body: { ...person, roles, ask: given } });
  return { ...person, grantId: given.grantId, askedCode, answer };
}

interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Of a person who has a password. */
export async function askForRoles(desk: Signs, by: Member, person: Account, roles: string[]): Promise<Answer> {
  const { given } = await askOf(desk, by, { person, what: 'roles', roles, wantsCode: false });
  return by.send('PUT', `/api/people/${person.id}/roles`, { body: { roles, ask: given } });
}

export async function askForRecovery(desk: Signs, by: Member, person: Account) {
  const { given, askedCode } = await askOf(desk, by, {
    ...{ person, what: 'recovery', wantsCode: true },
  });
  return {
    askedCode,
    grantId: given.grantId,
    answer: await by.send('POST', `/api/people/${person.id}/recovery`, { body: given }),
  };
}

export async function askToForget(desk: Signs, by: Member, person: Account): Promise<Answer> {
  const { given } = await askOf(desk, by, { person, what: 'factors', wantsCode: false });
  return by.send('POST', `/api/people/${person.id}/lost-factors`, { body: given });
}

/** That an account be closed, be of one person with another, or no longer. */
export async function askAbout(
  desk: Signs,
  by: Member,
  person: Account,
  what: 'closing' | 'one_person' | 'two_persons',
  of?: string,
): Promise<Answer> {
  const { given } = await askOf(desk, by, { person, what, wantsCode: false, ...(of && { of }) });
  const body = of ? { person: of, ask: given } : given;
  return by.send('POST', `/api/people/${person.id}/${what.replace('_', '-')}`, { body });
}

/** Closed by two, over HTTP. */
export async function closeAccount(
  desk: Desk,
  [by, second]: readonly [Member, Member],
  person: Account,
): Promise<void> {
  await askAbout(desk, by, person, 'closing');
  await confirmGrant(desk, second, await grantOf(second, person.id, 'closing'));
}

/** One person from now on, by two others, over HTTP. */
export async function merge(
  desk: Desk,
  [by, second]: readonly [Member, Member],
  one: Account,
  other: Account,
): Promise<Answer> {
  await askAbout(desk, by, one, 'one_person', other.id);
  return confirmGrant(desk, second, await grantOf(second, one.id, 'one_person'));
}

/** What waits for that person, or under that id. */
export async function grantOf(reader: Member, id: string, what?: string): Promise<Grant> {
  const { grants } = (await reader.send('GET', '/api/grants')).json<{ grants: Grant[] }>();
  const found = grants.find((grant) => [grant.id, grant.person].includes(id) && (what ?? grant.what) === grant.what);
  if (!found) throw new Error('Nothing waits.');
  return found;
}

export async function signedGrant(desk: Signs, by: Pick<Member, 'id'>, grant: Grant, code = newToken()) {
  const digest = grant.wantsCode ? sha256(Buffer.from(code)).toString('hex') : null;
  return { code: digest, signature: (await desk.signing.of(by.id)).sign(confirmationOf(grant, digest)) };
}

/** Refused, or taken back, by the signature of that person. */
export async function refuseGrant(desk: Signs, by: Member, id: string): Promise<Answer> {
  const signature = (await desk.signing.of(by.id)).sign(refusalAct(id));
  return by.send('POST', `/api/grants/${id}/refusal`, { body: { signature } });
}

export async function secondGrant(desk: Signs, by: Member, grant: Grant): Promise<Answer> {
  const signature = (await desk.signing.of(by.id)).sign(secondingOf(grant));
  return by.send('POST', `/api/grants/${grant.id}/seconding`, { body: { signature } });
}

export async function confirmGrant(desk: Desk, by: Member, grant: Grant, code?: string): Promise<Answer> {
  const body = await signedGrant(desk, by, grant, code);
  return by.send('POST', `/api/grants/${grant.id}/confirmation`, { body });
}
