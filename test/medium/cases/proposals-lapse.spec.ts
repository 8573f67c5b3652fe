import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anySignature } from '../../support/case-walk.js';
import { Forger } from '../../support/forger.js';
import { admitted, usWarrant } from '../../support/written-request.js';

const [over, runs] = ['2026-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'];
const effect = {
  changes: [{ fact: 'secrecy_marking', before: 'unknown', value: 'holds' }],
  ...{ weakens: ['enters_cell'], from: {}, becomes: {} },
};

describe('an entry to the secret cell, decided by the database alone', () => {
  const forger = new Forger();
  const { sql, who, entry, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  /** By the preparer, a jurist, who has a second account. */
  const decided = async (by: string, approvers: readonly string[], changed: object = {}) => {
    const classification = { ...admitted, approvers: approvers as typeof admitted.approvers };
    const caseId = await forger.desk.request({ facts: usWarrant, classification });
    const proposed = { ...effect, lapsesAt: runs, ...changed };
    await entry(caseId, 'case.correction_proposed', who('preparer'), proposed);
    const rows = await sql('select max(seq) as seq from entry where stream = $1', `case/${caseId}`);
    const { changes, weakens, from, becomes } = proposed;
    const proposal = (rows as { seq: number }[])[0]?.seq ?? 0;
    const data = { proposal, signature: anySignature, changes, weakens, from, becomes };
    await entry(caseId, 'case.correction_confirmed', who(by), data);
  };
  const refused = 'of the stricter roles';

  it('is decided by the secret officer, and where jurists alone were asked by any other approver', async () => {
    await decided('officer', ['jurist']);
    await decided('dpo', ['jurist']);
    await decided('officer', ['jurist', 'head_of_legal']);
    await fails(() => decided('dpo', ['jurist', 'head_of_legal']), refused);
    await fails(() => decided('preparersSecond', ['jurist']), refused);
    await fails(() => decided('administrator', ['jurist']), refused);
  });

  it('is not decided by the secret officer with anything beside it, nor is a correction that does not lapse', async () => {
    await fails(() => decided('officer', ['jurist'], { weakens: ['leaves_relayed', 'enters_cell'] }), refused);
    await fails(() => decided('officer', ['jurist'], { lapsesAt: null }), refused);
    await fails(() => decided('dpo', ['jurist'], { lapsesAt: null }), refused);
  });
});

describe('a correction that lapses at its hour, kept by the database alone', () => {
  const forger = new Forger();
  const { sql, who, entry, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  const proposed = async (lapsesAt?: string) => {
    const caseId = await forger.desk.request({
      facts: usWarrant,
      classification: { ...admitted, approvers: ['jurist'] },
    });
    await entry(caseId, 'case.correction_proposed', who('head'), { ...effect, ...(lapsesAt && { lapsesAt }) });
    const rows = await sql('select max(seq) as seq from entry where stream = $1', `case/${caseId}`);
    return { caseId, proposal: (rows as { seq: number }[])[0]?.seq ?? 0 };
  };
  const confirm = ({ caseId, proposal }: { caseId: string; proposal: number }) =>
    entry(caseId, 'case.correction_confirmed', who('jurist'), { proposal, signature: anySignature, ...effect });
  const lapse = ({ caseId, proposal }: { caseId: string; proposal: number }) =>
    entry(caseId, 'case.correction_lapsed', 'cases', { proposal });

  it('is confirmed before its hour, and by no one after it', async () => {
    await confirm(await proposed(runs));
    await fails(async () => confirm(await proposed(over)), 'in time');
  });

  it('lapses after its hour alone, once, and only where it has one', async () => {
    await fails(async () => lapse(await proposed(runs)), 'is not over');
    await fails(async () => lapse(await proposed()), 'is not over');
    const late = await proposed(over);
    await lapse(late);
    await fails(() => lapse(late), 'No such correction');
    await fails(() => confirm(late), 'No such correction');
  });

  it('that lapsed makes no letter void', async () => {
    const [row] = await forger.desk.platform.fresh.asOwner(`select makes_void('case.correction_lapsed', '{}') as void`);
    expect(row).toEqual({ void: false });
  });
});
