/** Standard Webhooks 1.0.0, symmetric signatures: HMAC-SHA256 over `id.timestamp.body`, computed while the body streams. */
import { createHmac, type Hmac, timingSafeEqual } from 'node:crypto';
import { accept, type Refusal, type Result, refuse } from '../domain/kernel/result.js';

/** Seconds by which a timestamp may differ from our clock, either way. */
export const REPLAY_WINDOW = 300;
const SIGNATURE_BYTES = 32;

const refusal = (code: string, fr: string, en: string): Refusal => ({
  code,
  kind: 'unauthenticated',
  sentence: { fr, en },
  article: 'Standard Webhooks 1.0.0',
});

const signatureMissing = refusal(
  'webhook-signature-missing',
  'Il manque un en-tête : webhook-id, webhook-timestamp et webhook-signature sont exigés.',
  'A header is missing: webhook-id, webhook-timestamp and webhook-signature are required.',
);
const timestampRefused = refusal(
  'webhook-timestamp-refused',
  'L’horodatage s’écarte de plus de cinq minutes : mettez l’horloge à l’heure et signez de nouveau.',
  'The timestamp is more than five minutes off: set the clock and sign again.',
);
const idRefused = refusal(
  'webhook-id-refused',
  'webhook-id porte, après un point, un nombre qui se lirait comme l’horodatage : envoyez un autre identifiant.',
  'webhook-id has, after a full stop, a number that could be read as the timestamp: send another id.',
);
const signatureWrong = refusal(
  'webhook-signature-wrong',
  'Aucune signature ne correspond à ce message et à nos secrets : rien n’a été retenu.',
  'No signature matches this message and our secrets: nothing was kept.',
);

export interface WebhookHeaders {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

/** A body on its way: every chunk goes through `update`, then `verify` says whether one signature matches. */
export class WebhookSignature {
  private constructor(
    readonly id: string,
    private readonly offered: readonly Buffer[],
    private readonly expected: readonly Hmac[],
  ) {}

  /** Checks the headers before a byte is read. `secrets` are `whsec_` texts; `now` is in seconds since 1970. */
  static open(headers: WebhookHeaders, secrets: readonly string[], now: number): Result<WebhookSignature> {
    const { id, timestamp, signature } = headers;
    if (!id || id.length > 200 || !timestamp || !signature) return refuse(signatureMissing);
    // One text is signed, `id.timestamp.body`: it must not be possible to cut it elsewhere, at an hour that the body names.
    if (/\.\d{9,12}(\.|$)/.test(id)) return refuse(idRefused);
    if (!/^\d{1,12}$/.test(timestamp)) return refuse(timestampRefused);
    if (Math.abs(now - Number(timestamp)) > REPLAY_WINDOW) return refuse(timestampRefused);
    const offered = signature
      .split(' ')
      .filter((one) => one.startsWith('v1,'))
      .map((one) => Buffer.from(one.slice('v1,'.length), 'base64'))
      .filter(({ length }) => length === SIGNATURE_BYTES);
    // Nothing of the body is read, let alone kept, for what no body could match.
    if (offered.length === 0 || secrets.length === 0) return refuse(signatureWrong);
    const expected = secrets.map((secret) =>
      createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(`${id}.${timestamp}.`),
    );
    return accept(new WebhookSignature(id, offered, expected));
  }

  update(chunk: Buffer): void {
    for (const hmac of this.expected) hmac.update(chunk);
  }

  /** Once, after the last byte. */
  verify(): Result<void> {
    const right = this.expected.map((hmac) => hmac.digest());
    const matches = right.some((digest) =>
      this.offered.some((offer) => offer.length === digest.length && timingSafeEqual(offer, digest)),
    );
    return matches ? accept(undefined) : refuse(signatureWrong);
  }
}
