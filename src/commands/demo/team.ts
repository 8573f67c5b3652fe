/** The legal team of the demonstration: each row of the law is decided by at least three of them. */
import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { PersonId } from '../../domain/kernel/brand.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import type { Role } from '../../domain/law/vocabulary.js';
import { sha256 } from '../../domain/ledger/hash.js';
import { grantAct } from '../../domain/signature/key-event.js';
import { newToken } from '../../identity/attempt/token.js';
import { FirstPasswordService } from '../../identity/first-password/first-password.service.js';
import { PeopleService } from '../../identity/people/people.service.js';
import { DeskClient } from './desk-client.js';

interface Member {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

const administrator: Member = { name: 'Ana Martin', email: 'ana.martin@greffe.example', roles: ['administrator'] };
/** The second of the first two: she confirms what the administrator asks. */
const HEAD = 'helene.carpentier@greffe.example';
const members: readonly Member[] = [
  { name: 'Camille Aubry', email: 'camille.aubry@greffe.example', roles: ['jurist'] },
  { name: 'Idriss Belhadj', email: 'idriss.belhadj@greffe.example', roles: ['jurist'] },
  { name: 'Solène Guérin', email: 'solene.guerin@greffe.example', roles: ['jurist'] },
  { name: 'Hélène Carpentier', email: HEAD, roles: ['head_of_legal'] },
  { name: 'Jeanne Delmas', email: 'jeanne.delmas@greffe.example', roles: ['dpo'] },
  { name: 'Marc Estienne', email: 'marc.estienne@greffe.example', roles: ['ciso'] },
  { name: 'Nadia Ferrand', email: 'nadia.ferrand@greffe.example', roles: ['executive'] },
];

/**
 * Registers the team as a new installation does, and signs in over HTTP those who decide: the administrator and the head of
 * legal are the first two; the administrator asks for the others, the head signs each grant, and each chooses a password.
 * The administrator is the last.
 */
export async function signInTeam(rooms: INestApplicationContext, base: string): Promise<DeskClient[]> {
  const people = rooms.get(PeopleService);
  const accounts = members.map(accountOf);
  const asks = accountOf(administrator);
  const { id: asking } = valueOrFail(await people.addFirst(asks, 'demo'));
  const first = accounts.find(({ email }) => email === HEAD);
  if (!first) throw new Error('The team has no head.');
  valueOrFail(await people.addFirst(first, 'demo'));
  const head = await DeskClient.signIn(base, first);
  const team: DeskClient[] = [];
  for (const account of accounts) {
    if (account !== first) await admit(rooms, account, asking, head);
    team.push(account === first ? head : await DeskClient.signIn(base, account));
  }
  return [...team, await DeskClient.signIn(base, asks)];
}

/** The code that the head makes is known to the newcomer and to no one else; the grant that she signs holds its digest. */
async function admit(
  rooms: INestApplicationContext,
  { name, email, roles, password }: ReturnType<typeof accountOf>,
  asking: PersonId,
  head: DeskClient,
): Promise<void> {
  const asked = valueOrFail(await rooms.get(PeopleService).addPerson({ name, email, roles }, asking));
  const code = newToken();
  const digest = sha256(Buffer.from(code)).toString('hex');
  const grant = { grantId: asked.grantId, person: asked.id, what: 'roles', roles, askedBy: asking, code: digest };
  const signature = await head.sign(grantAct(grant));
  await head.post(`/api/grants/${asked.grantId}/confirmation`, { code: digest, signature });
  valueOrFail(await rooms.get(FirstPasswordService).choose({ code, askedCode: asked.askedCode }, password));
}

const accountOf = (member: Member) => ({ ...member, roles: [...member.roles], password: newPassword() });
const newPassword = (): string => randomBytes(18).toString('base64url');
