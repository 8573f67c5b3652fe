// @stage slow
/** Files of operations before an antivirus, by a worker that shares the database and the disk with the desk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { CasesModule } from '../../../src/cases/cases.module.js';
import type { HandedFile } from '../../../src/domain/case/model/production-state.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';
import { ProductionModule } from '../../../src/production/production.module.js';
import { type Clamd, hasClamd, startClamd, VIRUS } from '../../support/clamd.js';
import { eventually } from '../../support/eventually.js';
import { TEST_TIMINGS } from '../../support/platform.js';
import { type Ordered, someBytes, UploadBench } from '../../support/upload-bench.js';

let bench: UploadBench;
let order: Ordered;
beforeAll(async () => {
  bench = await UploadBench.open();
  order = await bench.ordered();
});
afterAll(() => bench?.close());

async function worker(clamd?: string): Promise<TestingModule> {
  const { settings, fresh } = bench.desk.platform;
  const own = { ...settings, ...(clamd !== undefined && { clamd }) };
  const platform = PlatformModule.with(own, fresh.logins, { role: 'worker', timings: TEST_TIMINGS });
  const imports = [platform, CasesModule, LettersModule, ProductionModule];
  return (await Test.createTestingModule({ imports }).compile()).init();
}

async function handedIn(bytes: Buffer): Promise<string> {
  const id = await bench.opened(order, bytes);
  expect(await bench.append(order, id, { bytes })).toEqual({ ok: true, value: bytes.length });
  return id;
}

async function fileOf(id: string): Promise<HandedFile | undefined> {
  const { production } = await bench.desk.state(order.caseId);
  return production?.[0]?.files?.find((each) => each.id === id);
}
const verdict = async (id: string) =>
  (
    await eventually(
      () => fileOf(id),
      (file) => file?.scan !== undefined,
    )
  )?.scan;
const standing = async (id: string) => {
  const found = await bench.uploads.find(order.orderId, id);
  return found.ok ? found.value.standing : found.refusal.code;
};

it('without an antivirus a file is not scanned, and its case says so', async () => {
  const id = await handedIn(someBytes(1_000));
  expect(await standing(id)).toBe('scanning');
  const running = await worker();
  try {
    expect(await verdict(id)).toBe('not_scanned');
    expect(await standing(id)).toBe('not_scanned');
  } finally {
    await running.close();
  }
});

(hasClamd ? describe : describe.skip)('with an antivirus, a file', () => {
  let folder: string;
  let clamd: Clamd;
  let running: TestingModule;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-clamd-'));
    clamd = await startClamd(folder);
    running = await worker(clamd.socket);
  });
  afterAll(async () => {
    await running?.close();
    await clamd?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('in which nothing is found is clean, and one with a virus is infected', async () => {
    const [clean, infected] = [await handedIn(someBytes(200_000)), await handedIn(Buffer.from(`a,b\n${VIRUS}\n`))];
    expect([await verdict(clean), await verdict(infected)]).toEqual(['clean', 'infected']);
    expect(await standing(infected)).toBe('infected');
  });

  it('that is larger than it takes is not scanned', async () => {
    expect(await verdict(await handedIn(someBytes(clamd.largest + 1)))).toBe('not_scanned');
  });

  it('waits while it is away, and is scanned once it is back', async () => {
    await clamd.stop();
    const id = await handedIn(someBytes(1_000));
    const waiting = await eventually(
      () =>
        bench.desk.platform.fresh.asOwner<{ last_error: string | null }>(
          "select last_error from outbox where topic = 'production.scan_file' and done_at is null",
        ),
      ([work]) => work?.last_error !== null,
    );
    expect(waiting).toEqual([{ last_error: expect.stringContaining('GREFFE_CLAMD') }]);
    expect((await fileOf(id))?.scan).toBeUndefined();
    await clamd.start();
    expect(await verdict(id)).toBe('clean');
  });
});
