/** Which bounded child may start next. */

import type { ReadingLane } from '../../domain/intake/reading-lane.js';

/**
 * One child for each processor, and one more that only awaited work takes. Large work leaves a child to small work. Small
 * work may take all but the awaited one, and large work that has none gets the next that ends; so no lane starves another.
 */
export class ChildTurns {
  private readonly width: number;
  private readonly running = { awaited: 0, small: 0, large: 0 };
  private readonly waiting: Readonly<Record<ReadingLane, (() => void)[]>> = { awaited: [], small: [], large: [] };

  /** @param processors on fewer than two, two children run all the same */
  constructor(processors: number) {
    this.width = Math.max(2, processors);
  }

  /** Resolves when a child of the lane may start. Call what it answers once, when the child has ended. */
  take(lane: ReadingLane): Promise<() => void> {
    return new Promise((resolve) => {
      this.waiting[lane].push(() =>
        resolve(() => {
          this.running[lane] -= 1;
          this.admit();
        }),
      );
      this.admit();
    });
  }

  private admit(): void {
    for (let lane = this.next(); lane; lane = this.next()) {
      this.running[lane] += 1;
      this.waiting[lane].shift()?.();
    }
  }

  private next(): ReadingLane | undefined {
    const order: readonly ReadingLane[] =
      this.running.large === 0 ? ['awaited', 'large', 'small'] : ['awaited', 'small', 'large'];
    return order.find((lane) => this.waiting[lane].length > 0 && this.hasRoom(lane));
  }

  private hasRoom(lane: ReadingLane): boolean {
    const { awaited, small, large } = this.running;
    const free = this.width + 1 - awaited - small - large;
    if (lane === 'awaited') return awaited < this.width - 1 && free > (small === 0 ? 1 : 0);
    if (free === 0 || small + large >= this.width) return false;
    return lane === 'small' || (large < this.width - 1 && awaited + large < this.width);
  }
}
