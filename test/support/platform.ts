import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { PlatformModule, type PlatformOptions } from '../../src/platform/platform.module.js';
import { readSettings } from '../../src/platform/settings/config.js';
import type { Settings } from '../../src/platform/settings/settings.js';
import { type FreshDatabase, freshDatabase } from './database.js';

export interface TestPlatform {
  readonly fresh: FreshDatabase;
  readonly settings: Settings;
  /** Import it first in the module under test. */
  readonly platform: DynamicModule;
  /** Compiles and starts a Nest application context of the platform and these modules, workers included. */
  start(...modules: (Type | DynamicModule)[]): Promise<TestingModule>;
  /** Closes what was started, then removes the database and the data folder. */
  remove(): Promise<void>;
}

/** Rhythm of the queue in tests: quick retries, quick recovery. */
export const TEST_TIMINGS = {
  pollMilliseconds: 50,
  sweepMilliseconds: 200,
  graceMilliseconds: 1_000,
  leaseMilliseconds: 5_000,
  firstPauseMilliseconds: 50,
};

/**
 * The platform on a database and a data folder of its own. REDIS_URL carries the queue when it is set.
 * @param environment settings beside those of a test, by their variables
 * @param database of another process of the same installation
 */
export async function testPlatform(
  environment: Record<string, string> = {},
  role: PlatformOptions['role'] = 'all',
  database?: FreshDatabase,
): Promise<TestPlatform> {
  const fresh = database ?? (await freshDatabase());
  const folder = mkdtempSync(join(tmpdir(), 'greffe-data-'));
  const settings = settingsFor(folder, environment);
  const platform = PlatformModule.with(settings, fresh.logins, { role, timings: TEST_TIMINGS });
  let started: TestingModule | undefined;
  return {
    fresh,
    settings,
    platform,
    async start(...modules) {
      started = await Test.createTestingModule({ imports: [platform, ...modules] }).compile();
      return started.init();
    },
    async remove() {
      await started?.close();
      await fresh.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function settingsFor(folder: string, environment: Record<string, string>): Settings {
  const read = readSettings({
    GREFFE_DATA: folder,
    GREFFE_TEST_DURABILITY: 'true',
    GREFFE_LOG_LEVEL: 'silent',
    // On the hours of a working day it would be one mail more for each person.
    GREFFE_DIGEST_HOUR: 'never',
    GREFFE_HTTP_PORT: '0',
    GREFFE_SMTP_PORT: '0',
    REDIS_URL: process.env.REDIS_URL,
    ...environment,
  });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.settings;
}
