import { describe, expect, it } from '@jest/globals';
import { Particulars } from './particulars.js';

const sealed = {
  requester: { address: null, name: null, messageId: null, subject: '', automatic: false },
  caseReference: null,
  evidence: {},
  sender: [],
};

describe('the particulars of a case', () => {
  it('of before a target could be doubtful still open, and every target of theirs is', () => {
    const { targets } = Particulars.parse({ ...sealed, targets: [{ kind: 'account', value: 'proj-kelvin-42' }] });
    expect(targets).toEqual([{ kind: 'account', value: 'proj-kelvin-42', doubtful: true }]);
  });
});
