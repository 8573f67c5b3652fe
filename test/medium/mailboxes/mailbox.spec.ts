// @stage slow
/** A mailbox read by IMAP from a real Dovecot: nothing lost, nothing twice, bytes as stored. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MailboxStore } from '../../../src/intake/messages/mailbox.store.js';
import { MailboxReaders } from '../../../src/mailboxes/mailbox-readers.js';
import { MailboxWatch } from '../../../src/mailboxes/mailbox-watch.js';
import { hasDovecot } from '../../support/dovecot.js';
import { eventually } from '../../support/eventually.js';
import { MailboxDesk, mail, sha } from '../../support/mailbox-desk.js';

(hasDovecot ? describe : describe.skip)('a mailbox that is read by IMAP', () => {
  let mails: MailboxDesk;

  const readers = () => mails.desk.module.get(MailboxReaders);
  const kept = () => mails.kept();
  const looks = () => mails.desk.database.transaction((tx) => mails.desk.module.get(MailboxStore).looks(tx));

  beforeAll(async () => {
    mails = await MailboxDesk.open();
  });
  afterEach(() => readers().beforeApplicationShutdown());
  afterAll(() => mails?.close());

  it('keeps what is there and what comes while it waits, byte for byte, marks it and leaves it unread', async () => {
    mails.settings();
    const [first, second] = [mail('one'), mail('two')];
    await mails.append(first);
    await readers().start();
    await eventually(kept, (rows) => rows.length === 1);
    await eventually(looks, ([look]) => look?.lookedAt != null && look.fault === null);
    await mails.append(second);
    expect(await eventually(kept, (rows) => rows.length === 2)).toMatchObject([
      { sha256: sha(first), state: 'whole' },
      { sha256: sha(second), state: 'whole' },
    ]);
    expect(
      await eventually(
        () => mails.marked(),
        ({ length }) => length === 2,
      ),
    ).toEqual([1, 2]);
  });

  it('keeps two mails of one Message-ID, and one mail that lies there twice once', async () => {
    const [one, other] = [mail('three', 'Premier texte.', 'same'), mail('three', 'Second texte.', 'same')];
    await mails.append(one, other, one);
    await readers().start();
    await eventually(kept, (rows) => rows.length === 5);
    const hashes = await mails.received();
    expect(hashes).toHaveLength(4);
    expect(hashes).toEqual(expect.arrayContaining([sha(one), sha(other)]));
  });

  it('goes on by itself after the mail server was killed', async () => {
    await readers().start();
    await eventually(looks, ([look]) => look?.fault === null);
    await mails.dovecot.kill();
    await eventually(looks, ([look]) => look?.fault === 'unreachable');
    await mails.restart();
    await mails.append(mail('after the fall'));
    await eventually(kept, (rows) => rows.length === 6);
    await eventually(looks, ([look]) => look?.fault === null);
  });

  it('keeps nothing twice when the server numbers all mails anew', async () => {
    const before = await mails.received();
    await mails.dovecot.kill();
    mails.dovecot.forgetNumbers();
    await mails.restart();
    await readers().start();
    await eventually(kept, (rows) => rows.length === 12);
    expect(await mails.received()).toEqual(before);
  });

  it.each([
    ['a password that the server refuses', { user: 'desk', passwordFile: 'wrong' }, 'refused'],
    ['a certificate of an unknown authority', { authorities: undefined }, 'certificate'],
    ['a folder that is not there', { folder: 'Nowhere' }, 'folder'],
    ['a server that does not answer', { port: 1 }, 'unreachable'],
  ])('says on the status page that it has %s, and tries again', async (_case, changes, fault) => {
    writeFileSync(join(mails.folder, 'wrong'), 'another password');
    const wrong = 'passwordFile' in changes ? { ...changes, passwordFile: join(mails.folder, 'wrong') } : changes;
    mails.settings(wrong);
    await readers().start();
    await eventually(looks, ([look]) => look?.fault === fault);
  });

  it('raises an alarm when it was not read for a quarter of an hour', async () => {
    const watch = mails.desk.module.get(MailboxWatch);
    const alarms = () => mails.desk.platform.fresh.asOwner(`select from alarm where topic = 'ingestion.mailbox'`);
    await watch.look();
    expect(await alarms()).toHaveLength(0);
    await mails.desk.platform.fresh.asOwner(
      `update mailbox_look set looked_at = now() - interval '16 minutes', since = now() - interval '1 day'`,
    );
    await watch.look();
    expect(await alarms()).toHaveLength(1);
  });
});
