/** The legal team of the demonstration: each row of the law is decided by at least three of them. */
import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { PeopleService } from '../../auth/people.service.js';
import type { Role } from '../../domain/law/vocabulary.js';
import { DeskClient } from './desk-client.js';

interface Member {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

const members: readonly Member[] = [
  { name: 'Camille Aubry', email: 'camille.aubry@greffe.example', roles: ['jurist'] },
  { name: 'Idriss Belhadj', email: 'idriss.belhadj@greffe.example', roles: ['jurist'] },
  { name: 'Solène Guérin', email: 'solene.guerin@greffe.example', roles: ['jurist'] },
  { name: 'Hélène Carpentier', email: 'helene.carpentier@greffe.example', roles: ['head_of_legal'] },
  { name: 'Jeanne Delmas', email: 'jeanne.delmas@greffe.example', roles: ['dpo'] },
  { name: 'Marc Estienne', email: 'marc.estienne@greffe.example', roles: ['ciso'] },
  { name: 'Nadia Ferrand', email: 'nadia.ferrand@greffe.example', roles: ['executive'] },
];

/** Registers the team, or finds it from an earlier run, and signs everyone in over HTTP. */
export async function signInTeam(rooms: INestApplicationContext, base: string): Promise<DeskClient[]> {
  const people = rooms.get(PeopleService);
  const team: DeskClient[] = [];
  for (const member of members) {
    const password = randomBytes(18).toString('base64url');
    const added = await people.addPerson({ ...member, roles: [...member.roles], password }, 'demo');
    if (!added.ok) throw new Error(`${member.name} could not be registered: ${added.refusal.sentence.en}`);
    team.push(await DeskClient.signIn(base, { ...member, password }));
  }
  return team;
}
