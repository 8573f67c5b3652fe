import { describe, expect, it } from '@jest/globals';
import { connectionOf, connectionOfHeaders } from './connection.js';

const raw = (...lines: string[]) =>
  Buffer.from(`${lines.join('\r\n')}\r\n\r\nReceived: from body (body [198.51.100.9])\r\n`);
const relayed = raw(
  'Return-Path: <br@service.example>',
  'Received: from mta3.service.example (mta3.service.example [192.0.2.11])',
  '\tby mx1.operator.example; Tue, 24 Nov 2026 10:00:00 +0100',
  'Received: from forged.example (forged.example [203.0.113.9])',
);

describe('what the top Received line says', () => {
  it('gives the server, its greeting and the envelope sender', () => {
    expect(connectionOfHeaders(relayed)).toEqual({
      clientAddress: '192.0.2.11',
      helo: 'mta3.service.example',
      mailFrom: 'br@service.example',
    });
  });

  it('understands IPv6 and the null sender', () => {
    const bounce = raw('Return-Path: <>', 'received: from mta (mta [IPv6:2001:db8:12::25]) by mx');
    expect(connectionOfHeaders(bounce)).toEqual({ clientAddress: '2001:db8:12::25', helo: 'mta', mailFrom: '' });
  });

  it('reads nothing in the body and invents nothing', () => {
    const nothing = { clientAddress: null, helo: null, mailFrom: null };
    expect(connectionOfHeaders(raw('Subject: none'))).toEqual(nothing);
    expect(connectionOfHeaders(Buffer.alloc(0))).toEqual(nothing);
    expect(connectionOfHeaders(raw('Received: from a (a [999.1.1.1]) by b')).clientAddress).toBeNull();
  });
});

describe('whose word counts', () => {
  const session = { clientAddress: '198.51.100.7', helo: 'seen.example', mailFrom: 'seen@seen.example' };

  it('is the SMTP session of this server', () => {
    expect(connectionOf(session, relayed)).toEqual(session);
  });

  it.each(['127.0.0.1', '10.1.2.3', '::ffff:192.168.1.4', 'fd00::1'])(
    'is the relay of the operator when %s delivers',
    (clientAddress) => {
      expect(connectionOf({ ...session, clientAddress }, relayed)).toEqual({
        clientAddress: '192.0.2.11',
        helo: 'mta3.service.example',
        mailFrom: 'seen@seen.example',
      });
    },
  );
});
