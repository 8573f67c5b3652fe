// @stage slow
/** The reading of texts in bounded children: what they say, and what becomes of a message that breaks one. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { UnreadReason } from '../../../src/domain/intake/message.js';
import { read } from '../../../src/domain/reading/read.js';
import { CHARACTERS } from '../../../src/domain/reading/too-long.js';
import { type Read, ReadingChildren } from '../../../src/intake/reading/reading-children.js';
import { Blocked } from '../../../src/platform/telemetry/failure.js';
import { buildReading } from '../../support/built-reader.js';
import { body, message } from '../../support/message.js';
import { readable } from '../../support/readable.js';
import { readSample, sampleLaw, samples } from '../../support/samples.js';

const law = sampleLaw();
const reader = { law, customers: async () => law.operator.tenants };
const act = message([body('Vu l’article 60-1 du code de procédure pénale, identité du titulaire de 203.0.113.7.')]);

describe('the reading program', () => {
  const children = new ReadingChildren({ program: buildReading() });
  afterAll(() => children.close());

  it('concludes of each sample what the reading concludes in this process, law and directory included', async () => {
    const some = samples().filter((_, at) => at % 5 === 0);
    for (const { name } of some) {
      const sample = await readable(readSample(name));
      const found = (await children.read(sample, [], reader)) as Read;
      expect({ name, reading: found.reading }).toEqual({ name, reading: read(sample, law) });
    }
  });

  it('reads a message that is too long by its headers alone', async () => {
    const long = message([body(`${act.parts[0]?.text} `.repeat(CHARACTERS / 80))]);
    const found = (await children.read(long, [], reader)) as Read;
    expect(found).toMatchObject({ left: 'too_long', message: { stopped: 'too_long' } });
    expect(found.reading.facts).toMatchObject({ issuerZone: 'FR', bases: [] });
  });

  it('reads a message in which more is found than a person can confirm by its headers alone', async () => {
    const addresses = Array.from({ length: 2_100 }, (_, at) => `198.51.${Math.floor(at / 250)}.${at % 250}`);
    const found = (await children.read(message([body(`Réquisition : ${addresses.join(', ')}.`)]), [], reader)) as Read;
    expect(found).toMatchObject({ left: 'too_long', reading: { targets: [] } });
  });
});

describe('a message that breaks its reading child', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-reading-'));
  const program = join(folder, 'failing-reader.mjs');
  const open = (settings = {}) => new ReadingChildren({ program, patience: 10_000, ...settings });
  const asked = (children: ReadingChildren, subject: string) =>
    children.read(message(act.parts, { subject }), [], reader);

  beforeAll(() => {
    copyFileSync(fileURLToPath(new URL('../../support/failing-reader.mjs', import.meta.url)), program);
    writeFileSync(join(folder, 'answer.json'), JSON.stringify(read(act, law)));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[string, UnreadReason]>([
    ['loop', 'time'],
    ['memory', 'memory'],
    ['garbage', 'crash'],
    ['endless', 'output'],
    ['exit', 'crash'],
  ])('is read by its headers, and the next one whole: %s', async (subject, left) => {
    const children = open(subject === 'loop' ? { patience: 2_000 } : {});
    expect(await asked(children, subject)).toMatchObject({ left, message: { stopped: 'too_long' } });
    expect(await asked(children, 'plain')).toMatchObject({ left: null, message: { parts: act.parts } });
    await children.close();
  });

  it('is unreadable when even its headers break it', async () => {
    const children = open();
    expect(await asked(children, 'exit always')).toEqual({ readable: false, reason: 'crash' });
    await children.close();
  });

  it('is held without the tools of the system, by watching', async () => {
    const children = open({ tools: { prlimit: null, setpriv: null } });
    expect(await asked(children, 'memory')).toMatchObject({ left: 'memory' });
    await children.close();
  });

  it('is asked again of a fresh child when its own had served others', async () => {
    const children = open();
    await asked(children, 'plain');
    expect(await asked(children, 'tired')).toMatchObject({ left: null });
    await children.close();
  });

  it('is not judged when the program does not start: the work waits', async () => {
    const children = new ReadingChildren({ program: '/nowhere/reading.js' });
    const asking = asked(children, 'plain');
    await expect(asking).rejects.toBeInstanceOf(Blocked);
    await expect(asking).rejects.toThrow('The program reading.js did not start: build the product again');
    await children.close();
  });
});
