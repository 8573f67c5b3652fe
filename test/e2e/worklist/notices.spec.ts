import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Visitor } from '../../support/desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { admitted, requisition } from '../../support/written-request.js';

interface Listed {
  readonly caseId: string;
  readonly notice: string;
  readonly letter: string | null;
  readonly portal: string | null;
  readonly withAnswer: boolean;
  readonly due: { code: string; safeEnd: string } | null;
}

describe('the notices that are owed in all open cases', () => {
  let server: QueueServer;
  let jurist: Visitor;
  const list = async () => (await jurist.send('GET', '/api/notices')).json<{ notices: Listed[]; total: number }>();

  beforeAll(async () => {
    server = await openQueueServer();
    jurist = await server.signedIn('jurist');
  });
  afterAll(() => server.close());

  it('are listed with how each is given and by when, until each is settled', async () => {
    const end = '2099-01-01T00:00:00.000Z';
    const clocks = [{ code: 'D-72H', legalEnd: end, safeEnd: end }];
    const notices = ['N_CNIL' as const, 'N_ANSSI' as const, 'N_EXE' as const, 'N_SISSE' as const];
    const classification = { ...admitted, row: 'U31', notices, clocks };
    const caseId = await server.desk.request({ facts: requisition, classification });
    await server.desk.request({ facts: requisition, classification: admitted });
    const { notices: owed, total } = await list();
    expect(
      owed.map(({ notice, letter, portal, withAnswer, due }) => [notice, letter, portal, withAnswer, due?.code]),
    ).toEqual([
      ['N_ANSSI', 'anssi_notice', null, false, 'SLA-24H'],
      ['N_SISSE', 'sisse_notice', null, true, 'D-SISSE-0'],
      ['N_CNIL', 'cnil_notice', 'https://notifications.cnil.fr/', false, 'D-72H'],
    ]);
    expect([total, new Set(owed.map((each) => each.caseId))]).toEqual([3, new Set([caseId])]);
    await server.desk.withdraw(caseId);
    expect(await list()).toEqual({ notices: [], total: 0 });
  });

  it('are shown to no user without access to cases', async () => {
    const administrator = await server.signedIn('administrator');
    expect((await administrator.send('GET', '/api/notices')).statusCode).toBe(403);
  });
});
