import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { WebhookSignature } from './webhook-signature.js';

const secret = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;
const other = `whsec_${Buffer.from('another one, just as long as that').toString('base64')}`;
const now = 1_795_530_000;
const body = 'From: a@b.example\r\n\r\nHello';

const sign = (key: string, id = 'msg_1', timestamp = now, text = body): string =>
  `v1,${createHmac('sha256', Buffer.from(key.slice(6), 'base64'))
    .update(`${id}.${timestamp}.${text}`)
    .digest('base64')}`;

function outcome(changed: {
  id?: string;
  timestamp?: string;
  signature?: string;
  text?: string;
  secrets?: string[];
}): string {
  const headers = { id: 'msg_1', timestamp: String(now), signature: sign(secret), ...changed };
  const opened = WebhookSignature.open(headers, changed.secrets ?? [secret], now);
  if (!opened.ok) return opened.refusal.code;
  for (const byte of Buffer.from(changed.text ?? body)) opened.value.update(Buffer.from([byte]));
  const verified = opened.value.verify();
  return verified.ok ? 'accepted' : verified.refusal.code;
}

describe('a signed webhook', () => {
  it('passes with one right signature among several, and with either secret during a rotation', () => {
    expect(outcome({})).toBe('accepted');
    expect(outcome({ signature: `v1a,abcd v1,AAAA ${sign(secret)}` })).toBe('accepted');
    expect(outcome({ secrets: [other, secret] })).toBe('accepted');
    expect(outcome({ timestamp: String(now - 300), signature: sign(secret, 'msg_1', now - 300) })).toBe('accepted');
  });

  it.each([
    ['no id', { id: '' }, 'webhook-signature-missing'],
    ['no timestamp', { timestamp: '' }, 'webhook-signature-missing'],
    ['no signature', { signature: '' }, 'webhook-signature-missing'],
    ['a timestamp in words', { timestamp: '2026-11-25T00:00:00Z' }, 'webhook-timestamp-refused'],
    [
      'too old',
      { timestamp: String(now - 301), signature: sign(secret, 'msg_1', now - 301) },
      'webhook-timestamp-refused',
    ],
    [
      'too new',
      { timestamp: String(now + 301), signature: sign(secret, 'msg_1', now + 301) },
      'webhook-timestamp-refused',
    ],
    ['the signature of another secret', { signature: sign(other) }, 'webhook-signature-wrong'],
    ['the signature of another id', { id: 'msg_2' }, 'webhook-signature-wrong'],
    ['a changed body', { text: `${body}!` }, 'webhook-signature-wrong'],
    ['a cut signature', { signature: sign(secret).slice(0, 20) }, 'webhook-signature-wrong'],
    ['an empty signature', { signature: 'v1,' }, 'webhook-signature-wrong'],
    ['no secret configured', { secrets: [] }, 'webhook-signature-wrong'],
  ])('is refused with %s', (_case, changed, code) => {
    expect(outcome(changed)).toBe(code);
  });

  it('is not cut anew at an hour that the body names, to count again later', () => {
    const later = now + 200_000;
    const changed = {
      id: `msg_1.${now}`,
      timestamp: String(later),
      signature: sign(secret, 'msg_1', now, `${later}.${body}`),
    };
    const opened = WebhookSignature.open(changed, [secret], later);
    expect(opened.ok ? 'opened' : opened.refusal.code).toBe('webhook-id-refused');
  });

  it('takes an id with full stops, such as that of a mail', () => {
    const id = '<20261203.142233.4711@mx1.court.example>';
    expect(outcome({ id, signature: sign(secret, id) })).toBe('accepted');
  });
});
