import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '../api/problem.js';
import { type Seen, sendOnSeen } from './look-again.js';

const me = '00000001-0000-4000-8000-000000000000';
const colleague = '00000002-0000-4000-8000-000000000000';
const lookAgain = new ProblemError({ type: '/problems/look-again' }, 409);

/** A case to which another user writes each time just before each write, as long as the list of movers lasts. */
function movingCase(movers: readonly string[]) {
  const history = [{ actor: me }];
  const now = (): Seen => ({ state: { seq: history.length }, history: [...history] });
  const left = [...movers];
  const sent: number[] = [];
  const send = async (seen: number) => {
    sent.push(seen);
    const mover = left.shift();
    if (mover) history.push({ actor: mover });
    if (seen !== history.length) throw lookAgain;
    return 'written';
  };
  return { now, sent, write: () => sendOnSeen(now(), me, async () => now(), send) };
}

describe('an act on a case that moves meanwhile', () => {
  it('is sent again as often as the service alone wrote since the person looked', async () => {
    const { write, sent } = movingCase(['rules', 'rules', 'clocks']);
    await expect(write()).resolves.toBe('written');
    expect(sent).toEqual([1, 2, 3, 4]);
  });

  it('stops at what a colleague did since, even when the service wrote too', async () => {
    const { write, sent } = movingCase(['rules', colleague]);
    await expect(write()).rejects.toBe(lookAgain);
    expect(sent).toEqual([1, 2]);
  });

  it('does not stop the person at what they wrote themselves', async () => {
    await expect(movingCase([me, 'rules']).write()).resolves.toBe('written');
  });

  it('is sent no more when the case never comes to rest', async () => {
    const { write, sent } = movingCase(Array(50).fill('rules'));
    await expect(write()).rejects.toBe(lookAgain);
    expect(sent).toHaveLength(8);
  });

  it('goes on through many entries of its own, though the service writes after each', async () => {
    const history = [{ actor: me }];
    const now = (): Seen => ({ state: { seq: history.length }, history: [...history] });
    let done = 0;
    const send = async (seen: number) => {
      for (let seq = seen; done < 20; done += 1) {
        if (seq !== history.length) throw lookAgain;
        history.push({ actor: me }, { actor: 'rules' });
        seq += 1;
      }
      return done;
    };
    await expect(sendOnSeen(now(), me, async () => now(), send)).resolves.toBe(20);
  });

  it('is not sent again after another refusal', async () => {
    const refused = new ProblemError({ type: '/problems/case-closed' }, 409);
    const { now } = movingCase([]);
    const sends: number[] = [];
    const send = async (seen: number) => {
      sends.push(seen);
      throw refused;
    };
    await expect(sendOnSeen(now(), me, async () => now(), send)).rejects.toBe(refused);
    expect(sends).toEqual([1]);
  });
});
