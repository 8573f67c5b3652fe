// @stage slow
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { greffe } from '../../support/served.js';

const order = '001-fr-gendarmerie-60-1-sub';
const letter = '037-lettre-information';

describe('greffe evaluate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-evaluate-'));
  const evaluated = () => greffe(['evaluate', folder, '--json']);
  beforeAll(() => {
    const samples = 'test/fixtures/samples';
    for (const name of ['context.json', 'dns.json', order, letter]) {
      cpSync(join(samples, name), join(folder, name), { recursive: true });
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('scores a labelled folder, and ends with an error when what binds is refused, with the trace of the miss', async () => {
    const right = await evaluated();
    expect(JSON.parse(right.output)).toMatchObject({ read: 2, unread: [], fields: { verdict: { right: 2, of: 2 } } });
    expect(right.code).toBe(0);

    const file = join(folder, letter, 'expected.json');
    const label = { ...JSON.parse(readFileSync(file, 'utf8')), mustNotAdmit: false };
    writeFileSync(file, JSON.stringify({ ...label, verdict: 'ADMIT', acceptableVerdicts: [] }));
    const wrong = await evaluated();
    const said = JSON.parse(wrong.output);
    expect(wrong.code).toBe(1);
    expect(said.wronglyRefused).toEqual([letter]);
    expect(said.misses).toContainEqual({ name: letter, field: 'verdict', wanted: 'ADMIT', found: 'NOT_A_REQUEST' });
    expect(said.traces[letter].decidedBy).toContain('is_a_request');
  }, 240_000);

  it('names the label that cannot be read', async () => {
    writeFileSync(join(folder, order, 'expected.json'), '{"verdict":"PERHAPS"}');
    const { code, output } = await evaluated();
    expect([code, JSON.parse(output).fault]).toEqual([
      1,
      expect.stringContaining(`${order}/expected.json is no label`),
    ]);
  });
});
