import { describe, expect, it } from '@jest/globals';
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
});
