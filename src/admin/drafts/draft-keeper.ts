/** Sends what a form holds once the person pauses, one version after the other, and says whether it was kept. */
import { ProblemError } from '../api/problem.js';

const STILL_MILLISECONDS = 900;
const AGAIN_MILLISECONDS = 5_000;
/** Answers that stay the same however often they are asked for; a session may be opened again. */
const FOR_GOOD = [404, 409, 413, 422];

/** `null` takes the draft away. */
export type Content = string | null;
export type Keeping = { readonly kind: 'none' } | { readonly kind: 'kept'; readonly at: string } | { kind: 'failed' };

/** Does something after these milliseconds; the answer takes it back. */
export type Schedule = (act: () => void, milliseconds: number) => () => void;

const byTimer: Schedule = (act, milliseconds) => {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
};

export class DraftKeeper {
  private wanted: Content | undefined;
  private sent: Content | undefined;
  private cancel: (() => void) | undefined;
  private chain: Promise<void> = Promise.resolve();

  constructor(
    private readonly send: (content: Content) => Promise<void>,
    private readonly tell: (keeping: Keeping) => void,
    private readonly schedule: Schedule = byTimer,
  ) {}

  /** Sent once nothing else is written for a moment. */
  write(content: Content): void {
    if (content === (this.wanted === undefined ? this.sent : this.wanted)) return;
    this.wanted = content;
    this.later(STILL_MILLISECONDS);
  }

  /** Takes the draft away at once; what was still to be sent is not. */
  drop(): Promise<void> {
    this.wanted = null;
    return this.flush();
  }

  /** Sends at once what is not sent yet. Never rejects. */
  flush(): Promise<void> {
    this.cancel?.();
    const content = this.wanted;
    if (content === undefined) return this.chain;
    this.wanted = undefined;
    this.sent = content;
    this.chain = this.chain.then(() => this.deliver(content));
    return this.chain;
  }

  private async deliver(content: Content): Promise<void> {
    try {
      await this.send(content);
      this.tell(content === null ? { kind: 'none' } : { kind: 'kept', at: new Date().toISOString() });
    } catch (error) {
      this.tell({ kind: 'failed' });
      const refused = error instanceof ProblemError && FOR_GOOD.includes(error.status);
      if (refused || this.wanted !== undefined) return;
      this.wanted = content;
      this.later(AGAIN_MILLISECONDS);
    }
  }

  private later(milliseconds: number): void {
    this.cancel?.();
    this.cancel = this.schedule(() => void this.flush(), milliseconds);
  }
}
