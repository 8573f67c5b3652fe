/** The legal team of the demonstration: each row of the law is decided by at least three of them. */
import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { FirstPasswordService } from '../../auth/first-password/first-password.service.js';
import { GrantsService } from '../../auth/grant/grants.service.js';
import { PeopleService } from '../../auth/people.service.js';
import type { Result } from '../../domain/kernel/result.js';
import type { Role } from '../../domain/law/vocabulary.js';
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
 * legal are the first two; the administrator asks for the others, the head confirms each, and each chooses a password.
 */
export async function signInTeam(rooms: INestApplicationContext, base: string): Promise<DeskClient[]> {
  const people = rooms.get(PeopleService);
  const grants = rooms.get(GrantsService);
  const passwords = rooms.get(FirstPasswordService);
  const accounts = members.map(accountOf);
  const { id: asking } = taken(await people.addFirst(accountOf(administrator), 'demo'));
  const head = accounts.find(({ email }) => email === HEAD);
  if (!head) throw new Error('The team has no head.');
  const { id: confirming } = taken(await people.addFirst(head, 'demo'));
  const team: DeskClient[] = [];
  for (const account of accounts) {
    if (account !== head) {
      const { name, email, roles, password } = account;
      const { grantId, askedCode } = taken(await people.addPerson({ name, email, roles }, asking));
      const first = taken(await grants.confirm(grantId, confirming));
      taken(await passwords.choose({ code: first?.code ?? '', askedCode }, password));
    }
    team.push(await DeskClient.signIn(base, account));
  }
  return team;
}

const accountOf = (member: Member) => ({ ...member, roles: [...member.roles], password: newPassword() });
const newPassword = (): string => randomBytes(18).toString('base64url');

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The team could not be registered: ${result.refusal.sentence.en}`);
  return result.value;
}
