/** A service that is stopped with all its processes ends their children too: nothing of that is a result. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EndedFromOutside } from '../../../src/intake/child/reading-turn.js';
import { readInChild } from '../../../src/intake/read-in-child.js';
import { ReadingChildren } from '../../../src/intake/reading/reading-children.js';
import { BEGUN } from '../../../src/intake/reading/words.js';
import { checkSender } from '../../../src/intake/sender/check-sender.js';
import { connectionOf } from '../../../src/intake/sender/connection.js';
import { body, message } from '../../support/message.js';
import { sampleLaw } from '../../support/samples.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-ended-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that says its first word and is then ended as a service manager does. */
function ended(word: string): string {
  const program = join(folder, 'ended.mjs');
  const end = "process.kill(process.pid, 'SIGTERM')";
  writeFileSync(program, `process.stdout.write(${JSON.stringify(word)}, () => ${end}); setInterval(() => {}, 1000);`);
  return program;
}

it('a message whose reader is ended from outside is read by another attempt, and not unreadable', async () => {
  const reading = readInChild(Readable.from(['Subject: a\r\n\r\nb']), { program: ended('{"line":"begun"}\n') });
  await expect(reading).rejects.toThrow(EndedFromOutside);
});

it('the facts of a message are read by another attempt where their program is ended from outside', async () => {
  const children = new ReadingChildren({ program: ended(`${BEGUN}\n`) });
  await expect(
    children.read(message([body('Order')]), [], { law: sampleLaw(), customers: async () => [] }),
  ).rejects.toThrow(EndedFromOutside);
});

it('a sender is checked by another attempt where the check is ended from outside', async () => {
  const raw = Buffer.from('Subject: a\r\n\r\nb');
  const connection = connectionOf(null, raw);
  const task = { connection, resolver: null, authorities: '', receivedAt: '2026-11-28T08:00:00.000Z' };
  const checks = checkSender(raw, task, { program: ended('') });
  await expect(checks).rejects.toThrow(EndedFromOutside);
});
