/** Names and subjects by which a stranger makes a jurist read something else than what stands in the message. */
import { beforeAll, expect, it } from '@jest/globals';
import { type ReadHere, readHere } from '../../../test/support/read-raw.js';
import { asRead } from './as-read.js';

const word = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const HOSTILE = 'Juge\u202E\u2067 rf.vuog\r\nCc: x\u2028\u001b[2J\u009b';
const misleads = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

let read: ReadHere;
beforeAll(async () => {
  read = await readHere(
    [
      `From: ${word(HOSTILE)} <a@court.example>`,
      `To: ${word(HOSTILE)}: b@c.example;`,
      `Subject: ${word(HOSTILE)}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      ...['', '--b', 'Content-Type: text/plain', '', 'x', '--b'],
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent('annexe\u202Efdp.exe')}`,
      ...['', 'x', '--b--', ''],
    ].join('\r\n'),
  );
});

it('nothing in a header or in the name of a file turns a line around, ends it or speaks to a terminal', () => {
  const headers = read.messages[0]?.headers;
  const said = [
    headers?.subject,
    ...[headers?.from, headers?.to].flatMap((list) => (list ?? []).map(({ name }) => name)),
  ];
  for (const words of said) expect(words).not.toMatch(misleads);
  expect(headers?.subject).toMatch(/^Juge\uFFFD/);
  expect(headers?.from).toEqual([{ name: expect.stringMatching(/^Juge\uFFFD/), address: 'a@court.example' }]);
});

it('the ending of a file is read where it stands', () => {
  expect([...read.parts.values()].map(({ name }) => name)).toEqual([null, 'annexe\uFFFDfdp.exe']);
});

it('an address that is turned around is no address', async () => {
  const { messages } = await readHere('From: <moc.live\u202E@court.example>\r\n\r\nx');
  expect(JSON.stringify(messages[0]?.headers.from)).not.toMatch(misleads);
  expect(messages[0]?.headers.disputed).toEqual({ from: 'unreadable' });
});

it('words of other scripts, and those that only join letters, stay', () => {
  for (const words of ['نامه\u200Cای', 'משטרת ישראל', '📎👩‍⚖️', 'Réquisition\u00A0: 60-1'])
    expect(asRead(words)).toBe(words);
});
