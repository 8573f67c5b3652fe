import { describe, expect, it } from '@jest/globals';
import { dkimFindingOf, Signatures, strongDomains } from './dkim.js';

const signature = (change: object = {}) => ({
  id: '1',
  signingDomain: 'service.example',
  selector: 's1',
  algo: 'rsa-sha256',
  signingHeaders: { keys: 'From: To: Subject' },
  status: { result: 'pass' },
  ...change,
});
const judged = (...signatures: object[]) => dkimFindingOf(Signatures.parse(signatures));

describe('what DKIM signatures prove together', () => {
  it.each([
    ['dkim_pass', {}],
    ['dkim_fail', { status: { result: 'fail' } }],
    ['dkim_fail', { status: { result: 'neutral', comment: 'body hash did not verify' } }],
    ['dkim_fail', { signingHeaders: { keys: 'To: Subject' } }],
    ['dkim_partial', { canonBodyLengthLimited: true }],
    ['dkim_weak', { algo: 'rsa-sha1' }],
    ['dkim_weak', { status: { result: 'policy' } }],
    ['dkim_error', { status: { result: 'temperror' } }],
    ['dkim_error', { status: { result: 'neutral', comment: 'no key' } }],
    ['dkim_none', { status: { result: 'none' } }],
  ])('%s of %j', (outcome, change) => {
    expect(judged(signature(change)).finding.outcome).toBe(outcome);
  });

  it('lets one good signature outweigh a bad one, and DMARC align with the good one only', () => {
    const both = judged(
      signature({ status: { result: 'fail' }, signingDomain: 'list.example' }),
      signature({ id: '2' }),
    );
    expect(both.finding.outcome).toBe('dkim_pass');
    expect(strongDomains(both)).toEqual([{ id: '2', domain: 'service.example' }]);
  });

  it('gives DMARC nothing of a partial or weak signature', () => {
    expect(strongDomains(judged(signature({ canonBodyLengthLimited: true }), signature({ algo: 'rsa-sha1' })))).toEqual(
      [],
    );
  });
});
