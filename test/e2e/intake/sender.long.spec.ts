// @stage long redis
/** The sender, from the SMTP server to the case that people see, with a resolver and an authority that the settings name. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type DnsServer, startDnsServer } from '../../../src/commands/demo/dns-server.js';
import type { SenderCheck } from '../../../src/domain/reading/sender-check.js';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { signedIn, type Visitor } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';
import { greffe, type Served, serve } from '../../support/served.js';

const samples = join(packageRoot(), 'test/fixtures/samples');
const mailOf = (number: string): string =>
  join(samples, readdirSync(samples).find((name) => name.startsWith(number)) ?? '', 'message.eml');

interface CaseFile {
  readonly state: {
    readonly facts: { readonly checks: Record<string, string> } | null;
    readonly classification: object | null;
  };
  readonly particulars: {
    readonly requester: { readonly subject: string };
    readonly sender: readonly SenderCheck[];
  } | null;
}

describe('the sender of a mail', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let dns: DnsServer;
  let served: Served;
  let jurist: Visitor;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-sender-'));
    fresh = await freshDatabase();
    dns = await startDnsServer(JSON.parse(readFileSync(join(samples, 'dns.json'), 'utf8')));
    const environment = {
      GREFFE_DATA: folder,
      ...fresh.environment,
      GREFFE_TEST_DURABILITY: 'true',
      GREFFE_DNS: dns.address,
      GREFFE_SMIME_CAS: join(samples, 'smime-test-ca.pem'),
      ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
    };
    served = await serve(environment);
    jurist = await signedIn(fresh, Number(new URL(served.http).port), ['jurist']);
  });

  afterAll(async () => {
    await served?.kill('SIGTERM');
    dns?.close();
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Delivered by the operator's relay, as a mail server delivers to our SMTP server. */
  async function sent(number: string): Promise<CaseFile> {
    const raw = readFileSync(mailOf(number));
    const known = await caseIds();
    const transport = createTransport({ host: '127.0.0.1', port: served.smtpPort, secure: false, ignoreTLS: true });
    const from = /^Return-Path: <([^>]*)>/.exec(raw.toString('latin1'))?.[1] ?? '';
    await transport.sendMail({ envelope: { from, to: 'requisitions@nuage-souverain.example' }, raw });
    transport.close();
    const look = async () => {
      const [id] = (await caseIds()).filter((one) => !known.includes(one));
      return id ? (await jurist.send('GET', `/api/cases/${id}`)).json<CaseFile>() : null;
    };
    const file = await eventually(look, (seen) => Boolean(seen?.state.classification));
    if (!file) throw new Error(`No case came of ${number}.`);
    return file;
  }

  async function caseIds(): Promise<string[]> {
    const answer = await jurist.send('GET', '/api/cases?limit=200');
    return answer.json<{ cases: { id: string }[] }>().cases.map(({ id }) => id);
  }

  const outcomes = ({ particulars }: CaseFile) => (particulars?.sender ?? []).map(({ outcome }) => outcome);

  it('is shown on the case, each check with its reason, and no check establishes the origin', async () => {
    const file = await sent('012');
    expect(outcomes(file)).toEqual([
      'spf_pass',
      'dkim_pass',
      'dmarc_pass',
      'arc_none',
      'smime_holds',
      'pdf_none',
      'directory_listed',
      'look_alike_none',
      'reply_to_none',
      'delivery_none',
      'answer_address_one',
    ]);
    expect(file.particulars?.sender.every(({ reason }) => reason.fr !== '' && reason.en !== '')).toBe(true);
    expect(file.state.facts?.checks.origin_established).toBe('unknown');
    expect(dns.asked).toContain('_dmarc.ssi.gouv.fr/TXT');
  });

  it('is false for a look-alike, and the request is refused in silence', async () => {
    const file = await sent('035');
    expect(outcomes(file)).toEqual(expect.arrayContaining(['spf_fail', 'dkim_fail', 'look_alike_imitates']));
    expect(file.state.facts?.checks.origin_established).toBe('fails');
    expect(file.state.classification).toMatchObject({ verdict: 'REFUSE' });
  });

  it('is said by classify too, from a file of answers, and asks nothing without one', async () => {
    const offline = ['--context', join(samples, 'context.json'), '--dns', join(samples, 'dns.json')];
    const authorities = ['--smime-cas', join(samples, 'smime-test-ca.pem')];
    const before = dns.asked.length;
    const senderOf = async (...options: string[]) => {
      const { output } = await greffe(['classify', mailOf('012'), ...options]);
      const { trace } = JSON.parse(output) as { trace: { sender: SenderCheck[] } };
      return trace.sender.slice(0, 6).map(({ outcome }) => outcome);
    };
    const none = ['spf_no_resolver', 'dkim_no_resolver', 'dmarc_no_resolver', 'arc_no_resolver'];
    expect(await senderOf(...offline, ...authorities)).toEqual(expect.arrayContaining(['dmarc_pass', 'smime_holds']));
    expect(await senderOf()).toEqual([...none, 'smime_unknown_signer', 'pdf_none']);
    expect(dns.asked.length).toBe(before);
  });
});
