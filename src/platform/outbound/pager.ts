/** Calls a pager by webhook (Standard Webhooks 1.0.0, signed), and nothing else. */
import { messageOf } from '../telemetry/failure.js';
import { postWebhook } from './webhook.js';

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
    try {
      const target = { url, secrets: [secret], timeoutMilliseconds: TIMEOUT_MILLISECONDS };
      const { status } = await postWebhook(target, { id, at, body });
      const isTaken = status >= 200 && status < 300;
      return isTaken ? { outcome: 'paged', status } : { outcome: 'failed', reason: `The pager answered ${status}.` };
    } catch (error) {
      return { outcome: 'failed', reason: messageOf(error) };
    }
  }
}
