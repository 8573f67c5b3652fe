/** Repeats one step, one at a time, until it is stopped; may be started again. */
export class Loop {
  /** Of the start that is in force; null while stopped. */
  private run: symbol | null = null;
  private ended: Promise<void> = Promise.resolve();
  private wake: (() => void) | undefined;
  private nudged = false;

  /**
   * @param step resolves with the milliseconds until the next step: 0 for at once, Infinity for not before a nudge;
   *   MUST NOT reject
   */
  constructor(private readonly step: () => Promise<number>) {}

  /** Does nothing while the loop is started. */
  start(): void {
    if (this.run) return;
    const run = Symbol();
    this.run = run;
    this.ended = this.ended.then(() => this.repeat(run));
  }

  /** Cuts the pause short, also the one that follows the step in progress. */
  nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  /** Resolves when the step in progress has ended. */
  async stop(): Promise<void> {
    this.run = null;
    this.nudge();
    await this.ended;
  }

  private async repeat(run: symbol): Promise<void> {
    while (this.run === run) {
      this.nudged = false;
      const milliseconds = await this.step();
      if (milliseconds > 0 && !this.nudged) await this.pause(milliseconds);
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = Number.isFinite(milliseconds) ? setTimeout(done, milliseconds) : undefined;
      this.wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
