/** What the demonstration did, step by step, with its time; one step that does not hold fails the whole. */
export class Progress {
  held = true;
  private readonly started = performance.now();

  /** Runs a step and says how long it took; a step that throws ends the demonstration. */
  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    const from = performance.now();
    const value = await work();
    console.log(`✓ ${title} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
    return value;
  }

  /** A check whose failure is printed and counted, while the rest goes on. */
  check(holds: boolean, sentence: string): void {
    this.held &&= holds;
    console.log(`${holds ? '✓' : '✗'} ${sentence}`);
  }

  note(sentence: string): void {
    console.log(`  ${sentence}`);
  }

  summary(): string {
    const seconds = ((performance.now() - this.started) / 1000).toFixed(1);
    return this.held ? `\nEvery step held, in ${seconds} s.` : `\nA step did not hold: see ✗ above (${seconds} s).`;
  }
}
