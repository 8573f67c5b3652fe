// @stage redis slow
/** S/MIME of the mails that carry letters, opened and verified by openssl. Doubles: the relay. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { Expiries } from '../../../src/catalogue/expiries.js';
import { Directory } from '../../../src/directory/directory.js';
import { DirectoryModule } from '../../../src/directory/directory.module.js';
import { DirectoryService } from '../../../src/directory/directory.service.js';
import { addMonths, day } from '../../../src/domain/kernel/day.js';
import { dayOf } from '../../../src/domain/kernel/instant.js';
import { checkedMailbox } from '../../../src/domain/kernel/mailbox.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import type { DirectoryChange, DirectoryEntry } from '../../../src/domain/law/directory.js';
import { payloadOfThing } from '../../../src/domain/signature/act.js';
import { directoryAct } from '../../../src/domain/signature/directory-change.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { MailProtector } from '../../../src/letters/protection/mail-protection.js';
import { RecipientCertificates } from '../../../src/letters/protection/recipient-certificates.js';
import { MailroomService } from '../../../src/letters/sending/mailroom.service.js';
import { deadLetters } from '../../../src/platform/jobs/dead-letters.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { type MailIdentity, mailIdentity } from '../../support/mail-certificate.js';
import { refused } from '../../support/written-request.js';

const SEND = 'correspondence.send_letter';
const FROM = 'greffe@nuage.example';
const CLERK = 'clerk@court.example';
const past = new Date('2021-01-01T00:00:00Z');
const modules: Parameters<typeof LetterDesk.open>[1] = (platform) =>
  platform.start(CasesModule, LettersModule, DirectoryModule);

let own: MailIdentity;
let desk: LetterDesk;
let plain: LetterDesk;
beforeAll(async () => {
  own = await mailIdentity(FROM);
  const environment = { GREFFE_MAIL_KEY: own.key, GREFFE_MAIL_CERTIFICATE: own.certificate };
  desk = await LetterDesk.open({ relay: true }, modules, environment);
  plain = await LetterDesk.open({ relay: true }, modules);
});
beforeEach(async () => {
  await desk.forget();
  await plain.forget();
});
afterAll(async () => {
  await desk.close();
  await plain.close();
});

/** Adopted by two people, as the entry of the court. */
async function entered(at: LetterDesk, certificates: readonly string[], changes: Partial<DirectoryEntry> = {}) {
  const service = at.module.get(DirectoryService, { strict: false });
  const directory = at.module.get(Directory, { strict: false });
  const today = await at.database.transaction(async (tx) => dayOf(await at.database.now(tx)));
  const dated = {
    source: { fr: 'Annuaire', en: 'Directory' },
    verifiedAt: today,
    expiresAt: addMonths(today, 12),
  };
  const change: DirectoryChange = {
    entries: [
      {
        ...{ id: 'court-of-the-test', names: { fr: 'Tribunal', en: 'Court' }, zone: 'THIRD', country: 'US' },
        ...{ kind: 'court', confidence: 'checked', domains: ['court.example'], numbers: [], ...dated },
        certificates: [...certificates],
        ...changes,
      } as DirectoryEntry,
    ],
    removed: [],
  };
  const changeId = randomUUID();
  const [first, second] = [at.person('jurist'), at.person('head_of_legal')] as unknown as Parameters<
    DirectoryService['adopt']
  >[2][];
  if (!first || !second) throw new Error('Two people adopt.');
  const proposing = directoryAct('propose_directory', { changeId, sha256: payloadOfThing(change) });
  const signature = await (await at.signing.of(first.id)).sign(proposing);
  valueOrFail(await service.propose({ changeId, change, signature }, first));
  const known = await at.database.transaction((tx) => directory.change(tx, changeId));
  const adopting = directoryAct('adopt_directory', { changeId, sha256: known?.sha256 ?? '' });
  valueOrFail(await service.adopt(changeId, await (await at.signing.of(second.id)).sign(adopting), second));
}

async function decided(at: LetterDesk): Promise<string> {
  const caseId = await at.request({ classification: { ...refused, notices: [] } });
  await at.decide(caseId, 'refuse');
  return caseId;
}
const shown = async (at: LetterDesk, caseId: string) =>
  valueOrFail(await at.module.get(MailroomService).list(caseId))[0]?.protection;
const recorded = async (at: LetterDesk, caseId: string) => {
  const entries = await at.database.transaction((tx) => at.cases.entries(tx, caseId));
  return entries.map(({ event }) => event).find(({ type }) => type === 'case.letter_sent')?.data;
};
const failures = async (at: LetterDesk) => {
  const dead = await deadLetters(at.database, 9);
  return dead.map(({ reason }) => reason).join();
};

/** In a folder of its own; rejects when openssl says no. */
function openssl(mail: Buffer, identity: MailIdentity, ...words: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'smime-'));
  writeFileSync(join(folder, 'mail.eml'), mail);
  writeFileSync(join(folder, 'certificate.pem'), identity.certificate);
  writeFileSync(join(folder, 'key.pem'), identity.key);
  execFileSync('openssl', ['cms', ...words, '-in', 'mail.eml', '-out', 'out'], { cwd: folder, stdio: 'pipe' });
  return readFileSync(join(folder, 'out'));
}
const verified = (mail: Buffer): Buffer => openssl(mail, own, '-verify', '-CAfile', 'certificate.pem');
const decrypted = (mail: Buffer, by: MailIdentity): Buffer =>
  openssl(mail, by, '-decrypt', '-recip', 'certificate.pem', '-inkey', 'key.pem');

