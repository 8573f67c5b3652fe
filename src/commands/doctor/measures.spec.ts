import { describe, expect, it } from '@jest/globals';
import { ofBackup, ofCertificate, ofClock, ofDisk } from './measures.js';

const GB = 1_000_000_000;
const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe('what a look measures', () => {
  it.each([
    ['bad', 0.03, 1_000],
    ['warn', 9, 50],
    ['warn', 60, 1_000],
    ['good', 200, 1_000],
    ['good', 11, 50],
  ])('calls a disk %s with %d GB free of %d', (state, free, total) => {
    const found = ofDisk('/data', free * GB, total * GB, 0.035 * GB);
    expect(found.state).toBe(state);
    expect(found.says).toContain(`${free.toFixed(1)} GB of ${total.toFixed(1)} GB`);
  });

  it.each([
    ['good', 10_000, '0.0 s ahead of'],
    ['good', 25_000, '0.0 s ahead of'],
    ['good', 9_700, '0.3 s ahead of'],
    ['good', 31_500, '1.5 s behind'],
    ['warn', 5_000, '5.0 s ahead of'],
    ['warn', 90_000, '60.0 s behind'],
    ['bad', -51_000, '61.0 s ahead of'],
  ])(
    'calls a clock %s when another said %d to a question of 10 000 with an answer at 30 000',
    (state, theirs, words) => {
      const found = ofClock({ before: 10_000, after: 30_000, theirs }, 'the database');
      expect(found.state).toBe(state);
      expect(found.says).toContain(`${words} that of the database`);
    },
  );

  it.each([
    ['bad', '2026-12-02', 'ended on 2026-12-02'],
    ['warn', '2027-01-30', 'ends on 2027-01-30'],
    ['good', '2027-02-01', 'ends on 2027-02-01'],
  ])('calls a certificate %s on 2 December 2026 that ends on %s', (state, end, words) => {
    const found = ofCertificate('GREFFE_SMTP_CERTIFICATE', day('2026-01-01'), day(end), day('2026-12-02'));
    expect(found.state).toBe(state);
    expect(found.says).toMatch(new RegExp(`^GREFFE_SMTP_CERTIFICATE: .*${words}`));
  });

  it('calls a certificate bad that is not valid yet', () => {
    const found = ofCertificate('GREFFE_MAIL_CERTIFICATE', day('2026-12-03'), day('2028-01-01'), day('2026-12-02'));
    expect(found).toEqual({
      state: 'bad',
      says: 'GREFFE_MAIL_CERTIFICATE: the certificate is valid from 2026-12-03 only: check it, or the clock.',
    });
  });

  it.each([
    ['good', '2026-12-02T23:00:00Z', /begun at 2026-12-02T23:00:00.000Z\.$/],
    ['good', '2026-12-01T22:00:00Z', /begun at 2026-12-01T22:00:00.000Z\.$/],
    ['warn', '2026-12-01T21:59:59Z', /look why the timer/],
  ])('calls a backup %s that was begun at %s, a day later', (state, begun, words) => {
    const found = ofBackup(new Date(begun), day('2026-12-03'));
    expect(found).toEqual({ state, says: expect.stringMatching(words) });
  });

  it('says that no backup was ever made', () => {
    expect(ofBackup(null, day('2026-12-03'))).toMatchObject({
      state: 'warn',
      says: expect.stringContaining('No whole'),
    });
  });
});
