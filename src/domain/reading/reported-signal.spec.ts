import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { signalled } from '../intake/gatekeeper.js';
import { signalIn, wordsOf } from './reported-signal.js';

const { signals: rules } = productLaw();
const event = {
  ...{ specversion: '1.0', id: '7f3c', source: 'bastion.example', type: 'vendor_support_session' },
  data: { vendor: 'Globex', minutes: 40 },
};
const sentence = { fr: '', en: '' };

describe('a signal', () => {
  it('of a kind that the law lists states a check, in words that people read', () => {
    const found = signalIn(JSON.stringify({ ...event, subject: 'session 4411' }), rules);
    if ('readable' in found) throw new Error(found.reason);
    expect(found.rule.holds).toBe('access_without_act');
    expect(wordsOf(found).subject).toContain('session 4411');
    expect(wordsOf(found).text).toMatch(/vendor: Globex\nminutes: 40$/);
  });

  it.each([
    ['no JSON', '{', 'damaged'],
    ['no CloudEvent', JSON.stringify({ type: 'key_release' }), 'damaged'],
    ['a value that is a list', JSON.stringify({ ...event, data: { sessions: [] } }), 'damaged'],
    ['an unknown kind', JSON.stringify({ ...event, type: 'lunch' }), 'unknown_type'],
    ['the name of a property of every object', JSON.stringify({ ...event, type: 'constructor' }), 'unknown_type'],
  ])('that is %s is left to a person', (_what, text, reason) => {
    expect(signalIn(text, rules)).toEqual({ readable: false, reason });
  });

  it('is never set aside at the gate, and joins the open case about the same thing', () => {
    const aside = { kind: 'not_a_request', reason: 'asks_nothing', sentence } as const;
    expect(signalled({ ...aside, about: null })).toMatchObject({ kind: 'new_case', reason: 'signalled' });
    const about = 'c' as never;
    expect(signalled({ ...aside, about })).toMatchObject({ kind: 'joins', caseId: about });
    expect(signalled({ kind: 'unreadable', reason: 'unreadable', sentence })).toMatchObject({ kind: 'unreadable' });
  });
});
