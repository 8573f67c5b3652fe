import { describe, expect, it } from '@jest/globals';
import {
  circumstances,
  classified,
  head,
  id,
  jurist,
  opened,
  read,
  run,
  service,
} from '../../../../test/support/case-walk.js';
import type { Command } from '../../case/command.js';
import type { Actor } from '../../case/model/circumstances.js';
import type { Gag, Notice } from '../../law/vocabulary.js';
import { tellingOf } from './told-request.js';

type Step = [Command, Actor];
const law = { notices: circumstances.notices, secretCircuits: new Set(['secret-cell']) };

const judged = (gag: Gag, notices: Notice[] = []): Step[] => [
  [opened, service],
  [read({ issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court', bases: ['US-SCA-2703'] }), service],
  [classified({ notices, gag, circuit: 'refusal', verdict: 'REFUSE', approvers: ['dpo'] }), service],
];
const close: Step = [{ type: 'close', outcome: 'no_data' }, head];
const notice = (told: boolean, agreed = false): Step => [
  { type: 'record_notice', notice: 'N_CUST', told, agreed, noteId: id(300) },
  told ? jurist : head,
];
const silence = (gag: Gag): Step => [{ type: 'set_gag', gag, until: null, noteId: id(301) }, jurist];

function telling(...steps: Step[]) {
  const entries = run(...steps).entries.map(({ event: { type, data } }, seq) => ({
    ...{ stream: 'case/x', seq, type, data },
    at: '2026-11-24T14:00:00.000Z',
  }));
  return tellingOf([{ reference: 'GRF-2026-000001', entries }], law);
}
const told = (...steps: Step[]): number => telling(...steps).requests.length;

describe('a request about a customer', () => {
  it('is listed once its case is closed and no silence binds; a foreign duty of silence does not', () => {
    for (const gag of ['G_NONE', 'G_FOR'] as const) {
      expect(told(...judged(gag), close)).toBe(1);
      expect(told(...judged(gag))).toBe(0);
    }
  });

  it.each(['G_JUD', 'G_TCO', 'G_EEV', 'G_SEC'] as const)('is not listed under the silence %s', (gag) => {
    expect(telling(...judged(gag), close)).toEqual({ requests: [], foreignExecuted: 0, owed: [] });
    expect(told(...judged('G_NONE'), silence(gag), close)).toBe(0);
  });

  it('is listed once the silence is lifted', () => {
    expect(told(...judged('G_JUD'), silence('G_NONE'), close)).toBe(1);
  });

  it('is listed while it is open once the customer was informed, with the day of that', () => {
    const { requests } = telling(...judged('G_FOR', ['N_CUST']), notice(true));
    expect(requests).toMatchObject([{ outcome: null, closedOn: null, informedOn: '2026-11-24' }]);
  });

  it('is not listed when someone decided against informing the customer', () => {
    expect(told(...judged('G_FOR', ['N_CUST']), notice(false), close)).toBe(0);
  });

  it('is not listed once the secret of defence was set, though the customer was informed before', () => {
    expect(told(...judged('G_FOR', ['N_CUST']), notice(true), silence('G_SEC'))).toBe(0);
  });

  it('comes after the notice that is owed to the customer: the lifted silence names the case', () => {
    const { owed } = telling(...judged('G_JUD', ['N_CUST']), close, silence('G_NONE'));
    expect(owed).toEqual(['GRF-2026-000001']);
  });

  it('is not counted where it asked nothing', () => {
    expect(told(...judged('G_NONE'), [{ type: 'close', outcome: 'not_a_request' }, head])).toBe(0);
  });
});
