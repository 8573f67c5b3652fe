/** Whose earlier message stands under a mail. */
import { describe, expect, it } from '@jest/globals';
import { mailbox } from '../kernel/mailbox.js';
import { bodyOf } from './quoted.js';

describe('the sender of a quoted message', () => {
  it.each([
    '---------- Forwarded message ---------\nFrom: SA Kyle Brandt <kbrandt@fbi.gov>\nDate: Mon, Nov 23, 2026\nSubject: Warrant',
    'Début du message réexpédié :\n\nDe : Kyle Brandt <kbrandt@fbi.gov>\nObjet : Warrant',
    '> From: Kyle Brandt <kbrandt@fbi.gov>\n> Sent: 23 November 2026\n> Subject: Warrant\n>\n> See attached.',
    'On 23 November 2026, Kyle Brandt <kbrandt@fbi.gov> wrote:\nSee attached.',
  ])('is who its header names: %s', (quoted) => {
    expect(bodyOf(`See below.\n\n${quoted}`).quotedFrom).toEqual(mailbox('kbrandt@fbi.gov'));
  });
});

describe('the writer’s own words', () => {
  const length = (text: string): number => bodyOf(text).own;

  it('end where quoted lines end the mail', () => {
    expect(length('See below.\n\n> Please send the logs.\n> Yours,')).toBe('See below.\n\n'.length);
  });

  it('go on below lines that he quotes in the middle', () => {
    const text = 'You wrote:\n> which account?\nThe account ns-0094417.\nPlease send its logs today.';
    expect(length(text)).toBe(text.length);
  });
});
