/** A thief of the database: rows and entries as it likes, in the names of others, without the code of the product. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { type ActToSign, actOn } from '../../src/domain/signature/act.js';
import { confirmationOf } from '../../src/domain/signature/key-event.js';
import type { Signature } from '../../src/domain/signature/signature.js';
import { classOf } from '../../src/ledger/event-kinds.js';
import { Database } from '../../src/platform/database/database.js';
import { databaseRoles, ORDINARY_ROLE } from '../../src/platform/database/roles.js';
import { rowsOf } from '../../src/platform/database/rows.js';
import { anySignature } from './case-walk.js';
import type { LetterDesk } from './letter-desk.js';
import { enrolled, founded, passwordSignatory, type Signatory } from './signatory.js';

type Run = (sql: string, parameters?: unknown[]) => Promise<unknown>;

/** By name, how the thief comes to write; the owner of the tables first takes away every guard over consents and dispatches. */
export const thieves: readonly (readonly [name: string, enter: (desk: LetterDesk) => Promise<Run>])[] = [
  ...[...databaseRoles, ORDINARY_ROLE].map(
    (role) =>
      [
        role,
        async ({ platform: { fresh } }: LetterDesk): Promise<Run> =>
          async (sql, parameters) => {
            const login = await Database.connect(fresh.urlOf(role), () => undefined, 1);
            // What the role may not do is not done, and the theft goes on with the rest.
            await login.query(sql, parameters).catch(() => undefined);
            await login.close();
          },
      ] as const,
  ),
  [
    'the owner of the tables, without their guards',
    async ({ platform: { fresh } }) => {
      await fresh.asOwner('alter table entry disable trigger acts_are_signed');
      for (const table of ['approval', 'dispatch']) {
        await fresh.asOwner(`alter table ${table} disable trigger user`);
      }
      return (sql, parameters) => fresh.asOwner(sql, parameters);
    },
  ],
];

export class StolenDatabase {
  /** Statements that were tried. */
  statements = 0;

  constructor(
    readonly desk: LetterDesk,
    private readonly run: Run,
  ) {}

  async sql(sql: string, ...parameters: unknown[]): Promise<void> {
    this.statements += 1;
    await this.run(sql, parameters);
  }

  append(stream: string, type: string, actor: string, data: object): Promise<void> {
    return this.sql(
      `insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
       select $1, coalesce(max(seq), 0) + 1, $2, date_trunc('milliseconds', clock_timestamp()), $3, $4::jsonb, $5,
         sha256(gen_random_uuid()::text::bytea), sha256(gen_random_uuid()::text::bytea)
       from entry where stream = $1`,
      ...[stream, type, actor, JSON.stringify(data), classOf(type)],
    );
  }

  /** The entry of the destruction of a key and the destruction, in one transaction, as the product does. */
  destroys(key: string, data: object): Promise<void> {
    return this.sql(
      `with told as (
         insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
         select $1, coalesce(max(seq), 0) + 1, 'erasure.key_destroyed', date_trunc('milliseconds', clock_timestamp()), 'cases',
           $3::jsonb, 'other', sha256(gen_random_uuid()::text::bytea), sha256(gen_random_uuid()::text::bytea)
         from entry where stream = $1 returning seq)
       select greffe_destroy_key($2) from told`,
      `erasure/${key}`,
      key,
      JSON.stringify(data),
    );
  }

  /** Break-glass asked in the name of a jurist, and granted in that of the head. */
  async opens(caseId: string, signed: Signed): Promise<void> {
    const [jurist, head] = [accountOf(this.desk, 'jurist', 1), accountOf(this.desk, 'head_of_legal', 0)];
    const requestId = randomUUID();
    const about = { case: caseId, preparation: requestId };
    const asked = await signed(this, jurist, actOn('ask_break_glass', about));
    const granted = await signed(this, head, actOn('grant_break_glass', about));
    const until = '2099-01-01T00:00:00.000Z';
    await this.append(`case/${caseId}`, 'case.break_glass_asked', jurist, {
      ...{ requestId, noteId: randomUUID() },
      ...(asked && { signature: asked }),
    });
    await this.append(`case/${caseId}`, 'case.break_glass_granted', head, {
      ...{ requestId, until },
      ...(granted && { signature: granted }),
    });
  }

