/** The second person of a grant, over HTTP: they make the first code, and sign the grant with its digest. */

import { sha256 } from '../../src/domain/ledger/hash.js';
import { grantAct } from '../../src/domain/signature/key-event.js';
import { newToken } from '../../src/identity/attempt/token.js';
import type { Answer, Desk, Member } from './desk.js';

export interface Grant {
  readonly id: string;
  readonly person: string;
  readonly what: string;
  readonly roles: string[] | null;
  readonly askedBy: string;
  readonly wantsCode: boolean;
}

/** What waits for that person, or under that id. */
export async function grantOf(reader: Member, id: string): Promise<Grant> {
  const { grants } = (await reader.send('GET', '/api/grants')).json<{ grants: Grant[] }>();
  const found = grants.find((grant) => grant.id === id || grant.person === id);
  if (!found) throw new Error('Nothing waits.');
  return found;
}

export async function signedGrant(desk: Pick<Desk, 'signing'>, by: Member, grant: Grant, code = newToken()) {
  const { id, wantsCode, person, what, roles, askedBy } = grant;
  const digest = wantsCode ? sha256(Buffer.from(code)).toString('hex') : null;
  const act = grantAct({ grantId: id, person, what, ...(roles && { roles }), askedBy, code: digest });
  return { code: digest, signature: (await desk.signing.of(by.id)).sign(act) };
}

export async function confirmGrant(desk: Desk, by: Member, grant: Grant, code?: string): Promise<Answer> {
  const body = await signedGrant(desk, by, grant, code);
  return by.send('POST', `/api/grants/${grant.id}/confirmation`, { body });
}
