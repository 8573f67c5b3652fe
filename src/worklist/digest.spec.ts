import { describe, expect, it } from '@jest/globals';
import { instant } from '../domain/kernel/instant.js';
import { nationalCalendar } from '../domain/law/calendar.js';
import { dayOfDigest, digestOf } from './digest.js';

const screen = 'https://greffe.example/';
const none = { open: 0, late: 0, week: 0 };

describe('the digest of a morning', () => {
  it.each([
    ['2026-12-01T06:59:00.000Z', null],
    ['2026-12-01T07:00:00.000Z', '2026-12-01'],
    ['2026-12-01T22:59:00.000Z', '2026-12-01'],
    ['2026-12-05T09:00:00.000Z', null],
    ['2026-12-25T09:00:00.000Z', null],
    ['2026-07-01T05:59:00.000Z', null],
    ['2026-07-01T06:00:00.000Z', '2026-07-01'],
  ])('at %s is that of %s, at eight on the clocks of the operator and on working days', (at, day) => {
    expect(dayOfDigest(instant(at), 8, nationalCalendar)).toBe(day);
  });

  it('is not written to a person for whom nothing waits and who has nothing', () => {
    expect(digestOf({ waiting: 0, own: none, team: null }, screen)).toBeNull();
    expect(digestOf({ waiting: 0, own: none, team: { open: 9, late: 0, unassigned: 0 } }, screen)).toBeNull();
  });

  it('says in both languages what waits, what is late and what ends within a week', () => {
    const digest = digestOf({ waiting: 1, own: { open: 4, late: 2, week: 1 }, team: null }, screen);
    expect(digest?.subject).toBe('1 dossier vous attend, 2 en retard / 1 case waits for you, 2 late');
    expect(digest?.text.split('\n')).toEqual([
      'Attendent un acte de vous : 1 dossier.',
      'Vous sont attribués : 4 dossiers ouverts, dont 2 en retard et 1 à échéance sous sept jours.',
      'Ouvrez votre file : https://greffe.example/',
      '',
      'Waiting for an action of yours: 1 case.',
      'Assigned to you: 4 open cases, 2 late and 1 due within seven days.',
      'Open your queue: https://greffe.example/',
      '',
    ]);
  });

  it('says to those who distribute work what of the team is late, and what no one has', () => {
    const digest = digestOf({ waiting: 0, own: none, team: { open: 9, late: 3, unassigned: 2 } }, screen);
    expect(digest?.subject).toBe('0 dossier vous attend, 3 en retard / 0 cases wait for you, 3 late');
    expect(digest?.text).toContain('Équipe : 9 dossiers ouverts, dont 3 en retard et 2 sans responsable.');
    expect(digest?.text).toContain('Team: 9 open cases, 3 late and 2 without an owner.');
  });
});
