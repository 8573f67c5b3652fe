/** What `@jest/globals` is under a runner that leaves the test files in bare Node.js: the globals that runner has set. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globalThis;
