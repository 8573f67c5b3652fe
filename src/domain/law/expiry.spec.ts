import { describe, expect, it } from '@jest/globals';
import { day } from '../kernel/day.js';
import { type Dated, type DatedLaw, datedOf, expiriesOn } from './expiry.js';
import { endOfTopic, expirySentence, topicOfExpiry } from './expiry-words.js';

const nothing: DatedLaw = { instruments: [], rules: [], circuits: [], authorities: [], profiles: [] };
const text = (code: string, validFrom: string, validTo: string | null) => ({ code, validFrom, validTo });
const rule = (id: string, validFrom: string, validTo: string | null) => ({ rule: { id, validFrom, validTo } });
const number = (authority: string, verifiedAt: string, expiresAt: string, dialled = '+33 1 99 00 40 01') => ({
  ...{ authority, number: dialled, verifiedAt, expiresAt },
});
const namesOf = (law: Partial<DatedLaw>): string[] => datedOf({ ...nothing, ...law }).map(({ name }) => name);

describe('what of the law ends by itself', () => {
  it('is a text with a last day and no successor', () => {
    const instruments = [text('ENDS', '2020-01-01', '2027-12-31'), text('STAYS', '2020-01-01', null)];
    expect(datedOf({ ...nothing, instruments })).toEqual([{ kind: 'instrument', name: 'ENDS', lastDay: '2027-12-31' }]);
  });

  it('is no version that another follows without a gap', () => {
    const first = text('judicial', '2020-01-01', '2027-12-31');
    expect(namesOf({ circuits: [first, text('judicial', '2028-01-01', null)] })).toEqual([]);
    expect(namesOf({ circuits: [first, text('judicial', '2028-01-02', null)] })).toEqual(['judicial']);
    expect(namesOf({ circuits: [first, text('refusal', '2028-01-01', null)] })).toEqual(['judicial']);
  });

  it('is the last version, when that ends too', () => {
    const versions = [text('judicial', '2020-01-01', '2027-12-31'), text('judicial', '2028-01-01', '2029-12-31')];
    expect(datedOf({ ...nothing, circuits: versions })).toEqual([
      { kind: 'circuit', name: 'judicial', lastDay: '2029-12-31' },
    ]);
  });

  it('is no rule whose row another rule takes up later; a rule of another case of the row takes up nothing', () => {
    const ended = rule('F01', '2022-03-03', '2027-12-31');
    expect(namesOf({ rules: [ended, rule('F01b', '2028-01-01', null)] })).toEqual([]);
    expect(namesOf({ rules: [ended, rule('F01b', '2022-03-03', null)] })).toEqual(['F01']);
  });

  it('is a number of one profile, whatever another profile or another number says', () => {
    const ending = number('fr-justice', '2026-09-01', '2027-09-01');
    const again = number('fr-justice', '2027-08-01', '2028-08-01');
    expect(namesOf({ profiles: [{ callBackNumbers: [ending, again] }] })).toEqual(['fr-justice']);
    expect(datedOf({ ...nothing, profiles: [{ callBackNumbers: [ending, again] }] })[0]?.lastDay).toBe('2028-08-01');
    expect(namesOf({ profiles: [{ callBackNumbers: [ending] }, { callBackNumbers: [again] }] })).toHaveLength(2);
    const other = number('fr-justice', '2027-08-01', '2028-08-01', '+33 1 99 00 40 09');
    expect(namesOf({ profiles: [{ callBackNumbers: [ending, other] }] })).toHaveLength(2);
  });
});

describe('what expires within sixty days', () => {
  const dated: Dated[] = [
    { kind: 'call_back_number', name: 'fr-justice', lastDay: day('2027-09-01') },
    { kind: 'call_back_number', name: 'fr-interieur', lastDay: day('2027-09-01') },
    { kind: 'certificate', name: 'GREFFE_SIGNING_CERTIFICATE 0f', lastDay: day('2027-08-01') },
    { kind: 'rule', name: 'F01', lastDay: day('2027-01-01') },
  ];
  const on = (today: string) => expiriesOn(dated, day(today)).map(({ kind, state }) => `${kind} ${state}`);

  it.each([
    ['2027-07-01', ['certificate soon']],
    ['2027-07-02', ['certificate soon']],
    ['2027-07-03', ['certificate soon', 'call_back_number soon']],
    ['2027-08-01', ['certificate soon', 'call_back_number soon']],
    ['2027-08-02', ['certificate expired', 'call_back_number soon']],
    ['2027-09-01', ['certificate expired', 'call_back_number soon']],
    ['2027-09-02', ['certificate expired', 'call_back_number expired']],
    ['2047-09-02', ['certificate expired', 'call_back_number expired']],
  ])('is, on %s, %j: the earliest first, and what is missing until it is renewed', (today, expected) => {
    expect(on(today)).toEqual(expected);
  });

  it('stands together where the kind and the last day are the same', () => {
    expect(expiriesOn(dated, day('2027-09-01'))[1]).toEqual({
      ...{ kind: 'call_back_number', lastDay: '2027-09-01', state: 'soon', names: ['fr-interieur', 'fr-justice'] },
    });
  });

  it('is history sixty days after its end, when it is a text of law', () => {
    expect([on('2027-03-02').includes('rule expired'), on('2027-03-03').includes('rule expired')]).toEqual([
      ...[true, false],
    ]);
  });

  it('has a name that alarms are raised under, and that is read again', () => {
    const end = { kind: 'call_back_number', lastDay: day('2027-09-01') } as const;
    expect(topicOfExpiry(end)).toBe('expires.call_back_number.2027-09-01');
    expect(endOfTopic(topicOfExpiry(end))).toEqual(end);
    for (const other of ['ledger.seal', 'expires.weather.2027-09-01', 'expires.rule.soon']) {
      expect(endOfTopic(other)).toBeNull();
    }
  });

  it('says until when it holds, or that it has expired, in both languages', () => {
    const lastDay = day('2027-09-01');
    expect(expirySentence({ kind: 'rule', lastDay, state: 'soon' })).toEqual({
      fr: 'valables jusqu’au 1er\u00a0septembre 2027 inclus',
      en: 'valid until 1\u00a0September 2027 included',
    });
    expect(expirySentence({ kind: 'rule', lastDay, state: 'expired' })).toEqual({
      fr: 'expirés : valables jusqu’au 1er\u00a0septembre 2027',
      en: 'expired: valid until 1\u00a0September 2027',
    });
  });
});
