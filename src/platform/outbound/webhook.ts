/** Signs a message by Standard Webhooks 1.0.0 and posts it to an address that was set: only the status of the answer counts. */
import { createHmac } from 'node:crypto';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestOverTls } from 'node:https';

const LARGEST_ANSWER = 65_536;

export interface WebhookTarget {
  /** Settings let through https:, and http: for what is tried on this machine. */
  readonly url: string;
  /** `whsec_` texts: one signature each, so that a secret changes without a gap. */
  readonly secrets: readonly string[];
  /** PEM of the roots believed for its certificate; absent, those of Node.js. */
  readonly roots?: string | undefined;
  readonly timeoutMilliseconds: number;
  /** Ends the attempt before, as the process stops. */
  readonly signal?: AbortSignal;
}

export interface WebhookMessage {
  /** Stays the same at each attempt: a receiver knows a repetition by it. Without a full stop, which separates what is signed. */
  readonly id: string;
  /** Of this attempt, and not of what it is about. */
  readonly at: Date;
  /** JSON, signed as these characters. */
  readonly body: string;
}

export interface WebhookAnswer {
  readonly status: number;
  /** As the answer asks, in seconds; null where it asks for nothing, or for a date. */
  readonly retryAfter: number | null;
}

/**
 * Follows no redirect: such an answer has a status like any other. Rejects when none comes in time.
 * What an answer says beside its status is read to its end, or to a limit, and thrown away.
 */
export async function postWebhook(target: WebhookTarget, message: WebhookMessage): Promise<WebhookAnswer> {
  const response = await answerTo(target, message);
  await drained(response);
  const retryAfter = /^\d{1,6}$/.exec(response.headers['retry-after'] ?? '')?.[0];
  return { status: response.statusCode ?? 0, retryAfter: retryAfter === undefined ? null : Number(retryAfter) };
}

function answerTo(target: WebhookTarget, { id, at, body }: WebhookMessage): Promise<IncomingMessage> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signed = `${id}.${timestamp}.${body}`;
  const options = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': target.secrets.map((secret) => signature(secret, signed)).join(' '),
    },
    // A kept connection may have ended meanwhile, and that would look like a refusal.
    agent: false,
    signal: AbortSignal.any([
      AbortSignal.timeout(target.timeoutMilliseconds),
      ...(target.signal ? [target.signal] : []),
    ]),
    // Said, as NODE_TLS_REJECT_UNAUTHORIZED would take it away.
    rejectUnauthorized: true,
    ...(target.roots === undefined ? {} : { ca: target.roots }),
  };
  return new Promise((resolve, reject) => {
    const isPlain = new URL(target.url).protocol === 'http:';
    const request = isPlain ? requestPlain(target.url, options, resolve) : requestOverTls(target.url, options, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

/** The status is known by now: an answer that breaks off, or has no end, changes nothing of it. */
async function drained(response: IncomingMessage): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of response) {
      bytes += chunk.length;
      if (bytes > LARGEST_ANSWER) return;
    }
  } catch {}
}

function signature(secret: string, signed: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
