/** The legal team of the demonstration: each row of the law is decided by at least three of them. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { valueOrFail } from '../../domain/kernel/result.js';
import type { Role } from '../../domain/law/vocabulary.js';
import { sha256 } from '../../domain/ledger/hash.js';
import { newToken } from '../../identity/account/attempt/token.js';
import { PeopleService } from '../../identity/people/accounts/people.service.js';
import { FirstPasswordService } from '../../identity/people/first-password/first-password.service.js';
import { DeskClient } from './desk-client.js';
import { confirmationOf, secondingOf, signedAsk } from './signed-ask.js';

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
 * legal are the first two; the administrator asks for the others, the head signs each grant, after the DPO once there is one,
 * and each chooses a password.
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
  const [ana, head] = [await DeskClient.signIn(base, asks), await DeskClient.signIn(base, first)];
  const team: DeskClient[] = [];
  for (const account of accounts) {
    const second = team.find((each) => each !== head && each.roles.includes('dpo'));
    if (account !== first) await admit(rooms, account, { asking, ana, head, second });
    team.push(account === first ? head : await DeskClient.signIn(base, account));
  }
  return [...team, ana];
}

interface Admitting {
  readonly asking: string;
  readonly ana: DeskClient;
  readonly head: DeskClient;
  /** Confirms first, as soon as there are two who may. */
  readonly second: DeskClient | undefined;
}

/** Each of the two makes a code, which is known to the newcomer and to no one else, and signs its digest. */
async function admit(
  rooms: INestApplicationContext,
  { name, email, roles, password }: ReturnType<typeof accountOf>,
  { asking, ana, head, second }: Admitting,
): Promise<void> {
  const person = { id: randomUUID(), name, email };
  const wanted = { person, what: 'roles', roles, askedBy: asking, wantsCode: true };
  const { given, askedCode } = await signedAsk(wanted, (act) => ana.sign(act));
  await ana.post('/api/people', { ...person, roles, ask: given });
  const code = newToken();
  const digest = sha256(Buffer.from(code)).toString('hex');
  const { grantId, cardSalt, half } = given;
  const waiting = { ...wanted, ...person, id: grantId, person: person.id, cardSalt, half };
  if (second) {
    await second.post(`/api/grants/${grantId}/seconding`, { signature: await second.sign(secondingOf(waiting)) });
  }
  const signature = await head.sign(confirmationOf(waiting, digest));
  await head.post(`/api/grants/${grantId}/confirmation`, { code: digest, signature });
  valueOrFail(await rooms.get(FirstPasswordService).choose({ code, askedCode }, password));
}

const accountOf = (member: Member) => ({ ...member, roles: [...member.roles], password: newPassword() });
const newPassword = (): string => randomBytes(18).toString('base64url');