describe('the mail of a letter', () => {
  it('leaves as before, and says so, where no certificate is set and none is known', async () => {
    const caseId = await decided(plain);
    expect(await shown(plain, caseId)).toEqual({ signed: false, certificate: null, unencrypted: 'no_certificate' });
    await plain.run(SEND);
    expect(plain.relay.raw[0]?.toString()).not.toMatch(/pkcs7|multipart\/signed/);
    expect(Object.keys((await recorded(plain, caseId)) ?? {}).sort()).toEqual(['kind', 'letterId', 'sha256']);
  });

  it('is signed when a certificate is set: openssl verifies it, and a changed byte breaks it', async () => {
    const caseId = await decided(desk);
    await desk.run(SEND);
    const mail = desk.relay.raw[0] ?? Buffer.of();
    const inside = await simpleParser(verified(mail));
    expect(inside.attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf']);
    expect(desk.relay.received[0]).toMatchObject({ from: { text: FROM }, to: { text: CLERK } });
    expect(desk.relay.received[0]?.subject).toMatch(/GRF-/);
    const at = mail.indexOf('JVBERi');
    mail.writeUInt8(mail.readUInt8(at) ^ 1, at);
    expect(() => verified(mail)).toThrow();
    expect(await recorded(desk, caseId)).toMatchObject({ signed: true });
    expect(await recorded(desk, caseId)).not.toHaveProperty('encrypted');
  });

  it.each([
    ['with an RSA key', {}],
    ['with a key on an elliptic curve', { curve: true }],
  ])('is signed, then encrypted for the certificate of the directory %s', async (_key, wishes) => {
    const clerk = await mailIdentity('Clerk@Court.example', wishes);
    await entered(desk, [clerk.certificate]);
    const caseId = await decided(desk);
    expect(await shown(desk, caseId)).toMatchObject({ signed: true, unencrypted: null });
    await desk.run(SEND);
    const mail = desk.relay.raw[0] ?? Buffer.of();
    expect(mail.toString()).toContain('smime-type=enveloped-data');
    expect(mail.toString()).not.toContain('multipart/signed');
    const inside = await simpleParser(verified(decrypted(mail, clerk)));
    expect(inside.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await recorded(desk, caseId)).toMatchObject({ signed: true, encrypted: true });
  });

  it('is encrypted without a signature where the operator has no certificate', async () => {
    const clerk = await mailIdentity(CLERK);
    await entered(plain, [clerk.certificate]);
    const caseId = await decided(plain);
    await plain.run(SEND);
    const inside = await simpleParser(decrypted(plain.relay.raw[0] ?? Buffer.of(), clerk));
    expect(inside.attachments).toHaveLength(1);
    expect(await recorded(plain, caseId)).toMatchObject({ encrypted: true });
  });

  it.each<[string, () => Promise<MailIdentity>, string]>([
    ['has ended', () => mailIdentity(CLERK, { until: past }), 'not_valid'],
    ['may only sign', () => mailIdentity(CLERK, { signsOnly: true }), 'not_valid'],
    ['names another address', () => mailIdentity('other@court.example'), 'no_certificate'],
    ['is no certificate for mail', () => mailIdentity(CLERK, { forServers: true }), 'no_certificate'],
  ])('is not encrypted for a certificate that %s, and approvers see why', async (_fault, made, unencrypted) => {
    await entered(desk, [(await made()).certificate]);
    expect(await shown(desk, await decided(desk))).toEqual({ signed: true, certificate: null, unencrypted });
  });

  it('is not encrypted for a certificate that the entry of another authority carries', async () => {
    const { certificate } = await mailIdentity(CLERK);
    await entered(desk, [certificate], { id: 'another', domains: ['another.example'] });
    await entered(desk, []);
    expect(await shown(desk, await decided(desk))).toMatchObject({ unencrypted: 'no_certificate' });
  });

  it('does not leave in the clear when the certificate for which it was approved is there no more', async () => {
    await entered(desk, [(await mailIdentity(CLERK)).certificate]);
    await decided(desk);
    await entered(desk, [(await mailIdentity(CLERK)).certificate]);
    await desk.run(SEND);
    expect(desk.relay.raw).toEqual([]);
    expect(await failures(desk)).toMatch(/approved as an encrypted mail/);
  });
});

describe('a certificate of the operator', () => {
  const open = (identity: MailIdentity, mailFrom = FROM) =>
    MailProtector.open(
      { mailKey: identity.key, mailCertificate: identity.certificate, mailFrom },
      desk.module.get(RecipientCertificates),
    );

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['does not belong to the key', async () => open({ ...own, key: (await mailIdentity(FROM)).key }), /this key/],
    ['names another sender', () => open(own, 'desk@nuage.example'), /desk@nuage\.example/],
    ['is not for mail', async () => open(await mailIdentity(FROM, { forServers: true })), /must sign mail/],
  ])('stops the start when it %s', async (_fault, opened, sentence) => {
    await expect(opened()).rejects.toThrow(sentence);
    await expect(opened()).rejects.toThrow(/GREFFE_MAIL_/);
  });

  it('raises the alarm of ends of validity before it ends', async () => {
    const expiries = desk.module.get(Expiries, { strict: false });
    const named = async (today: string) => (await expiries.on(day(today))).flatMap(({ names }) => names).join();
    expect(await named('2099-12-15')).toMatch(/GREFFE_MAIL_CERTIFICATE [0-9a-f]{16}/);
    expect(await named('2099-06-15')).not.toContain('GREFFE_MAIL_CERTIFICATE');
  });

  it('signs nothing once it has ended', async () => {
    const ended = await open(await mailIdentity(FROM, { until: past }));
    const asked = { signed: true, certificate: null, unencrypted: 'no_certificate' } as const;
    await expect(ended.under(asked, checkedMailbox(CLERK))).rejects.toThrow('not valid at present');
  });
});
