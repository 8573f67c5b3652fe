import { writeFileSync } from 'node:fs';

/** Longer than any file of the short set takes on a busy machine. */
const PATIENCE_MILLISECONDS = 300_000;
const LOOK_MILLISECONDS = 5_000;

/**
 * Writes what came of each file to TEST_RESULTS; its seconds include those in which the worker loads it, unlike jest's. The runner
 * of bare Node.js sets tests no limit of time: a file that never ends is red when all others have ended, and the run stops.
 */
export default class ResultsReporter {
  #begun = new Map();
  #files = [];
  #expected = 0;
  #looking;

  onRunStart({ numTotalTestSuites }) {
    this.#expected = numTotalTestSuites;
    if (process.env.TEST_SET === 'long') return;
    this.#looking = setInterval(() => this.#stopOverdue(), Number(process.env.TEST_LOOK ?? LOOK_MILLISECONDS));
    this.#looking.unref();
  }

  onTestFileStart({ path }) {
    this.#begun.set(path, performance.now());
  }

  onTestFileResult({ path }, { numPassingTests, numFailingTests, testExecError }) {
    const red = numFailingTests > 0 || Boolean(testExecError);
    this.#end(path, numPassingTests + numFailingTests, red);
  }

  onRunComplete() {
    clearInterval(this.#looking);
    this.#write();
  }

  #end(path, tests, red) {
    this.#files.push({ path, tests, seconds: (performance.now() - this.#begun.get(path)) / 1000, red });
    this.#begun.delete(path);
  }

  #write() {
    if (process.env.TEST_RESULTS) writeFileSync(process.env.TEST_RESULTS, JSON.stringify(this.#files));
  }

  /** While others run, they are waited for: what never ran has no result that could be written. */
  #stopOverdue() {
    const patience = Number(process.env.TEST_PATIENCE ?? PATIENCE_MILLISECONDS);
    const isOverdue = ([, since]) => performance.now() - since > patience;
    const running = [...this.#begun];
    const all = this.#files.length + running.length === this.#expected;
    if (!all || running.length === 0 || !running.every(isOverdue)) return;
    for (const [path] of running) {
      process.stderr.write(`${path} has not ended in ${Math.round(patience / 1000)} seconds: it is red.\n`);
      this.#end(path, 0, true);
    }
    this.#write();
    process.exit(1);
  }
}
