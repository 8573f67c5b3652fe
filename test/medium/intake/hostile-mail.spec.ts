// @stage long slow
/** Whatever a message does to its reader, the answer is a value, in bounded time and memory. Doubles: none. */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Part, ReadMessage, Unreadable } from '../../../src/domain/intake/message.js';
import { readInChild } from '../../../src/intake/read-in-child.js';
import { probeTools } from '../../../src/platform/child/bounds.js';
import { Blocked } from '../../../src/platform/telemetry/failure.js';
import { buildReader } from '../../support/built-reader.js';
import { hostileMails } from '../../support/hostile-mail.js';
import { size } from '../../support/set.js';

let program = '';
beforeAll(() => {
  program = buildReader();
});

const read = (name: string, tools = probeTools()) =>
  readInChild(Readable.from([hostileMails[name]?.() ?? Buffer.alloc(0)]), { program, tools });

const partOf = (message: ReadMessage | Unreadable, type: string): Part | undefined =>
  message.readable ? message.parts.find(({ contentType }) => contentType === type) : undefined;

describe('a hostile message', () => {
  it.each(Object.keys(hostileMails).filter((_, at) => at % size({ short: 3, long: 1 }) === 0))(
    'ends as a value: %s',
    async (name) => {
      const began = performance.now();
      const message = await read(name);
      const took = Math.round(performance.now() - began);
      const marks = message.readable
        ? message.parts.flatMap(({ unread, marks }) => [...(unread ? [unread] : []), ...marks])
        : [];
      const outcome = message.readable
        ? [message.stopped, ...new Set(marks)].filter(Boolean).join(', ') || 'read'
        : `unreadable: ${message.reason}`;
      process.stdout.write(`${name.padEnd(42)} ${String(took).padStart(6)} ms  ${outcome}\n`);
      const silent = message.readable
        ? message.parts.filter(({ text, unread }) => (text === null) === (unread === null))
        : [];
      expect(silent).toEqual([]);
    },
  );

  it('keeps the text that came before a bomb, and says what killed the rest', async () => {
    const message = await read('PDF of 2.2 GB');
    expect(partOf(message, 'text/plain')?.text).toBe('See attached.');
    expect(partOf(message, 'application/pdf')?.unread).toBe('memory');
  });

  it('is held without the tools of the system, by watching', async () => {
    const message = await read('PDF of 2.2 GB', { prlimit: null, setpriv: null });
    expect(partOf(message, 'application/pdf')?.unread).toBe('memory');
  });

  it('is stopped by the clock of the parent', async () => {
    // The mail never comes, so that no part of it is read before the limit on any machine.
    const message = await readInChild(new PassThrough(), { program, patience: 100 });
    expect(message).toEqual({ readable: false, reason: 'time' });
  });

  it('reads an unknown charset as UTF-8 and marks it', async () => {
    const part = partOf(await read('unknown charset'), 'text/plain');
    expect(part).toMatchObject({ text: 'réquisition', marks: ['unknown_charset'] });
  });

  it('reads a broken PDF leniently and marks it', async () => {
    const part = partOf(await read('PDF with a broken table'), 'application/pdf');
    expect(part?.text ?? part?.unread).toMatch(/Hello|damaged/);
  });

  it('leaves archives closed', async () => {
    expect(partOf(await read('zip bomb'), 'application/zip')?.unread).toBe('unread_format');
  });

  it('is not judged when the program does not start: the work waits', async () => {
    const reading = readInChild(Readable.from(['x']), { program: '/nowhere/reader.js' });
    await expect(reading).rejects.toBeInstanceOf(Blocked);
    await expect(reading).rejects.toThrow('The program reader.js did not start: build the product again');
  });

  it('is not judged when its bytes break off: the error is passed on', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('From: a@b.example\r\n');
        throw new Error('the disk does not answer');
      })(),
    );
    await expect(readInChild(broken, { program })).rejects.toThrow('the disk does not answer');
  });
});

const corpora = process.env.TEST_CORPORA ?? '../shared/corpora';
const folders = [join(corpora, 'mime-mailparser'), join(corpora, 'mime-mikel-mail', 'emails')].filter(existsSync);
const files = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.eml'))
      .map((name) => join(folder, name)),
  )
  .filter((_, at) => at % size({ short: 12, long: 1 }) === 0);

(files.length > 0 ? describe : describe.skip)('a public set of malformed mails', () => {
  it('ends as values, all readable', async () => {
    const began = performance.now();
    const messages = await Promise.all(files.map((file) => readInChild(createReadStream(file), { program })));
    const unreadable = messages.flatMap((message, index) =>
      message.readable ? [] : [`${files[index]}: ${message.reason}`],
    );
    const took = Math.round((performance.now() - began) / files.length);
    process.stdout.write(`${files.length} malformed mails, ${took} ms each\n${unreadable.join('\n')}\n`);
    expect(messages).toHaveLength(files.length);
  });
});
