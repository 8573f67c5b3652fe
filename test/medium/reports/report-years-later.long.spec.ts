// @stage long
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evidenceFor } from '../../../src/reports/seal/revocation-client.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { AS_OF, sampleReport, sampleSealing } from '../../support/sample-report.js';
import { pythonHas } from '../../support/tools.js';

const DAY = 24 * 3_600_000;
const LIFE_DAYS = 3_653;
const daysLater = [0, 30, 365, 3_000, 3_700] as const;
const momentOf = (days: number): Date => new Date(Date.parse(AS_OF) + days * DAY);

const folder = mkdtempSync(join(tmpdir(), 'greffe-years-'));
const [pdf, root, fresh] = [join(folder, 'report.pdf'), join(folder, 'root.pem'), join(folder, 'fresh')];
const validator = pythonHas('pikepdf, pyhanko_certvalidator');

/** What the responder answers on that day about the certificate of the seal. */
async function answerOn(day: Date, { sealer }: Sealing): Promise<Buffer> {
  const { services } = await sampleSealing(folder, 'B-LTA', () => day);
  if (!services) throw new Error('The demonstration has its services.');
  const [evidence] = await evidenceFor([...sealer.chain], services.revocation);
  return evidence?.der ?? Buffer.alloc(0);
}

beforeAll(async () => {
  const sealing = await sampleSealing(folder, 'B-LTA');
  writeFileSync(pdf, await sampleReport(sealing));
  writeFileSync(root, sealing.sealer.chain.slice(1).map(writePem).join(''));
  for (const [index, days] of daysLater.entries()) {
    writeFileSync(`${fresh}.${index}`, await answerOn(momentOf(Math.min(days, LIFE_DAYS - 1)), sealing));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('an independent validator, years after a report was archived', () => {
  const read = (): Map<number, string> => {
    const script = join(process.cwd(), 'test/support/later_check.py');
    const moments = daysLater.map((days) => momentOf(days).toISOString());
    const said = execFileSync('/usr/bin/python3', [script, pdf, root, fresh, ...moments], { encoding: 'utf8' });
    const lines = said.trim().split('\n');
    return new Map(daysLater.map((days, index) => [days, lines[index] ?? '']));
  };

  test('Without a network it wants a newer OCSP answer while the certificate lives, and takes the one of that day.', () => {
    if (!validator) return;
    const found = read();
    expect(found.get(0)).toBe('passed passed passed');
    for (const days of [30, 365, 3_000]) expect([days, found.get(days)]).toEqual([days, 'stale passed passed']);
  });

  test('Once the certificate has ended, the archive time-stamp proves that it was good.', () => {
    if (!validator) return;
    expect(read().get(3_700)).toBe('expired expired passed');
  });
});
