import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { growth } from '../../../test/support/growth.js';
import type { Headers } from '../../domain/intake/message.js';
import { readHeaders } from './headers.js';
import { leavesOf } from './mime.js';

async function headersOf(...lines: string[]): Promise<Headers> {
  const raw = Buffer.from([...lines, '', 'Nous requérons.'].join('\r\n'));
  for await (const item of leavesOf(Readable.from([raw]), { bytes: 10_000 })) {
    if ('lines' in item) return readHeaders(item.parsed, item.lines);
  }
  throw new Error('The message has no head.');
}

const list = (...addresses: string[]) => addresses.map((address) => ({ name: expect.any(String), address }));

describe('who wrote a message', () => {
  it('is undisputed where each field is one mailbox', async () => {
    const { from, sender, replyTo, disputed } = await headersOf(
      'From: =?utf-8?Q?Brigade=2C_evil=40bad.example?=\r\n <br@service.example>',
      'Sender: greffe@service.example',
      'Reply-To: "br@service.example, again" <br@service.example>',
    );
    expect({ from, sender, replyTo }).toEqual({
      from: [{ name: 'Brigade, evil@bad.example', address: 'br@service.example' }],
      sender: list('greffe@service.example'),
      replyTo: list('br@service.example'),
    });
    expect(disputed).toBeUndefined();
  });

  it.each([
    ['a comma', 'evil@bad.example, br@service.example'],
    ['a semicolon', 'evil@bad.example; br@service.example'],
    ['both within brackets', '<evil@bad.example,br@service.example>'],
    ['a group', 'Brigades: evil@bad.example, br@service.example;'],
    ['a comment', 'br@service.example (evil@bad.example)'],
    ['a quoted local part', '"evil@bad.example"@service.example'],
    ['an encoded word in the address', '=?utf-8?Q?evil=40bad.example=2C?=br@service.example'],
    ['a NUL', 'br@serv\0ice.example'],
    ['a NUL that the tolerant reader drops', 'b\0r@service.example'],
  ])('is disputed with %s', async (_case, written) => {
    expect((await headersOf(`From: ${written}`)).disputed).toEqual({ from: 'unreadable' });
  });

  it('is disputed where a field is repeated, and every mailbox is shown', async () => {
    const { from, replyTo, disputed } = await headersOf(
      'From: br@service.example',
      'From: evil@bad.example',
      'Reply-To: br@service.example',
      'Reply-To: evil@bad.example',
    );
    expect(disputed).toEqual({ from: 'repeated', replyTo: 'repeated' });
    expect([from, replyTo]).toEqual([
      list('br@service.example', 'evil@bad.example'),
      list('br@service.example', 'evil@bad.example'),
    ]);
  });

  it('is kept within bounds', async () => {
    const { from, disputed } = await headersOf(`From: "${'n'.repeat(5_000)}" <${'a'.repeat(5_000)}@b.example>`);
    expect(disputed).toEqual({ from: 'unreadable' });
    expect(from[0]?.name.length).toBeLessThanOrEqual(500);
    expect(from[0]?.address.length).toBeLessThanOrEqual(1_000);
  });

  it('is read without the square of how often it is written', async () => {
    const read = async (times: number) => {
      const { from } = await headersOf(...Array.from({ length: times }, (_, at) => `From: a${at}@bad.example`));
      expect(from).toHaveLength(1_000);
    };
    expect(await growth(read, 1_250, 10_000, 32)).toBeLessThan(32);
  });
});
