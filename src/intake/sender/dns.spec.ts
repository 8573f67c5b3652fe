import { describe, expect, it } from '@jest/globals';
import { bounded, type Resolver } from './dns.js';

const hangs: Resolver = () => new Promise(() => undefined);

describe('a bounded resolver', () => {
  it('answers as the resolver does', async () => {
    await expect(bounded(async () => [['v=spf1 -all']])('a.example', 'TXT')).resolves.toEqual([['v=spf1 -all']]);
  });

  const hour = 3_600_000;
  it.each([
    ['each question by its own limit', { each: 20, all: hour }],
    ['all questions by the limit of all', { each: hour, all: 20 }],
  ])('ends what hangs: %s', async (_case, limits) => {
    const resolver = bounded(hangs, { questions: 9, ...limits });
    for (let asked = 0; asked < 3; asked++) {
      await expect(resolver('a.example', 'A')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    }
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
