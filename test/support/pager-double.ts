/** A pager that checks the signature of each call, and keeps what it received. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { WebhookSignature } from '../../src/intake/webhook-signature.js';
import { machineTime } from './machine-clock.js';

export const PAGER_SECRET = `whsec_${Buffer.from('a pager that wakes the desk').toString('base64')}`;

export class PagerDouble {
  readonly received: { id: string; body: { type: string; data: Record<string, unknown> } }[] = [];
  status = 204;
  private readonly server: Server = createServer((request, response) => {
    void this.receive(request).then(() => response.writeHead(this.status).end());
  });

  async open(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/wake`;
  }

  close(): Promise<unknown> {
    return new Promise((done) => this.server.close(done));
  }

  private async receive(request: IncomingMessage): Promise<void> {
    const body = await readText(request);
    const header = (name: string) => String(request.headers[`webhook-${name}`]);
    const headers = { id: header('id'), timestamp: header('timestamp'), signature: header('signature') };
    const signature = WebhookSignature.open(headers, [PAGER_SECRET], machineTime() / 1000);
    if (!signature.ok) throw new Error(signature.refusal.sentence.en);
    signature.value.update(Buffer.from(body));
    if (!signature.value.verify().ok) throw new Error('The pager was called with a wrong signature.');
    this.received.push({ id: headers.id, body: JSON.parse(body) });
  }
}
