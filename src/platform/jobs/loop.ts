/** Does one thing again and again, one at a time, until it is stopped. */
export class Loop {
  private stopped = false;
  private running: Promise<void> | undefined;
  private wake: (() => void) | undefined;
  private nudged = false;

  /**
   * @param step returns true when there is more to do at once; MUST NOT reject
   */
  constructor(
    private readonly step: () => Promise<boolean>,
    private readonly pauseMilliseconds: number,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Cuts the pause short, also the one that follows the step now running. */
  nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  /** Resolves when the step in hand has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.nudge();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.nudged = false;
      const more = await this.step();
      if (!more && !this.nudged) await this.pause();
    }
  }

  private pause(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, this.pauseMilliseconds);
      this.wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
