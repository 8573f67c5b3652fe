/** A thief with the password of `greffe_identity` writes a signed grant again: it opens nothing, and everyone sees the alarm. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newToken } from '../../../src/identity/account/attempt/token.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { classOf } from '../../../src/ledger/event-kinds.js';
import { ServiceStatusController } from '../../../src/operations/service-status.controller.js';
import { Database } from '../../../src/platform/database/database.js';
import { Health } from '../../../src/platform/http/status/health.js';
import { type Desk, type Member, PASSWORD, startDesk } from '../../support/desk.js';
import { askForPerson, confirmGrant, grantOf } from '../../support/grants.js';
import { enrolled, passwordSignatory } from '../../support/signatory.js';

let desk: Desk;
let thief: Database;
let [ana, head]: Member[] = [];
let newcomer: { id: string; grantId: string; code: string; half: string };

const append = (stream: string, type: string, actor: string, data: unknown) =>
  thief.query(
    `insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
     select $1, coalesce(max(seq), 0) + 1, $2, date_trunc('milliseconds', clock_timestamp()), $3, $4::jsonb, $5,
       sha256(gen_random_uuid()::text::bytea), sha256(gen_random_uuid()::text::bytea)
     from entry where stream = $1`,
    [stream, type, actor, JSON.stringify(data), classOf(type)],
  );
const authority = () => desk.database.transaction((tx) => desk.app.get(Authorities).of(tx));
const faults = async () => (await desk.app.get(Health, { strict: false }).check()).faults;

beforeAll(async () => {
  desk = await startDesk([ServiceStatusController]);
  [ana, head] = [await desk.personWith('administrator'), await desk.personWith('head_of_legal')];
  for (const { id } of [ana, head]) await desk.signing.of(id);
  const { id, grantId, askedCode } = await askForPerson(desk, ana, { roles: ['executive'] });
  const code = newToken();
  await confirmGrant(desk, head, await grantOf(head, grantId), code);
  await desk.visitor().send('POST', '/api/first-password', { body: { code, askedCode, password: `${PASSWORD} 2` } });
  newcomer = { id, grantId, code, half: askedCode.replaceAll('-', '') };
  thief = await Database.connect(desk.fresh.urlOf('greffe_identity'), () => undefined, 1);
}, 60_000);
afterAll(async () => {
  await thief?.close();
  await desk?.close();
});

describe('a signed grant that is written again', () => {
  it('is no alarm before it is written', async () => {
    expect(await faults()).not.toContain('void_entries');
    expect((await authority()).keys.filter(({ key }) => key.person === newcomer.id)).toMatchObject([
      { state: 'confirmed' },
    ]);
  });

  it('opens no spent invitation: a key of the thief in the name of the newcomer waits', async () => {
    const { id, grantId, code, half } = newcomer;
    const [grant] = await desk.fresh.asOwner<{ data: object }>(
      `select data from entry where type = 'config.grant_confirmed' and data ->> 'grantId' = $1`,
      [grantId],
    );
    const key = passwordSignatory(id);
    await append('config/people', 'config.grant_confirmed', head?.id ?? '', grant?.data);
    await append('keys', 'key.enrolled', id, { ...enrolled(key), invitation: { grant: grantId, code, half } });
    expect((await authority()).key(key.key.key)?.state).toBe('waiting');
  });

  it('raises an alarm that no row holds, shown to people with a session and to no one else', async () => {
    await desk.fresh.asOwner('delete from log_fault; delete from outbox');
    expect(await faults()).toContain('void_entries');
    const { sections } = (await (head as Member).send('GET', '/api/status')).json<{
      sections: { title: { en: string }; rows: { value: { en: string }; state?: string }[] }[];
    }>();
    const shown = sections.find(({ title }) => title.en === 'Rights and keys');
    expect(shown?.rows.map(({ value, state }) => [value.en, state])).toEqual([
      ['2', 'bad'],
      [expect.stringMatching(/^config\/people, seq \d+$/), 'bad'],
      [expect.stringMatching(/^keys, seq \d+$/), 'bad'],
      // How long a new right waits, and how many keys were founded.
      ['3', 'good'],
      ['2', undefined],
    ]);
    const { body } = await desk.visitor().send('GET', '/status?lang=en');
    expect(body).not.toContain('Rights and keys');
  });
});
