import { describe, expect, it } from '@jest/globals';
import { growth } from '../../../test/support/growth.js';
import { addressText } from '../kernel/mailbox.js';
import { mailboxInField } from './address-field.js';

const textOf = (body: string): string | null => {
  const found = mailboxInField(body);
  return found && addressText(found);
};

describe('a field of one address', () => {
  it.each([
    ['an address alone', ' a@b.example'],
    ['an address in angle brackets', ' <a@b.example>'],
    ['a name before it', ' Brigade de Voiron <a@b.example>'],
    ['a name with dots and an apostrophe', " Dr. J. O'Neill <a@b.example>"],
    ['a quoted name with a comma', ' "Morrow, Dwight K. (SF) (FBI)" <a@b.example>'],
    ['a quoted name that is another address', ' "br@gendarmerie.interieur.gouv.fr" <a@b.example>'],
    ['a quoted name with an escaped quote', ' "a \\" b" <a@b.example>'],
    ['encoded words that decode to an address and a comma', ' =?utf-8?Q?evil=40bad.example=2C?= <a@b.example>'],
    ['folding white space', ' Brigade\t <a@b.example> '],
    ['a name in 8-bit letters', ' Ren\u00e9 <a@b.example>'],
  ])('holds it with %s', (_case, body) => expect(textOf(body)).toBe('a@b.example'));

  it('holds the A-labels of an international domain', () =>
    expect(textOf('<a@\u00e9t\u00e9.example>')).toBe('a@xn--t-9fab.example'));

  it.each([
    ['a list with a comma', 'evil@bad.example, a@b.example'],
    ['a list with a semicolon', 'evil@bad.example; a@b.example'],
    ['two addresses within one pair of brackets', '<evil@bad.example,a@b.example>'],
    ['two pairs of brackets', '<evil@bad.example> <a@b.example>'],
    ['an address before the brackets', 'evil@bad.example <a@b.example>'],
    ['an address behind the brackets', '<a@b.example> evil@bad.example'],
    ['a name with a comma outside quotes', 'Morrow, Dwight <a@b.example>'],
    ['a comment', 'a@b.example (evil@bad.example)'],
    ['a comment in the name', 'Brigade (evil@bad.example) <a@b.example>'],
    ['a group', 'Brigades: evil@bad.example, a@b.example;'],
    ['an empty group', 'undisclosed-recipients:;'],
    ['a source route', '<@bad.example:a@b.example>'],
    ['a quoted local part', '"evil@bad.example"@b.example'],
    ['an open quote', '"Brigade <a@b.example>'],
    ['an open bracket', 'Brigade <a@b.example'],
    ['spaces around the at sign', 'a @ b.example'],
    ['a line end that is no fold', 'a@b.example\nBcc: evil@bad.example'],
    ['a NUL', 'a\0@b.example'],
    ['a NUL in the name', 'Bri\0gade <a@b.example>'],
    ['nothing', '  '],
    ['empty brackets', '<>'],
    ['more than two thousand characters', `"${'a'.repeat(2_000)}" <a@b.example>`],
  ])('holds none with %s', (_case, body) => expect(textOf(body)).toBeNull());

  it.each([
    ['quotes', '"'.repeat(1_990)],
    ['escapes', `"${'\\"'.repeat(990)}`],
    ['spaces', ' '.repeat(1_990)],
    ['open brackets', '<'.repeat(1_990)],
    ['words', 'a '.repeat(990)],
  ])('is read without the square of its length with nothing but %s', async (_case, body) => {
    const read = (length: number) => {
      for (let time = 0; time < 100; time += 1)
        expect(mailboxInField(`${body.slice(0, length)}<a@b.example`)).toBeNull();
    };
    expect(await growth(read, 240, 1_920, 32)).toBeLessThan(32);
  });
});
