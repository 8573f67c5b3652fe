import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { WrappedCopy, type WrappedKey } from './wrapped-copy.js';

let folder: string;
let copy: WrappedCopy;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'greffe-wrapped-')), 'keys', 'wrapped');
  copy = new WrappedCopy(folder);
});
afterEach(() => rmSync(join(folder, '..', '..'), { recursive: true }));

const made = (on: string): WrappedKey => ({ id: uuidv7({ msecs: Date.parse(on) }), wrapped: randomBytes(60) });
const text = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
const held = async (...keys: WrappedKey[]) => [...(await copy.find(keys.map(({ id }) => id)))];
const pair = ({ id, wrapped }: WrappedKey) => [id, wrapped];

describe('the copy of wrapped keys', () => {
  test('holds each key under the month in which it was made', async () => {
    const [november, december] = [made('2026-11-30T23:59:59.999Z'), made('2026-12-01T00:00:00.000Z')];
    await copy.add([november, december]);
    expect(readdirSync(folder).sort()).toEqual(['2026-11.jsonl', '2026-12.jsonl']);
    expect(await held(november, december)).toEqual([pair(november), pair(december)]);
    expect(await held(made('2026-10-01T00:00:00.000Z'))).toEqual([]);
  });

  test('overwrites the bytes of a key that is destroyed, wherever they stand, and no others', async () => {
    const [gone, stays] = [made('2026-12-01T00:00:00.000Z'), made('2026-12-01T00:00:00.000Z')];
    await copy.add([gone, stays]);
    await copy.add([gone]);
    const before = text().length;
    await copy.destroy([gone.id]);
    expect(text()).not.toContain(gone.wrapped.toString('base64'));
    expect(text()).toHaveLength(before);
    expect(await held(gone, stays)).toEqual([pair(stays)]);
  });

  test('loses no line that another process adds while a key is destroyed', async () => {
    const gone = made('2026-12-01T00:00:00.000Z');
    const added = Array.from({ length: 40 }, () => made('2026-12-01T00:00:00.000Z'));
    await copy.add([gone]);
    const other = new WrappedCopy(folder);
    await Promise.all([...added.map((key) => other.add([key])), copy.destroy([gone.id])]);
    expect(await held(gone, ...added)).toHaveLength(40);
  });

  test('reads past a line that was cut off', async () => {
    const [first, next] = [made('2026-12-01T00:00:00.000Z'), made('2026-12-01T00:00:00.000Z')];
    await copy.add([first]);
    appendFileSync(join(folder, '2026-12.jsonl'), `\n{"id":"${next.id}","wrap`);
    await copy.add([next]);
    expect(await held(first, next)).toEqual([pair(first), pair(next)]);
  });
});
