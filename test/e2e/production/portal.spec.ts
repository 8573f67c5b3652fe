// @stage slow
/** A delivery from the desk to its recipient: link by mail, code by telephone, a download that is cut and goes on, a receipt. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANNOUNCE, PORTAL, PortalDesk } from '../../support/portal-desk.js';
import { outcome } from '../../support/production-desk.js';

let portal: PortalDesk;
beforeAll(async () => {
  portal = await PortalDesk.open();
});
afterAll(() => portal?.close());

const SIGNATURE = 'META-INF/signature.p7s';

describe('a package on the portal', () => {
  it('is fetched by link and code, cut and gone on with, and its recipient acknowledges its seal', async () => {
    const one = await portal.delivered();
    const { caseId, packageId, id } = one;
    const page = await portal.get(`/d/${one.link}`, { 'accept-language': 'fr' });
    expect([page.status, page.headers['referrer-policy'], page.headers['cache-control']]).toEqual([
      ...[200, 'no-referrer', 'no-store'],
    ]);
    expect(page.text).toContain('<html lang="fr">');
    expect((await portal.get(`/d/${one.link}?lang=en`)).text).toContain('Enter the code');
    const { cookie } = await portal.session(one);
    const shown = await portal.get('/package?lang=en', { cookie });
    expect(shown.text).toContain('Nuage Souverain');
    expect(shown.text).not.toContain('canari');
    const { bytes: whole } = await portal.packages.fetch(
      portal.packages.house.jurist,
      `/api/cases/${caseId}/packages/${packageId}`,
    );
    const first = await portal.get('/package/file', { cookie, range: 'bytes=0-99999' });
    const etag = String(first.headers.etag);
    await portal.serve();
    const second = await portal.get('/package/file', { cookie, range: 'bytes=100000-199999', 'if-range': etag });
    const rest = await portal.get('/package/file', { cookie, range: 'bytes=200000-', 'if-range': etag });
    expect([first, second, rest].map(({ status }) => status)).toEqual([206, 206, 206]);
    expect(Buffer.concat([first.bytes, second.bytes, rest.bytes]).equals(whole)).toBe(true);
    const all = await portal.get('/package/file', { cookie });
    expect([all.status, all.bytes.equals(whole), all.headers['content-length']]).toEqual([
      ...[200, true, String(whole.length)],
    ]);
    const head = await portal.get('/package/file', { cookie }, 'HEAD');
    expect([head.status, head.headers['content-length'], head.bytes.length]).toEqual([200, String(whole.length), 0]);
    const beyond = await portal.get('/package/file', { cookie, range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${whole.length}`]);
    const wrong = await portal.form('/package/receipt?lang=en', { digest: '0'.repeat(64) }, { cookie });
    expect([wrong.status, wrong.text.includes('not the digest of the seal')]).toEqual([422, true]);
    const at = whole.lastIndexOf(Buffer.from(SIGNATURE), whole.indexOf(Buffer.from('PK\x01\x02', 'latin1')));
    const size = whole.readUInt32LE(at - 30 + 18);
    const seal = whole.subarray(at + SIGNATURE.length, at + SIGNATURE.length + size);
    const digest = createHash('sha256').update(seal).digest('hex');
    expect((await portal.form('/package/receipt', { digest: `${digest}  -` }, { cookie })).status).toBe(303);
    await portal.desk.runUntilDone('production.delivery_news', caseId);
    expect((await portal.desk.state(caseId)).deliveries).toMatchObject([
      { id, announced: true, codes: 1, received: true, ended: null },
    ]);
    expect(await portal.told(id)).toEqual([
      'delivery.entered',
      ...Array(4).fill('delivery.fetched'),
      'delivery.received',
    ]);
    const { jurist } = portal.packages.house;
    const [listed] = (await jurist.send('GET', `/api/cases/${caseId}/deliveries`)).json<
      { uses: { kind: string }[] }[]
    >();
    expect(listed?.uses.map(({ kind }) => kind)).toEqual(['received', ...Array(4).fill('fetched'), 'entered']);
  }, 120_000);

  it('is announced to the mailbox of the approved letter, by a mail that names no one and carries no code', async () => {
    const { caseId, link, code, id } = await portal.delivered();
    const { relay } = portal.desk;
    const mail = relay.received.at(-1);
    expect(relay.recipients.at(-1)).toEqual(relay.recipients.at(-2));
    expect(mail?.text).toContain(`${PORTAL}/d/${link}`);
    for (const secret of ['canari', 'Clerk', code]) expect(mail?.text).not.toContain(secret);
    expect(mail?.attachments).toEqual([]);
    const { asOwner } = portal.desk.platform.fresh;
    const kept = ['entry', 'outbox', 'portal_delivery', 'command_receipt', 'idempotency', 'case_secret'];
    for (const table of kept) {
      const rows = await asOwner<{ row: string }>(`select t::text as row from ${table} t`);
      const text = rows.map(({ row }) => row).join('\n');
      for (const secret of [link, code, code.replaceAll(' ', ''), Buffer.from(link, 'base64url').toString('hex')]) {
        expect([table, text.includes(secret)]).toEqual([table, false]);
      }
    }
    expect((await portal.desk.state(caseId)).deliveries).toMatchObject([{ id, linked: true, announced: true }]);
  }, 120_000);

  it('has another link where the mail did not leave: the one before it opens nothing', async () => {
    const { caseId, packageId } = await portal.answered();
    const id = await portal.make(caseId, packageId);
    portal.desk.relay.mood = 'lost';
    await portal.desk.run(ANNOUNCE);
    const before = portal.link();
    expect((await portal.desk.state(caseId)).deliveries).toMatchObject([{ linked: true, announced: false }]);
    portal.desk.relay.mood = 'takes';
    await portal.desk.runUntilDone(ANNOUNCE, caseId);
    const link = portal.link();
    expect(link).not.toBe(before);
    const { code } = (await portal.code(caseId, id)).json<{ code: string }>();
    expect((await portal.enter(before, code)).status).toBe(403);
    expect((await portal.enter(link, code)).status).toBe(303);
  }, 120_000);

  it('is not announced where the package that is kept is not the one that was sealed', async () => {
    const { caseId, packageId } = await portal.answered();
    await portal.make(caseId, packageId);
    const sent = portal.desk.relay.received.length;
    const { asOwner } = portal.desk.platform.fresh;
    const [own] = await asOwner<{ sealed: Buffer }>(
      `select sealed from case_secret where kind = 'package' and case_id = $1`,
      [caseId],
    );
    await asOwner('alter table case_secret disable trigger user');
    await asOwner(
      `update case_secret set sealed = (select sealed from case_secret where kind = 'package' and case_id <> $1 limit 1)
      where kind = 'package' and case_id = $1`,
      [caseId],
    );
    await portal.desk.run(ANNOUNCE);
    expect(portal.desk.relay.received).toHaveLength(sent);
    await asOwner(`update case_secret set sealed = $2 where kind = 'package' and case_id = $1`, [caseId, own?.sealed]);
    await asOwner('alter table case_secret enable trigger user');
    await portal.desk.runUntilDone(ANNOUNCE, caseId);
    expect(portal.desk.relay.received).toHaveLength(sent + 1);
  }, 120_000);

  it('has a code that is shown once, to people of the desk who proved that they are there', async () => {
    const { caseId, id } = await portal.delivered();
    expect(outcome(await portal.code(caseId, id, { number: '+33 1 99 00 40 09' }))).toBe('number-not-ours');
    const { operations } = portal.packages.house;
    const body = { seen: 1, authority: 'x', number: 'x', reason: 'x' };
    const refused = await operations.send('POST', `/api/cases/${caseId}/deliveries/${id}/code`, { body });
    expect(refused.statusCode).toBe(403);
    const { code } = (await portal.code(caseId, id)).json<{ code: string }>();
    expect(code).toMatch(/^(\d{3} ){3}\d{3}$/);
  }, 120_000);
});
