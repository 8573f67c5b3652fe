// @stage slow
/** What strangers, wrong recipients and former recipients try at the portal: each opens nothing, and reads nothing of why. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Got, PortalDesk } from '../../support/portal-desk.js';

let portal: PortalDesk;
let attacks = 0;
beforeAll(async () => {
  portal = await PortalDesk.open();
});
// The limits of an address are of one process: each spec has its own.
beforeEach(() => portal.serve());
afterAll(async () => {
  await portal?.close();
  process.stdout.write(`portal: ${attacks} attacks, 0 succeeded\n`);
});

const unknown = randomBytes(32).toString('base64url');
const wrong = '000 000 000 000';
/** A page without the link that it answers. */
const bare = ({ status, text }: Got, link: string) => `${status} ${text.replaceAll(link, 'LINK')}`;

function fails(...answers: Got[]): void {
  for (const { status, headers, bytes } of answers) {
    attacks += 1;
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(headers['set-cookie']).toBeUndefined();
    expect(bytes.includes(Buffer.from('PK\x03\x04', 'latin1'))).toBe(false);
  }
}

describe('a stranger at the portal', () => {
  it('reads one answer for a wrong code, a link that never was, one that is used, recalled or over, and one without a code', async () => {
    const one = await portal.delivered();
    const expected = bare(await portal.enter(unknown, wrong), unknown);
    expect(expected).toMatch(/^403 /);
    const answers = [await portal.enter(one.link, wrong), await portal.enter(one.link, '')];
    await portal.session(one);
    answers.push(await portal.enter(one.link, one.code));
    await portal.recall(one.caseId, one.id);
    answers.push(await portal.enter(one.link, one.code));
    fails(...answers);
    expect(answers.map((answer) => bare(answer, one.link))).toEqual(answers.map(() => expected));
    expect(await portal.told(one.id)).toEqual([
      ...['delivery.refused code', 'delivery.refused code', 'delivery.entered'],
      ...['delivery.refused used', 'delivery.refused over'],
    ]);
    await portal.desk.runUntilDone('production.delivery_news', one.caseId);
    expect((await portal.desk.state(one.caseId)).alarms).toEqual([{ code: 'delivery_misused', about: one.id }]);
  }, 120_000);

  it('opens nothing without a session, with one that is made up, or with parts of two', async () => {
    const [one, other] = [await portal.delivered(), await portal.delivered()];
    const [mine, theirs] = [(await portal.session(one)).cookie, (await portal.session(other)).cookie];
    const [name = '', value = ''] = mine.split('=');
    const [key = ''] = value.split('.');
    const [, secret = ''] = theirs.split('.');
    const cookies = [
      ...['', `${name}=`, `${name}=.`, `${name}=${unknown}.${unknown}`, `${name}=${key}.${unknown}`],
      ...[`${name}=${key}.${secret}`, `${mine}; ${theirs}`, `${name}=${key}`, mine.replace('__Host-', '')],
    ];
    for (const cookie of cookies) {
      fails(await portal.get('/package', { cookie }), await portal.get('/package/file', { cookie }));
      fails(await portal.form('/package/receipt', { digest: '0'.repeat(64) }, { cookie }));
    }
    expect((await portal.get('/package', { cookie: mine })).status).toBe(200);
  }, 120_000);

  it('finds no other address, method, body or file', async () => {
    const one = await portal.delivered();
    const { cookie } = await portal.session(one);
    const paths = ['/', '/d/', '/d/x', `/d/${one.link}/..`, `/d/${one.link}=`, '/api/cases', '/package/../health/x'];
    for (const path of [...paths, '/package/file/', '/blobs', '/%2e%2e/keys/encryption.key', '/status', '/metrics']) {
      fails(await portal.get(path, { cookie }));
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      fails(await portal.get('/package/file', { cookie }, method));
    }
    const json = { 'content-type': 'application/json', 'content-length': '2' };
    fails(await portal.get(`/d/${one.link}`, json, 'POST', '{}'));
    const text = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '9000' };
    fails(await portal.get(`/d/${one.link}`, text, 'POST', `code=${'1'.repeat(8_995)}`));
    for (const digest of ['', "' or 1=1 --", '0'.repeat(64), '\u0000', 'F'.repeat(100)]) {
      fails(await portal.form('/package/receipt', { digest }, { cookie }));
    }
    expect((await portal.desk.state(one.caseId)).deliveries?.[0]?.received).toBe(false);
    expect(portal.faults).toEqual([]);
  }, 120_000);

  it('uses nothing up by opening the link, as a scanner of mail does', async () => {
    const one = await portal.delivered();
    for (let times = 0; times < 20; times += 1) expect((await portal.get(`/d/${one.link}`)).status).toBe(200);
    expect(await portal.told(one.id)).toEqual([]);
    expect((await portal.enter(one.link, one.code)).status).toBe(303);
  }, 120_000);

  it('is held to twenty codes a minute, whatever links they are for', async () => {
    const answers: Got[] = [];
    for (let times = 0; times < 22; times += 1) {
      answers.push(await portal.enter(randomBytes(32).toString('base64url'), wrong));
    }
    fails(...answers);
    expect(answers.slice(-2).map(({ status }) => status)).toEqual([429, 429]);
  }, 120_000);
});

describe('a recipient', () => {
  it('reads nothing more once the delivery is recalled, or its time is over', async () => {
    const { asOwner } = portal.desk.platform.fresh;
    for (const end of ['recalled', 'over']) {
      const one = await portal.delivered();
      const { cookie } = await portal.session(one);
      expect((await portal.get('/package/file', { cookie, range: 'bytes=0-9' })).status).toBe(206);
      if (end === 'recalled') await portal.recall(one.caseId, one.id);
      else {
        await asOwner('alter table portal_delivery disable trigger delivery_is_told');
        await asOwner(`update portal_delivery set until = now() - interval '1 second' where id = $1`, [one.id]);
        await asOwner('alter table portal_delivery enable trigger delivery_is_told');
      }
      fails(
        await portal.get('/package/file', { cookie, range: 'bytes=10-' }),
        await portal.get('/package', { cookie }),
      );
      expect((await portal.told(one.id)).filter((each) => each === 'delivery.fetched')).toHaveLength(1);
    }
  }, 120_000);

  it('reads pages that no script, frame, cache or other site can use', async () => {
    const one = await portal.delivered();
    const { headers: entered } = await portal.enter(one.link, one.code);
    expect(entered['set-cookie']?.[0]).toMatch(
      /^__Host-remise=[\w-]{43}\.[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    expect(entered.location).toBe('/package?lang=fr');
    const cookie = entered['set-cookie']?.[0]?.split(';')[0] ?? '';
    for (const page of [await portal.get(`/d/${one.link}`), await portal.get('/package', { cookie })]) {
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.text).not.toMatch(/<script|style=|javascript:|\son\w+=/i);
      expect(page.text).toMatch(/<html lang="fr">[\s\S]*<main id="content">\n<h1>/);
    }
  }, 120_000);
});
