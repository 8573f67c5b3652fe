import { describe, expect, it } from '@jest/globals';
import { requisition } from '../../../test/support/requisition.js';
import { readOtherwise } from './read-otherwise.js';

const second = {
  ...requisition,
  issuerZone: 'THIRD' as const,
  issuerCountry: 'BO' as const,
  checks: { ...requisition.checks, act_attached: 'fails' as const },
};
const readings = { before: requisition, after: second };

describe('a case that another lexicon would read otherwise', () => {
  it('has the facts and checks of the second reading where the two readings differ', () => {
    expect(readOtherwise({ facts: requisition, confirmed: [] }, readings)).toEqual(second);
  });

  it('keeps what a person confirmed, facts and checks', () => {
    const confirmed = ['issuerZone', 'act_attached'];
    expect(readOtherwise({ facts: requisition, confirmed }, readings)).toEqual({
      ...requisition,
      issuerCountry: 'BO',
    });
  });

  it('keeps what is on record where both readings say the same, though the record says otherwise', () => {
    const facts = { ...requisition, emergency: !requisition.emergency };
    const same = { before: requisition, after: requisition };
    expect(readOtherwise({ facts, confirmed: [] }, same)).toEqual(facts);
  });

  it('loses a check that only the first reading made', () => {
    const { act_attached: _, ...checks } = requisition.checks;
    const lacking = { before: requisition, after: { ...requisition, checks } };
    const read = readOtherwise({ facts: requisition, confirmed: [] }, lacking);
    expect(read.checks.act_attached).toBeUndefined();
  });
});
