/** A thief with the password of `greffe_identity` enrols keys in the names of others; one person who confirms helps the thief. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActToSign, actOn } from '../../../src/domain/signature/act.js';
import { confirmationOf, enrolmentOf } from '../../../src/domain/signature/key-event.js';
import type { Signature } from '../../../src/domain/signature/signature.js';
import { newToken } from '../../../src/identity/account/attempt/token.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { classOf } from '../../../src/ledger/event-kinds.js';
import { Database } from '../../../src/platform/database/database.js';
import { Health } from '../../../src/platform/http/status/health.js';
import { Authenticator } from '../../support/authenticator.js';
import { type Desk, type Member, PASSWORD, startDesk, type Visitor } from '../../support/desk.js';
import { askForRecovery, confirmGrant, grantOf } from '../../support/grants.js';
import { enrolled, passwordSignatory } from '../../support/signatory.js';

let desk: Desk;
let thief: Database;
let [ana, head, jurist]: Member[] = [];

const append = (stream: string, type: string, actor: string, data: unknown) =>
  thief.query(
    `insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
     select $1, coalesce(max(seq), 0) + 1, $2, date_trunc('milliseconds', clock_timestamp()), $3, $4::jsonb, $5,
       sha256(gen_random_uuid()::text::bytea), sha256(gen_random_uuid()::text::bytea)
     from entry where stream = $1`,
    [stream, type, actor, JSON.stringify(data), classOf(type)],
  );
const authority = () => desk.database.transaction((tx) => desk.app.get(Authorities).of(tx));
const problemOf = (answer: Awaited<ReturnType<Visitor['send']>>): string =>
  answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');

beforeAll(async () => {
  desk = await startDesk();
  [ana, head, jurist] = [
    await desk.personWith('administrator'),
    await desk.personWith('head_of_legal'),
    await desk.personWith('jurist'),
  ];
  for (const { id } of [ana, head, jurist]) await desk.signing.of(id);
  thief = await Database.connect(desk.fresh.urlOf('greffe_identity'), () => undefined, 1);
}, 60_000);
afterAll(async () => {
  await thief?.close();
  await desk?.close();
});

describe('a key in the name of a jurist, enrolled by an entry alone', () => {
  const stolen = () => passwordSignatory(jurist?.id ?? '');

  it('is confirmed by no one over HTTP', async () => {
    const key = stolen();
    await append('keys', 'key.enrolled', key.key.person, enrolled(key));
    const { seq = 0 } = (await authority()).key(key.key.key) ?? {};
    const signature = (await desk.signing.of(head?.id ?? '')).sign(confirmationOf(key.key, seq));
    const answer = await (head as Member).send('POST', `/api/keys/${key.key.key}/confirmation`, {
      body: { signature },
    });
    expect(problemOf(answer)).toBe('key-unproved');
    const { keys } = (await (head as Member).send('GET', '/api/keys')).json<{
      keys: { id: string; confirmable: boolean }[];
    }>();
    expect(keys.find(({ id }) => id === key.key.key)?.confirmable).toBe(false);
  });

  it('signs nothing, though the thief writes the confirmation that the head of legal signed, and everyone sees it', async () => {
    const key = stolen();
    await append('keys', 'key.enrolled', key.key.person, enrolled(key));
    const before = await authority();
    const { seq = 0 } = before.key(key.key.key) ?? {};
    const signature = (await desk.signing.of(head?.id ?? '')).sign(confirmationOf(key.key, seq));
    await append('keys', 'key.confirmed', head?.id ?? '', { key: key.key.key, signature });
    const after = await authority();
    const act = actOn('release', {});
    expect(after.objectionTo(act, key.sign(act), key.key.person)).toEqual({ why: 'waiting' });
    expect(after.faults.length).toBe(before.faults.length + 1);
    expect((await desk.app.get(Health, { strict: false }).check()).faults).toContain('void_entries');
  });

  it('is proved by no signature of the person who helps, in the place of an older key', async () => {
    const key = stolen();
    const olderKey = (await desk.signing.of(head?.id ?? '')).sign(enrolmentOf(key.key));
    await append('keys', 'key.enrolled', key.key.person, { ...enrolled(key), olderKey });
    const found = (await authority()).key(key.key.key);
    expect(found && (await authority()).isConfirmable(found)).toBe(false);
  });
});

describe('where passkeys alone sign', () => {
  interface Offered {
    readonly ceremony: string;
    readonly options: Parameters<Authenticator['get']>[0];
  }

  /** The passkey as a second factor, then as a signing key by these codes. */
  async function enrol(person: Visitor, device: Authenticator, codes: object) {
    const { ceremony, options } = (await person.send('POST', '/api/factors/passkeys/options')).json<Offered>();
    const body = { ceremony, name: 'Clé', response: device.create(options) };
    const { id } = (await person.send('POST', '/api/factors/passkeys', { body })).json<{ id: string }>();
    const offer = (await person.send('POST', `/api/keys/passkeys/${id}/options`)).json<{
      act: ActToSign;
      key: string;
      passkey: Offered['options'];
    }>();
    const { authenticatorData, clientDataJSON, signature } = device.get(offer.passkey).response;
    const own: Signature = { key: offer.key, authenticatorData, clientDataJSON, signature };
    return person.send('POST', `/api/keys/passkeys/${id}`, { body: { signature: own, codes } });
  }

  it('the codes of a reset, once they chose a password, make the first passkey of their person count', async () => {
    const strict = await startDesk([], { passwordKeys: 'never' });
    const [asks, confirms, person] = [
      await strict.personWith('administrator'),
      await strict.personWith('head_of_legal'),
      await strict.personWith('jurist'),
    ];
    for (const { id } of [asks, confirms]) await strict.signing.of(id, 'passkey');
    const code = newToken();
    const { askedCode, grantId } = await askForRecovery(strict, asks, person);
    await confirmGrant(strict, confirms, await grantOf(confirms, grantId), code);
    const password = `${PASSWORD} 2`;
    const chosen = await strict.visitor().send('POST', '/api/first-password', { body: { code, askedCode, password } });
    expect(problemOf(chosen)).toBe('done');
    const visitor = strict.visitor();
    await visitor.signIn(person.email, password);
    const device = new Authenticator(`http://localhost:${new URL(strict.address).port}`);
    const answer = await enrol(visitor, device, { code, askedCode });
    expect(answer.json()).toMatchObject({ person: person.id, state: 'confirmed', confirmedBy: confirms.id });
    await strict.close();
  });
});
