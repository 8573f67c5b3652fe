/** Bytes that strangers have sent of messages which are not whole yet: how many are held of all of them, and of each. */
import { type Refusal, refusal } from '../domain/kernel/result.js';

export interface UnfinishedLimits {
  /** Bytes of each message that are not counted: a short one is taken however many long ones are under way. */
  readonly free: number;
  /** Bytes held of all networks together. */
  readonly total: number;
  /** Of these, of one network (platform/network.ts). */
  readonly perNetwork: number;
}

export const tooMuchUnfinished: Refusal = refusal(
  'too-much-unfinished',
  'unavailable',
  'Trop de messages arrivent en même temps : rien n’a été retenu de celui-ci, renvoyez-le dans un instant.',
  'Too many messages are coming in at once: nothing of this one was kept, send it again in a moment.',
);

/** What one message takes until it is whole or refused; `end` gives all of it back. */
export interface Share {
  /**
   * False when the message must be refused: then its share is given back at once, not when its draft is gone. Else of many that
   * come together each would be refused before the first gave anything back.
   */
  grow(bytes: number): boolean;
  end(): void;
}

export class Unfinished {
  private total = 0;
  private readonly networks = new Map<string, number>();

  constructor(private readonly limits: UnfinishedLimits) {}

  begin(network: string): Share {
    let own = 0;
    let { free } = this.limits;
    const end = () => {
      const left = (this.networks.get(network) ?? 0) - own;
      this.total -= own;
      own = 0;
      if (left > 0) this.networks.set(network, left);
      else this.networks.delete(network);
    };
    return {
      grow: (came) => {
        const bytes = Math.max(0, came - free);
        free -= came - bytes;
        const held = this.networks.get(network) ?? 0;
        if (this.total + bytes > this.limits.total || held + bytes > this.limits.perNetwork) {
          end();
          return false;
        }
        own += bytes;
        this.total += bytes;
        this.networks.set(network, held + bytes);
        return true;
      },
      end,
    };
  }
}
