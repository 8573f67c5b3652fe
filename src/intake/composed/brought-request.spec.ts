import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';
import { asMail, mailOf } from './brought-request.js';

const base64 = Buffer.from('%PDF-1.7').toString('base64');
const file = { name: 'acte.pdf', contentType: 'application/pdf', base64 };
const request = { subject: 'Réquisition', text: 'Bonjour', files: [file] };
const bytes = (value: unknown): Buffer => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

it('a request that a machine brings becomes one message with its text and its files', () => {
  const mail = mailOf(bytes(request))?.toString('utf8') ?? '';
  expect(mail).toContain(`Subject: =?UTF-8?B?${Buffer.from('Réquisitio').toString('base64')}?=`);
  expect(mail).toContain(Buffer.from('Bonjour').toString('base64'));
  expect(mail).toContain(base64);
});

it('the file of a mail stays a file: the text beside it is kept', () => {
  const mail = { name: 'a.eml', contentType: 'message/rfc822', base64 };
  expect(mailOf(bytes({ ...request, files: [mail] }))?.toString('utf8')).toContain(
    Buffer.from('Bonjour').toString('base64'),
  );
});

it.each<[string, unknown]>([
  ['no JSON', '{'],
  ['a list', []],
  ['no subject', { text: 'x' }],
  ['another field', { ...request, verdict: 'ADMIT' }],
  [
    'a header in the type of a file',
    { ...request, files: [{ ...file, contentType: 'text/plain\r\nBcc: a@b.example' }] },
  ],
  ['a path for a name', { ...request, files: [{ ...file, name: '../../etc/passwd' }] }],
  ['21 files', { ...request, files: Array.from({ length: 21 }, () => file) }],
  ['nesting without end', '['.repeat(100_000)],
])('what has %s is left to a person', (_case, value) => {
  expect(mailOf(bytes(value))).toBeNull();
});

it('a message of another door is left as it is', async () => {
  const mail = await asMail('smtp', Readable.from(['Subject: x']));
  expect(mail && (await text(mail))).toBe('Subject: x');
  expect(await asMail('api', Readable.from(['Subject: x']))).toBeNull();
});
