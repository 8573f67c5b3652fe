/** A desk that seals packages, the portal beside it, and a recipient who opens links. */
import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { Ledger } from '../../src/ledger/ledger.js';
import { enclosureOf } from '../../src/letters/writing/letter-writer.js';
import { Shelves } from '../../src/platform/blobs/folder/shelves.js';
import { Database } from '../../src/platform/database/database.js';
import { portalServer } from '../../src/portal/portal.server.js';
import { PortalStore } from '../../src/portal/portal.store.js';
import { PackageDesk, SEAL } from './package-desk.js';

export const PORTAL = 'https://remise.example';
export const ANNOUNCE = 'production.announce_delivery';
const number = { authority: 'fr-interieur', number: '+33 1 99 00 40 02' };
const files = [
  { ...enclosureOf('relevé.csv', 'text/csv', Buffer.from('abonné;adresse;heure\n'.repeat(12_000))), target: 0 },
];

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

export class PortalDesk {
  readonly faults: unknown[] = [];

  private constructor(
    readonly packages: PackageDesk,
    private readonly database: Database,
    private server: FastifyInstance | null,
    public port: number,
  ) {}

  static async open(): Promise<PortalDesk> {
    const packages = await PackageDesk.open({ GREFFE_PORTAL_URL: PORTAL });
    const { fresh } = packages.house.desk.platform;
    const database = await Database.connect(fresh.urlOf('greffe_portal'), () => undefined, 4);
    const desk = new PortalDesk(packages, database, null, 0);
    await desk.serve();
    return desk;
  }

  /** A new process of the portal: it remembers nothing. */
  async serve(): Promise<void> {
    await this.server?.close();
    const shelves = new Shelves(join(this.packages.house.desk.platform.settings.dataFolder, 'blobs'));
    this.server = await portalServer({
      ...{ store: new PortalStore(this.database), pathOf: (blobId: string) => shelves.pathOf(blobId) },
      ...{ trustedProxies: [], onFault: (error: unknown) => this.faults.push(error) },
    });
    await this.server.listen({ port: 0, host: '127.0.0.1' });
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await this.server?.close();
    await this.database.close();
    await this.packages.close();
  }

  get desk() {
    return this.packages.house.desk;
  }

  /** An answer with its sealed package; it has left by mail unless `isSent` is false. */
  async answered(isSent = true): Promise<{ caseId: string; packageId: string }> {
    const { house } = this.packages;
    const caseId = await house.request();
    await this.desk.decide(caseId, 'disclose', files, 1);
    if (isSent) await this.desk.runUntilDone('correspondence.send_letter', caseId);
    await this.desk.runUntilDone(SEAL, caseId);
    const packageId = (await this.desk.state(caseId)).packages?.[0]?.id ?? '';
    return { caseId, packageId };
  }

  private async post(caseId: string, path: string, body: object) {
    const { seq } = await this.desk.state(caseId);
    return this.packages.house.jurist.send('POST', `/api/cases/${caseId}/${path}`, { body: { seen: seq, ...body } });
  }

  /** As a jurist makes it available at the desk. */
  async make(caseId: string, packageId: string): Promise<string> {
    const made = await this.post(caseId, 'deliveries', { packageId });
    if (made.statusCode !== 201) throw new Error(made.body);
    return (await this.desk.state(caseId)).deliveries?.at(-1)?.id ?? '';
  }

  /** The link of the last mail. */
  link(): string {
    const text = this.desk.relay.received.at(-1)?.text ?? '';
    return new RegExp(`${PORTAL}/d/(\\S+)`).exec(text)?.[1] ?? '';
  }

  code(caseId: string, deliveryId: string, changed: object = {}) {
    const body = { ...number, reason: 'Donné à la greffière de permanence.', ...changed };
    return this.post(caseId, `deliveries/${deliveryId}/code`, body);
  }

  recall(caseId: string, deliveryId: string) {
    return this.post(caseId, `deliveries/${deliveryId}/recall`, { reason: 'Envoyé par erreur.' });
  }

  /** Available, its link mailed, its code given. */
  async delivered() {
    const { caseId, packageId } = await this.answered();
    const id = await this.make(caseId, packageId);
    await this.desk.runUntilDone(ANNOUNCE, caseId);
    const given = await this.code(caseId, id);
    if (given.statusCode !== 201) throw new Error(given.body);
    return { caseId, packageId, id, link: this.link(), code: given.json<{ code: string }>().code };
  }

  async get(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Got> {
    const request = http.request({ port: this.port, path, method, headers, agent: false });
    request.end(body);
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const bytes = await buffer(answer);
    return { status: answer.statusCode ?? 0, headers: answer.headers, bytes, text: bytes.toString('utf8') };
  }

  form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Got> {
    const body = new URLSearchParams(fields).toString();
    const own = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
    return this.get(path, { ...own, ...headers }, 'POST', body);
  }

  enter(link: string, code: string): Promise<Got> {
    return this.form(`/d/${link}`, { code });
  }

  /** The cookie of a recipient who entered. */
  async session({ link, code }: { link: string; code: string }): Promise<{ cookie: string }> {
    const { status, headers } = await this.enter(link, code);
    if (status !== 303) throw new Error(`The portal answered ${status}.`);
    return { cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
  }

  async told(id: string): Promise<string[]> {
    const entries = await this.desk.database.transaction((tx) =>
      this.desk.module.get(Ledger).read(tx, `delivery/${id}`),
    );
    return entries.map(({ type, data }) => [type, (data as { why?: string }).why].filter(Boolean).join(' '));
  }
}