  /** Consent, sending and the work that follows from them, as the product writes them. */
  async sends(caseId: string, { preparation }: CaseState, signed: Signed): Promise<void> {
    const { desk } = this;
    if (!preparation) throw new Error('Nothing was prepared.');
    const { id, payload, preparedBy, letters } = preparation;
    const [head, sender] = [accountOf(desk, 'head_of_legal', 0), accountOf(desk, 'jurist', 1)];
    const about = { case: caseId, payload, preparation: id, seq: preparation.seq };
    const consent = await signed(this, head, actOn('approve', { ...about, role: 'head_of_legal' }));
    const sending = await signed(this, sender, actOn('release', about));
    const hour = new Date((await desk.platform.fresh.now()).valueOf());
    hour.setUTCHours(hour.getUTCHours() + 1);
    await this.append(`case/${caseId}`, 'case.approved', head, {
      ...{ preparationId: id, payload, role: 'head_of_legal', step: 'dispatch', expiresAt: hour.toISOString() },
      ...(consent && { signature: consent }),
    });
    const row = [id, payload, preparedBy];
    await this.sql(
      'insert into approval (preparation_id, payload, prepared_by, approved_by, role) values ($1, $2, $3, $4, $5)',
      ...[...row, head, 'head_of_legal'],
    );
    await this.append(`case/${caseId}`, 'case.released', sender, {
      ...{ preparationId: id, payload, step: 'ended' },
      ...(sending && { signature: sending }),
    });
    await this.sql(
      'insert into dispatch (preparation_id, payload, prepared_by, dispatched_by) values ($1, $2, $3, $4)',
      ...[...row, sender],
    );
    for (const letter of letters) {
      await this.sql(
        `insert into outbox (id, topic, payload, due_at)
         values (gen_random_uuid(), 'correspondence.send_letter', $1, clock_timestamp())`,
        { caseId, letterId: letter.id },
      );
    }
  }
}

export const accountOf = (desk: LetterDesk, role: 'jurist' | 'head_of_legal', at: number): string => {
  const actor = desk.person(role, at);
  return actor.kind === 'person' ? actor.id : '';
};

/** What stands as the signature of that account over that act; undefined for none. */
export type Signed = (by: StolenDatabase, account: string, act: ActToSign) => Promise<Signature | undefined>;

const keyOf = ({ desk }: StolenDatabase, account: string): Promise<Signatory> => desk.signing.of(account, 'passkey');

/** Every way in which a thief without the keys of the people may come to a signature. */
export const forgeries: readonly (readonly [name: string, signed: Signed])[] = [
  ['no signature', async () => undefined],
  ['a signature of a shape alone', async () => anySignature],
  [
    'the signature of the same person over another case',
    async (by, account, act) => (await keyOf(by, account)).sign({ ...act, case: randomUUID() }),
  ],
  [
    'the signature of the same person over another hash',
    async (by, account, act) => (await keyOf(by, account)).sign({ ...act, payload: 'a'.repeat(64) }),
  ],
  [
    'the signature of one insider in the names of all',
    async (by, _, act) => (await keyOf(by, accountOf(by.desk, 'jurist', 0))).sign(act),
  ],
  [
    'a key that the thief enrols in the log and the tables, and confirms by itself',
    async (by, account, act) => {
      const key = passwordSignatory(account);
      await by.append('keys', 'key.enrolled', account, enrolled(key));
      const [row] = rowsOf(
        z.object({ seq: z.string() }),
        await by.desk.database.query(`select seq::text from entry where stream = 'keys' and data ->> 'key' = $1`, [
          key.key.key,
        ]),
      );
      const signature = key.sign(confirmationOf(key.key, Number(row?.seq ?? 0)));
      await by.append('keys', 'key.confirmed', account, { key: key.key.key, signature });
      return key.sign(act);
    },
  ],
  [
    'a key that the thief founds by a key of the log of its own',
    async (by, account, act) => {
      const key = passwordSignatory(account);
      await by.append('keys', 'key.enrolled', account, enrolled(key));
      const { privateKey } = generateKeyPairSync('ed25519');
      const founding = founded(key.key, privateKey, ['head_of_legal', 'jurist']);
      await by.append('keys', 'key.confirmed', 'command-line', { key: key.key.key, founding });
      return key.sign(act);
    },
  ],
];
