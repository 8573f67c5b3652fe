/** An erasure that two people ordered days ago, as the log of an installation holds it. */
import { randomUUID } from 'node:crypto';
import { actOn, payloadOfThing } from '../../src/domain/signature/act.js';
import { Database } from '../../src/platform/database/database.js';
import { register } from './desk.js';
import type { TestPlatform } from './platform.js';
import { SigningPeople } from './signing-people.js';

/** Of that key, by two people who sign; as if its days were over, which the clock of the database does not let a test wait for. */
export async function orderErasure(platform: TestPlatform, key: string): Promise<void> {
  const [officer, head] = [
    await register(platform.fresh, ['secret_officer']),
    await register(platform.fresh, ['head_of_legal']),
  ];
  const identity = await Database.connect(platform.fresh.urlOf('greffe_identity'), () => undefined);
  const signing = new SigningPeople(identity, platform.settings.dataFolder);
  const [caseId, orderId] = [randomUUID(), randomUUID()];
  const terms = { cause: 'cell_closed', days: 3, keys: [key] };
  const about = { case: caseId, preparation: orderId, payload: payloadOfThing(terms) };
  const signed = async (id: string, act: 'order_erasure' | 'confirm_erasure', seq: number) => ({
    ...{ orderId, ...terms, signature: (await signing.of(id)).sign(actOn(act, { ...about, seq })) },
  });
  const written = [
    ['case.erasure_ordered', officer.id, await signed(officer.id, 'order_erasure', 0)],
    ['case.erasure_confirmed', head.id, await signed(head.id, 'confirm_erasure', 1)],
  ] as const;
  await identity.close();
  await platform.fresh.asOwner('alter table entry disable trigger user');
  await platform.fresh.asOwner('alter table entry enable trigger entry_waits');
  for (const [at, [type, actor, data]] of written.entries()) {
    await insertAsOf(platform, '4 days', `case/${caseId}`, at + 1, type, actor, data);
  }
  await platform.fresh.asOwner(
    `update entry set at = at - interval '5 days' where stream in ('keys', 'config/people')`,
  );
  await platform.fresh.asOwner('update entry e set leaf = greffe_leaf(e)');
  await platform.fresh.asOwner('alter table entry enable trigger user');
}

const insertAsOf = (
  platform: TestPlatform,
  ago: string,
  stream: string,
  seq: number,
  type: string,
  actor: string,
  data: object,
) =>
  platform.fresh.asOwner(
    `insert into entry (stream, seq, type, at, actor, data, class, salt, opening, leaf)
     values ($1, $2, $3, date_trunc('milliseconds', clock_timestamp() - interval '${ago}'), $4, $5, 'other', sha256('s'), sha256('o'),
       sha256('l'))`,
    [stream, seq, type, actor, JSON.stringify(data)],
  );
