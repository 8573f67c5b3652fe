/** A production desk that seals packages, with a time-stamp authority behind HTTP, and a client that fetches them. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http, { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DemonstrationAuthority } from '../../src/reports/authority/demonstration.js';
import { writePem } from '../../src/verifier/trust/pem.js';
import type { Member } from './desk.js';
import { ProductionDesk } from './production-desk.js';

export const SEAL = 'production.seal_package';

export interface Fetched {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export class PackageDesk {
  private constructor(
    readonly house: ProductionDesk,
    readonly folder: string,
    private readonly server: Server,
    private readonly mood: { answers: boolean },
  ) {}

  static async open(environment: Record<string, string> = {}): Promise<PackageDesk> {
    const folder = mkdtempSync(join(tmpdir(), 'greffe-packages-'));
    const authority = await DemonstrationAuthority.open(
      folder,
      'Nuage Souverain',
      new Date('2026-01-01T00:00:00.000Z'),
    );
    const [root, seal] = [writePem(authority.root), writePem(authority.seal.certificate)];
    writeFileSync(join(folder, 'root.pem'), root);
    writeFileSync(join(folder, 'seal.pem'), seal);
    const [letterKey = ''] =
      readFileSync(join(folder, 'keys/demonstration.pem'), 'utf8').match(/-----BEGIN PRIVATE[\s\S]+?-----END.+/g) ?? [];
    const mood = { answers: true };
    let house: ProductionDesk | undefined;
    const server = createServer(async (request, response) => {
      const body = await buffer(request);
      const now = await house?.desk.platform.fresh.now();
      response.end(mood.answers && now ? await authority.stamp(body, new Date(now)) : 'no');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    house = await ProductionDesk.open({
      ...environment,
      ...{ GREFFE_LETTER_KEY: letterKey, GREFFE_LETTER_CERTIFICATE: seal + root },
      ...{ GREFFE_TSA_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, GREFFE_SIGNING_ROOTS: root },
    });
    return new PackageDesk(house, folder, server, mood);
  }

  /** Whether the time-stamp authority answers as it must. */
  set stamping(answers: boolean) {
    this.mood.answers = answers;
  }

  async close(): Promise<void> {
    await this.house.close();
    this.server.close();
    rmSync(this.folder, { recursive: true });
  }

  async fetch(by: Member, path: string, headers: Record<string, string> = {}): Promise<Fetched> {
    const { port } = this.house;
    const request = http.request({ port, path, headers: { cookie: by.cookie ?? '', ...headers }, agent: false }).end();
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: await buffer(answer) };
  }
}
