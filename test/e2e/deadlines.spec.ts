import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Visitor } from '../support/desk.js';
import { admitted, type LetterDesk, requisition } from '../support/letter-desk.js';
import { openQueueHouse, type QueueHouse } from '../support/queue-house.js';

interface Listed {
  readonly caseId: string;
  readonly code: string;
  readonly leftSeconds: number;
  readonly allowedSeconds: number;
  readonly articles: string[];
  readonly computation: { en: string }[];
  readonly setByAuthority: boolean;
  readonly rung: string | null;
  readonly nextAt: string | null;
}

/** The clocks of every open case over HTTP, and what is done when they run out. */
describe('deadlines', () => {
  let house: QueueHouse;
  let desk: LetterDesk;
  let jurist: Visitor & { id: string };
  let ids: { order: string; emergency: string };
  const clock = (code: string, safeEnd: string) => ({ code, legalEnd: safeEnd, safeEnd });
  const list = async (query = '') => {
    const answer = await jurist.send('GET', `/api/deadlines${query}`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<{ deadlines: Listed[]; total: number; ladder: { code: string }[] }>();
  };

  beforeAll(async () => {
    house = await openQueueHouse();
    desk = house.desk;
    jurist = await house.signedIn('jurist');
    const ask = (receivedAt: string, ...clocks: ReturnType<typeof clock>[]) =>
      desk.request({ facts: requisition, classification: { ...admitted, clocks }, receivedAt });
    ids = {
      order: await ask(
        '2036-11-24T08:00:00.000Z',
        clock('D-EEV-10D', '2036-12-04T17:00:00.000Z'),
        clock('SLA-5WD', '2036-12-01T17:00:00.000Z'),
      ),
      emergency: await ask('2036-11-24T08:00:00.000Z', clock('D-EEV-8H', '2036-11-24T12:00:00.000Z')),
    };
  });
  afterAll(async () => {
    await house?.close();
  });

  it('lists every clock that runs, the least of its time left first, with its article and its computation', async () => {
    const { deadlines, total, ladder } = await list('?asOf=2036-11-24T11:00:00.000Z');
    expect(deadlines.map(({ caseId, code }) => [caseId, code])).toEqual([
      [ids.emergency, 'D-EEV-8H'],
      [ids.order, 'SLA-5WD'],
      [ids.order, 'D-EEV-10D'],
    ]);
    expect(total).toBe(3);
    expect(ladder.map(({ code }) => code)).toEqual(['half', 'quarter', 'tenth', 'passed', 'unanswered']);
    expect(deadlines[0]).toMatchObject({
      leftSeconds: 3600,
      allowedSeconds: 4 * 3600,
      articles: ['EEV 10(4)', 'Reg. 1182/71 art. 2-3'],
      setByAuthority: true,
      rung: null,
      nextAt: '2036-11-24T10:00:00.000Z',
    });
    expect(deadlines[2]?.setByAuthority).toBe(false);
    expect(deadlines[2]?.computation[0]?.en).toBe(
      'Receipt: Monday 24 November 2036 at 09:00:00 (UTC+01:00), Paris time.',
    );
  });

  it('divides by desk, by clock, by what has passed, and by pages', async () => {
    const codes = async (query: string) => (await list(query)).deadlines.map(({ code }) => code);
    expect(await codes('?code=D-EEV-8H&code=SLA-5WD&asOf=2036-11-24T11:00:00.000Z')).toEqual(['D-EEV-8H', 'SLA-5WD']);
    expect(await codes('?late=true&asOf=2036-12-02T08:00:00.000Z')).toEqual(['D-EEV-8H', 'SLA-5WD']);
    expect(await codes('?desk=nobody')).toEqual([]);
    expect(await codes('?asOf=2036-11-24T11:00:00.000Z&limit=1&skip=1')).toEqual(['SLA-5WD']);
    expect((await jurist.send('GET', '/api/deadlines?colour=red')).statusCode).toBe(422);
  });
});
