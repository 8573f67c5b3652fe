/** A machine of the operator that takes webhooks over HTTPS. It judges signatures by itself, with no code of the product. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { machineTime } from './machine-clock.js';
import { serverCertificate } from './server-certificate.js';

export const whsec = (name: string): string => `whsec_${Buffer.from(name.padEnd(32, '.')).toString('base64')}`;

export interface Delivered {
  readonly path: string;
  readonly id: string;
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> };
}

interface Answered {
  readonly status: number;
  readonly location?: string;
  readonly retryAfter?: number;
}

export class WebhookReceiver {
  /** What was taken, in its order. */
  readonly taken: Delivered[] = [];
  /** Every request: its path, its id and the status that it was answered. */
  readonly asked: { readonly path: string; readonly id: string; readonly status: number }[] = [];
  /** The one that this machine knows. */
  secret = whsec('a machine of the operator');
  /** Answered to what is rightly signed. */
  answer: (delivered: Delivered) => Promise<Answered> = async () => ({
    status: 204,
  });
  /** The most requests that were under way at once. */
  most = 0;
  private underWay = 0;

  private constructor(
    private readonly server: Server,
    private readonly folder: string,
    /** PEM of the root of its certificate. */
    readonly root: string,
  ) {}

  static async open(): Promise<WebhookReceiver> {
    const folder = mkdtempSync(join(tmpdir(), 'greffe-receiver-'));
    const { certificate, key, root } = await serverCertificate(folder);
    const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) });
    const receiver = new WebhookReceiver(server, folder, root);
    server.on('request', async (request, response) => {
      receiver.underWay += 1;
      receiver.most = Math.max(receiver.most, receiver.underWay);
      const header = (name: string): string => String(request.headers[`webhook-${name}`] ?? '');
      const [path, raw] = [request.url ?? '', await readText(request)];
      const id = header('id');
      const isRight = receiver.judges(id, header('timestamp'), header('signature'), raw);
      const delivered = isRight ? { path, id, body: JSON.parse(raw) } : null;
      const { status, location, retryAfter }: Answered = delivered ? await receiver.answer(delivered) : { status: 401 };
      receiver.underWay -= 1;
      receiver.asked.push({ path, id, status });
      if (delivered && status < 300) receiver.taken.push(delivered);
      if (location !== undefined) response.setHeader('location', location);
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
      response.writeHead(status).end('{}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return receiver;
  }

  get address(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** As the specification describes it: one signature of the list, and an hour that is near. */
  private judges(id: string, timestamp: string, signatures: string, raw: string): boolean {
    if (id === '' || id.includes('.') || !(Math.abs(machineTime() / 1000 - Number(timestamp)) < 300)) return false;
    const key = Buffer.from(this.secret.replace(/^whsec_/, ''), 'base64');
    const right = createHmac('sha256', key).update(`${id}.${timestamp}.${raw}`).digest();
    return signatures.split(' ').some((one) => {
      const [version, offered = ''] = one.split(',');
      const bytes = Buffer.from(offered, 'base64');
      return version === 'v1' && bytes.length === right.length && timingSafeEqual(bytes, right);
    });
  }
}
