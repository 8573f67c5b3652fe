import { writeFileSync } from 'node:fs';

/** Writes what came of each file to TEST_RESULTS; its seconds include those in which the worker loads it, unlike jest's. */
export default class ResultsReporter {
  #begun = new Map();
  #files = [];

  onTestFileStart({ path }) {
    this.#begun.set(path, performance.now());
  }

  onTestFileResult({ path }, { numPassingTests, numFailingTests, testExecError }) {
    const seconds = (performance.now() - this.#begun.get(path)) / 1000;
    const red = numFailingTests > 0 || Boolean(testExecError);
    this.#files.push({ path, tests: numPassingTests + numFailingTests, seconds, red });
  }

  onRunComplete() {
    if (process.env.TEST_RESULTS) writeFileSync(process.env.TEST_RESULTS, JSON.stringify(this.#files));
  }
}
