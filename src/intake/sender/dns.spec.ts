import { describe, expect, it } from '@jest/globals';
import { bounded, type Resolver } from './dns.js';

const hangs: Resolver = () => new Promise(() => undefined);

describe('a bounded resolver', () => {
  it('answers as the resolver does', async () => {
    await expect(bounded(async () => [['v=spf1 -all']])('a.example', 'TXT')).resolves.toEqual([['v=spf1 -all']]);
  });

  it('ends a question that hangs, then all questions', async () => {
    const resolver = bounded(hangs, { questions: 9, each: 20, all: 50 });
    const start = performance.now();
    for (let asked = 0; asked < 9; asked++) {
      await expect(resolver('a.example', 'A')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    }
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('refuses more questions than it may ask', async () => {
    let asked = 0;
    const resolver = bounded(async () => [String(asked++)], { questions: 2, each: 100, all: 1_000 });
    await resolver('a.example', 'A');
    await resolver('b.example', 'A');
    await expect(resolver('c.example', 'A')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(asked).toBe(2);
  });
});
