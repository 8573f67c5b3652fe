import { describe, expect, it } from '@jest/globals';
import { classified, dpo, head, id, jurist, opened, read, run, service } from '../../../test/support/case-walk.js';
import type { Command } from '../case/command.js';
import { quarter } from '../kernel/day.js';
import { bareLaw } from './counted-law.js';
import { correctionsOf } from './cube.js';
import { figuresOf } from './figures.js';
import { rowOf } from './fold-row.js';
import { isPublishable } from './row.js';

const warrant = [
  [opened, service],
  [read({ issuerZone: 'THIRD' }), service],
  [classified({ rule: 'U01', verdict: 'REFUSE', circuit: 'refusal', approvers: ['head_of_legal', 'dpo'] }), service],
  [{ type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'FR' } }, jurist],
] as Parameters<typeof run>;
const proposal = run(...warrant).state.proposed?.seq ?? 0;
const confirmed = [...warrant, [{ type: 'confirm_correction', proposal }, head], [classified(), service]] as Parameters<
  typeof run
>;
const refusing: Command = { type: 'refuse_correction', proposal, noteId: id(300) };
const withdrawing: Command = { type: 'withdraw_correction', proposal };

const row = (...given: Parameters<typeof run>) => {
  const found = rowOf(
    run(...given).entries.map(({ event: { type, data } }, seq) => ({
      ...{ stream: 'case/x', seq, type, data },
      at: '2026-11-24T14:00:00.000Z',
    })),
    bareLaw,
  );
  if (!found || !isPublishable(found)) throw new Error('No row.');
  return found;
};
const none = { agreed: 0, agreedAndDisclosed: 0, refused: 0, withdrawn: 0, pending: 0, lowered: 0 };

describe('corrections that weaken a classification', () => {
  it.each([
    ['that waits', [...warrant], { pending: 1 }],
    ['that a second person accepted', confirmed, { agreed: 1 }],
    ['that a second person refused', [...warrant, [refusing, head]], { refused: 1 }],
    ['that its author withdrew', [...warrant, [withdrawing, jurist]], { withdrawn: 1 }],
  ])('are counted apart: one %s', (_, given, counted) => {
    expect(correctionsOf([row(...(given as Parameters<typeof run>))])).toEqual({ ...none, ...counted });
  });

  it('are counted with a quorum that two persons lowered, and with data that left afterwards', () => {
    const lowered = row(
      ...confirmed,
      [{ type: 'ask_lower_floor', why: 'misread', noteId: id(310) }, head],
      [{ type: 'lower_floor', noteId: id(310) }, dpo],
    );
    const gone = { ...lowered, releasedAt: lowered.receivedAt };
    expect(correctionsOf([lowered, gone])).toEqual({ ...none, agreed: 2, agreedAndDisclosed: 1, lowered: 2 });
  });

  it('stand in the figures of the quarter, and a case without any on none of their lines', () => {
    const plain = row([opened, service], [read(), service], [classified(), service]);
    const figures = figuresOf([plain, row(...confirmed)], quarter('2026-Q4'));
    expect(figures.totals.requests).toBe(2);
    expect(figures.corrections).toEqual({ ...none, agreed: 1, agreedAndDisclosed: null });
  });
});
