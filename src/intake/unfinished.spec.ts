import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Unfinished } from './unfinished.js';

const limits = { free: 0, total: 100, perNetwork: 60 };

describe('what is held of messages that are not whole', () => {
  it('is limited for one network, while another may still send', () => {
    const held = new Unfinished(limits);
    const one = held.begin('192.0.2.1');
    expect([one.grow(40), held.begin('192.0.2.1').grow(21), held.begin('192.0.2.2').grow(21)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is limited for all of them together', () => {
    const held = new Unfinished(limits);
    expect([held.begin('a').grow(60), held.begin('b').grow(40), held.begin('c').grow(1)]).toEqual([true, true, false]);
  });

  it('does not count the first bytes of a message', () => {
    const held = new Unfinished({ ...limits, free: 10 });
    held.begin('a').grow(70);
    const other = held.begin('a');
    expect([other.grow(4), other.grow(6), other.grow(1)]).toEqual([true, true, false]);
  });

  it('is given back when a message ends, once', () => {
    const held = new Unfinished(limits);
    const one = held.begin('a');
    const other = held.begin('a');
    expect([one.grow(30), other.grow(30)]).toEqual([true, true]);
    one.end();
    one.end();
    expect([held.begin('a').grow(31), held.begin('a').grow(30)]).toEqual([false, true]);
  });

  it('is given back at once by a message that is refused', () => {
    const held = new Unfinished(limits);
    const refused = held.begin('a');
    expect([refused.grow(60), refused.grow(1), held.begin('a').grow(60)]).toEqual([true, false, true]);
  });

  it('lets at least eight of thirty that come together go on to their end, in any order and in pieces of any size', () => {
    const LARGEST = 100;
    const sizes = { free: 10, total: 8 * LARGEST, perNetwork: 2 * LARGEST };
    const order = fc.shuffledSubarray(
      Array.from({ length: 30 }, (_, at) => at),
      { minLength: 30 },
    );
    fc.assert(
      fc.property(
        order,
        fc.array(fc.nat(29), { maxLength: 300 }),
        fc.integer({ min: 1, max: 30 }),
        (turn, begun, piece) => {
          const held = new Unfinished(sizes);
          const sent = Array.from({ length: 30 }, (_, at) => ({ share: held.begin(`${at % 6}`), left: LARGEST - 1 }));
          const refused = new Set<number>();
          const take = (at: number) => {
            const one = sent[at];
            if (!one || refused.has(at)) return;
            const bytes = Math.min(piece, one.left);
            one.left -= bytes;
            if (!one.share.grow(bytes)) refused.add(at);
          };
          begun.forEach(take);
          for (let round = 0; round < LARGEST; round += 1) turn.forEach(take);
          expect(30 - refused.size).toBeGreaterThanOrEqual(8);
        },
      ),
    );
  });
});
