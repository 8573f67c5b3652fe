import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayOf, type Instant, instant, millisecondsOf } from './instant.js';

const asked = fc.date({ min: new Date('1890-01-01'), max: new Date('2120-01-01'), noInvalidDate: true });

test('an instant that is written as we write it is the one that the calendar reads', () => {
  fc.assert(
    fc.property(asked, (date) => {
      const text = date.toISOString();
      expect(instant(text)).toBe(Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 }));
    }),
  );
});

test('its milliseconds are those that the calendar counts, however it is written', () => {
  fc.assert(
    fc.property(asked, (date) => {
      const text = date.toISOString();
      expect(millisecondsOf(text as Instant)).toBe(date.getTime());
      expect(millisecondsOf(text.replace('Z', '+00:00') as Instant)).toBe(date.getTime());
    }),
  );
  expect(() => millisecondsOf('2026-02-30T10:00:00.000Z' as Instant)).toThrow(RangeError);
});

test.each([
  '2026-02-30T10:00:00.000Z',
  '2026-04-31T10:00:00.000Z',
  '2025-02-29T10:00:00.000Z',
  '2026-13-01T10:00:00.000Z',
  '2026-11-24T24:00:00.000Z',
])('no day or hour of the calendar is no instant: %s', (text) => {
  expect(() => instant(text)).toThrow(RangeError);
});

test('the day of an instant is that of Paris, on both sides of midnight and in both nights of the clocks', () => {
  fc.assert(
    fc.property(asked, (date) => {
      const at = date.toISOString() as Instant;
      expect(dayOf(at)).toBe(Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Paris').toPlainDate().toString());
    }),
  );
  expect(dayOf(instant('2026-12-31T23:00:00.000Z'))).toBe('2027-01-01');
  expect(dayOf('2026-12-31T23:30:00+02:00' as Instant)).toBe('2026-12-31');
});
