// @stage slow
/** One pass over a mailbox of a real Dovecot, with what may fail in it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailboxKeeper } from '../../../src/mailboxes/mailbox-keeper.js';
import { passOver } from '../../../src/mailboxes/mailbox-pass.js';
import { Database } from '../../../src/platform/database/database.js';
import { hasDovecot } from '../../support/dovecot.js';
import { LARGEST, MailboxDesk, mail, sha } from '../../support/mailbox-desk.js';

(hasDovecot ? describe : describe.skip)('a pass over a mailbox', () => {
  let mails: MailboxDesk;
  const keeper = () => mails.desk.module.get(MailboxKeeper);
  const usual = { mailbox: { name: 'desk' }, largest: LARGEST, isStopping: () => false };

  beforeAll(async () => {
    mails = await MailboxDesk.open();
  });
  afterAll(() => mails?.close());

  it('keeps nothing twice when two processes read it at once', async () => {
    await mails.append(...Array.from({ length: 20 }, (_, n) => mail(`pair ${n}`)));
    const pass = async () => {
      const client = await mails.dovecot.visitor();
      await passOver({ ...usual, client, keeper: keeper(), failed: new Set() });
      client.close();
    };
    await Promise.all([pass(), pass()]);
    expect(await mails.kept()).toHaveLength(20);
    expect(new Set(await mails.received()).size).toBe(20);
    const arrivals = await mails.desk.platform.fresh.asOwner(`select from occurrence where door = 'mailbox'`);
    expect(arrivals).toHaveLength(20);
  });

  it('reads a mail again whose commit failed', async () => {
    await mails.append(mail('failing'));
    const client = await mails.dovecot.visitor();
    const failing = { held: keeper().held.bind(keeper()), keep: () => Promise.reject(new Error('no commit')) };
    const pass = (by: Pick<MailboxKeeper, 'held' | 'keep'>) =>
      passOver({ ...usual, client, keeper: by, failed: new Set() });
    await expect(pass(failing)).rejects.toThrow('no commit');
    await pass(keeper());
    client.close();
    expect(await mails.received()).toContain(sha(mail('failing')));
  });

  it('keeps the others where one mail fails, and the one behind it where the failure ended the connection', async () => {
    const [failing, behind] = [mail('fails'), mail('behind it')];
    await mails.append(failing, behind);
    const failed = new Set<number>();
    const pass = async (ends: boolean) => {
      const client = await mails.dovecot.visitor();
      const by = {
        held: keeper().held.bind(keeper()),
        keep: async (...given: Parameters<MailboxKeeper['keep']>) => {
          if (!given[3].equals(failing)) return keeper().keep(...given);
          if (ends) client.close();
          throw new Error('not this one');
        },
      };
      await expect(passOver({ ...usual, client, keeper: by, failed })).rejects.toThrow('not this one');
      client.close();
    };
    const hashes = () => mails.received();
    await pass(true);
    expect(await hashes()).not.toContain(sha(behind));
    await pass(true);
    expect(await hashes()).toContain(sha(behind));
    await mails.append(mail('still behind it'));
    failed.clear();
    await pass(false);
    expect(await hashes()).toContain(sha(mail('still behind it')));
    expect(await hashes()).not.toContain(sha(failing));
  });

  it('is not told that a mail was removed by a server that shows it and gives nothing', async () => {
    const shown = mail('shown');
    await mails.append(shown);
    const client = await mails.dovecot.visitor();
    const silent = new Proxy(client, {
      get(target, name) {
        const value = Reflect.get(target, name, target);
        if (name === 'fetchOne') return async () => false;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const pass = (by: typeof client) => passOver({ ...usual, client: by, keeper: keeper(), failed: new Set() });
    await expect(pass(silent)).rejects.toThrow('shows a mail that it does not give');
    await pass(client).catch(() => undefined);
    client.close();
    expect(await mails.received()).toContain(sha(shown));
  });

  it('holds no mail that the log does not know, with the password of the process that takes mail', async () => {
    const thief = await Database.connect(mails.desk.platform.fresh.urlOf('greffe_intake'), () => undefined, 1);
    const [known] = await mails.desk.platform.fresh.asOwner<{ id: string }>('select id from raw_message limit 1');
    const hide = (uid: number) =>
      thief.query(`insert into mailbox_message values ('desk', 1, $1, 'whole', $2)`, [uid, known?.id]);
    await expect(hide(9_999)).rejects.toThrow('The log does not say that this mail came.');
    await thief.query(
      `insert into occurrence (id, message_id, door, door_identity, at) values (gen_random_uuid(), $1, 'mailbox', 'desk/1/9999', now())`,
      [known?.id],
    );
    await expect(hide(9_999)).rejects.toThrow('The log does not say that this mail came.');
    await thief.close();
  });

  it('gives a person a mail that is too large, with its beginning, and one that was removed before it was read', async () => {
    const large = mail('large', 'x'.repeat(LARGEST));
    await mails.append(mail('before'), mail('removed'), large);
    const client = await mails.dovecot.visitor();
    const removing = {
      held: keeper().held.bind(keeper()),
      keep: async (...given: Parameters<MailboxKeeper['keep']>) => {
        await mails.remove('removed');
        await keeper().keep(...given);
      },
    };
    await passOver({ ...usual, client, keeper: removing, failed: new Set() });
    client.close();
    expect((await mails.kept()).slice(-3).map(({ state }) => state)).toEqual(
      expect.arrayContaining(['gone', 'cut', 'whole']),
    );
    const cut = large.subarray(0, 65_536);
    expect(await mails.received()).toContain(sha(cut));
    const reading = await mails.desk.platform.fresh.asOwner<{ id: string }>(
      `select o.id from outbox o join mailbox_message p on o.payload ->> 'messageId' = p.message_id::text
       where o.topic = 'ingestion.read_message' and p.state <> 'whole'`,
    );
    for (const { id } of reading) await mails.desk.executor.execute(id);
    const fates = await mails.desk.platform.fresh.asOwner(
      `select fate, fate_reason as reason from raw_message m join mailbox_message p on p.message_id = m.id
       where p.state <> 'whole' order by reason`,
    );
    expect(fates).toEqual([
      { fate: 'unreadable', reason: 'cut' },
      { fate: 'unreadable', reason: 'removed' },
    ]);
  });
});
