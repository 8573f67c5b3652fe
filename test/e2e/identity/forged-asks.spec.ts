/** One person who may confirm, with the password of `greffe_identity`: what they ask in the name of the administrator gives nothing. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../src/domain/ledger/hash.js';
import {
  askAct,
  confirmationAct,
  digestOfCard,
  payloadOfAsk,
  type SignedAsk,
} from '../../../src/domain/signature/grant-event.js';
import type { Signature } from '../../../src/domain/signature/signature.js';
import { newToken } from '../../../src/identity/account/attempt/token.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { classOf } from '../../../src/ledger/event-kinds.js';
import { Database } from '../../../src/platform/database/database.js';
import { anySignature } from '../../support/case-walk.js';
import { type Desk, type Member, startDesk } from '../../support/desk.js';
import { confirmGrant, grantOf } from '../../support/grants.js';
import { enrolled, passwordSignatory } from '../../support/signatory.js';

let desk: Desk;
let thief: Database;
let ana: Member;
let head: Member;

beforeAll(async () => {
  desk = await startDesk();
  [ana, head] = [await desk.personWith('administrator'), await desk.personWith('head_of_legal')];
  for (const { id } of [ana, head]) await desk.signing.of(id);
  thief = await Database.connect(desk.fresh.urlOf('greffe_identity'), () => undefined, 1);
}, 60_000);
afterAll(async () => {
  await thief?.close();
  await desk?.close();
});

const insert = `insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
  select $1, coalesce(max(seq), 0) + 1, $2, date_trunc('milliseconds', clock_timestamp()), $3, $4::jsonb, $5,
    sha256(gen_random_uuid()::text::bytea), sha256(gen_random_uuid()::text::bytea)
  from entry where stream = $1`;
const entry = (stream: string, type: string, actor: string, data: object): [string, unknown[]] => [
  insert,
  [stream, type, actor, JSON.stringify(data), classOf(type)],
];
const authority = () => desk.database.transaction((tx) => desk.app.get(Authorities).of(tx));
const digest = (code: string): string => sha256(Buffer.from(code)).toString('hex');

const half = '0123456789abcdefghjkmnpq';

/** Rows and entries as the product writes them, in the name of the administrator. */
async function forged(signed: (ask: SignedAsk) => Promise<Signature>): Promise<SignedAsk> {
  const person = { id: randomUUID(), name: 'Invented', email: `invented-${randomUUID()}@desk.example` };
  const salt = newToken();
  const card = digestOfCard({ ...person, salt });
  const ask = {
    grantId: randomUUID(),
    person: person.id,
    what: 'roles',
    roles: ['executive'],
    card,
    half: digest(half),
  };
  const signature = await signed(ask);
  await thief.transaction(async (tx) => {
    await tx.query(
      `insert into person (id, name, email, password_hash, roles) values ($1, $2, $3, '$argon2id$', '{}')`,
      [...[person.id, person.name, person.email]],
    );
    await tx.query('insert into first_password (person_id) values ($1)', [person.id]);
    await tx.query(...entry('config/people', 'config.person_added', ana.id, { person: person.id, roles: [] }));
    await tx.query(...entry('config/people', 'config.grant_asked', ana.id, { ...ask, signature }));
    await tx.query(
      `insert into grant_request (id, person_id, what, roles, asked_by, card_salt, half)
       values ($1, $2, 'roles', '{executive}', $3, $4, $5)`,
      [ask.grantId, person.id, ana.id, salt, ask.half],
    );
    await tx.query('update first_password set asked_sha256 = $2 where person_id = $1', [
      ...[person.id, Buffer.from(ask.half, 'hex')],
    ]);
  });
  return ask;
}

const forgeries: [string, (ask: SignedAsk) => Promise<Signature>][] = [
  ['a signature of a shape alone', async () => anySignature],
  ['the signature of the one who confirms', async (ask) => (await desk.signing.of(head.id)).sign(askAct(ask, ana.id))],
  [
    'the signature of the administrator over another ask',
    async (ask) => (await desk.signing.of(ana.id)).sign(askAct({ ...ask, person: head.id }, ana.id)),
  ],
];

describe.each(forgeries)('an ask in the name of the administrator, with %s', (_, signed) => {
  it('is confirmed by no one over HTTP', async () => {
    const { grantId } = await forged(signed);
    const answer = await confirmGrant(desk, head, await grantOf(head, grantId));
    expect(answer.json().type).toBe('/problems/grant-ask-void');
  });

  it('gives no role and no key that counts, though its confirmation is written into the log too', async () => {
    const ask = await forged(signed);
    const { grantId, person, what, roles } = ask;
    const code = newToken();
    const act = confirmationAct(grantId, payloadOfAsk(ask, ana.id), digest(code));
    const signature = (await desk.signing.of(head.id)).sign(act);
    const grant = { grantId, person, what, roles, askedBy: ana.id, code: digest(code), signature };
    await thief.query(...entry('config/people', 'config.grant_confirmed', head.id, grant));
    const key = passwordSignatory(person);
    const invitation = { grant: grantId, code, half };
    await thief.query(...entry('keys', 'key.enrolled', person, { ...enrolled(key), invitation }));
    const { people, key: keyOf } = await authority().then((found) => ({
      people: found.people,
      key: found.key(key.key.key),
    }));
    expect([people.get(person)?.roles, keyOf?.state]).toEqual([[], 'waiting']);
  });
});

it('control: the same ask, signed by the administrator, is confirmed', async () => {
  const { grantId } = await forged(async (ask) => (await desk.signing.of(ana.id)).sign(askAct(ask, ana.id)));
  expect((await confirmGrant(desk, head, await grantOf(head, grantId))).statusCode).toBe(200);
});
