/** Longer than any file of the short set takes on a busy machine. */
const PATIENCE_MILLISECONDS = 600_000;

/** Ends a run, by name, when a test file never ends: the runner of bare Node.js sets tests no limit of time. */
export default class OverdueReporter {
  #running = new Map();

  onTestFileStart({ path }) {
    if (process.env.TEST_SET === 'long') return;
    const tell = () => {
      process.stderr.write(`${path} has not ended in ${PATIENCE_MILLISECONDS / 60_000} minutes: the run stops.\n`);
      process.exit(1);
    };
    this.#running.set(path, setTimeout(tell, PATIENCE_MILLISECONDS));
  }

  onTestFileResult({ path }) {
    clearTimeout(this.#running.get(path));
  }
}
