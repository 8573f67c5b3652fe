/** Calls a pager by webhook (Standard Webhooks 1.0.0, signed), and nothing else. */
import { createHmac } from 'node:crypto';
import { messageOf } from '../telemetry/failure.js';

const TIMEOUT_MILLISECONDS = 10_000;

export interface Page {
  /** Stays the same at each attempt: the pager knows a repetition by it. */
  readonly id: string;
  readonly type: string;
  /** Ids and closed words: it leaves the operator (docs/promises.md#p7). */
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

export type Paging =
  | { readonly outcome: 'paged'; readonly status: number }
  /** No pager is configured: nothing left. */
  | { readonly outcome: 'not_configured' }
  /** Another attempt may succeed. */
  | { readonly outcome: 'failed'; readonly reason: string };

export class Pager {
  /** @param maySend asked before each call: false in safe mode, where nothing is sent */
  constructor(
    private readonly settings: { readonly url?: string | undefined; readonly secret?: string | undefined },
    private readonly maySend: () => Promise<boolean>,
  ) {}

  /** At least once; no redirect is followed. */
  async page({ id, type, data }: Page): Promise<Paging> {
    const { url, secret } = this.settings;
    if (url === undefined || secret === undefined) return { outcome: 'not_configured' };
    if (!(await this.maySend())) return { outcome: 'failed', reason: 'Safe mode: nothing is sent.' };
    const at = new Date();
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
    const timestamp = String(Math.floor(at.getTime() / 1000));
    try {
      const { ok, status } = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': signature(secret, `${id}.${timestamp}.${body}`),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      });
      return ok ? { outcome: 'paged', status } : { outcome: 'failed', reason: `The pager answered ${status}.` };
    } catch (error) {
      return { outcome: 'failed', reason: messageOf(error) };
    }
  }
}

function signature(secret: string, signed: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
