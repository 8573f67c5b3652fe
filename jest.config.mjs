import { filesOf } from './scripts/stages.mjs';

const long = ['\\.long\\.spec\\.ts$'];
/** What a set leaves out. Quick is that of `npm test`; without a name, only the long ones. */
const leftOut = { quick: [...long, ...filesOf('slow')], long: [] }[process.env.TEST_SET] ?? long;

const base = {
  testEnvironment: 'node',
  runner: 'jest-light-runner',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', ...leftOut],
};
const onPostgres = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

export default {
  reporters: ['default', '<rootDir>/test/support/results-reporter.mjs'],
  maxWorkers: 3,
  projects: [
    // In one project the workers load the application once, and not once for each kind of specification.
    {
      ...base,
      ...onPostgres,
      displayName: 'all',
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/{docs,medium,e2e,faults}/**/*.spec.ts'],
    },
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/docs/**/*.spec.ts'] },
    { ...base, ...onPostgres, displayName: 'medium', testMatch: ['<rootDir>/test/medium/**/*.spec.ts'] },
    { ...base, ...onPostgres, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'] },
    { ...base, ...onPostgres, displayName: 'demo', testMatch: ['<rootDir>/test/demo/**/*.spec.ts'] },
    { ...base, ...onPostgres, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.spec.ts'] },
    { ...base, ...onPostgres, displayName: 'faults', testMatch: ['<rootDir>/test/faults/**/*.spec.ts'] },
  ],
};
