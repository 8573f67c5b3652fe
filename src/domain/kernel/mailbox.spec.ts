import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressText, mailbox, sameMailbox } from './mailbox.js';

const textOf = (written: string): string | null => {
  const found = mailbox(written);
  return found && addressText(found);
};

describe('a mailbox', () => {
  it.each([
    ['br.voiron@gendarmerie.interieur.gouv.fr', 'br.voiron@gendarmerie.interieur.gouv.fr'],
    ['Legal+Desk@Nuage.EXAMPLE', 'Legal+Desk@nuage.example'],
    ["o'neill_2=x@sub.a-b.example", "o'neill_2=x@sub.a-b.example"],
    ['a@été.example', 'a@xn--t-9fab.example'],
    ['a@xn--t-9fab.example', 'a@xn--t-9fab.example'],
    ['a@例え.example', 'a@xn--r8jz45g.example'],
    [`${'a'.repeat(64)}@${'b'.repeat(63)}.example`, `${'a'.repeat(64)}@${'b'.repeat(63)}.example`],
  ])('%s is read as %s', (written, expected) => expect(textOf(written)).toBe(expected));

  it.each([
    ['two addresses with a comma', 'evil@bad.example,br.voiron@gendarmerie.interieur.gouv.fr'],
    ['two addresses with a semicolon', 'evil@bad.example;br.voiron@gendarmerie.interieur.gouv.fr'],
    ['two addresses with a space', 'evil@bad.example br.voiron@gendarmerie.interieur.gouv.fr'],
    ['two at signs', 'evil@bad.example@gendarmerie.interieur.gouv.fr'],
    ['a space at the end', 'a@b.example '],
    ['a space before the at sign', 'a @b.example'],
    ['a line end', 'a@b.example\r\nBcc: c@d.example'],
    ['a line end in the local part', 'a\r\nBcc:b@c.example'],
    ['a NUL', 'a\0@b.example'],
    ['a tab', 'a\t@b.example'],
    ['a deletion character', 'a\x7f@b.example'],
    ['a bidirectional mark in the domain', 'a@b\u202e.example'],
    ['a bidirectional mark in the local part', 'a\u202e@b.example'],
    ['a zero-width joiner', 'a@b\u200d.example'],
    ['a soft hyphen', 'a@gendar\u00admerie.example'],
    ['a comment', 'a(b)@c.example'],
    ['a comment in the domain', 'a@c(d).example'],
    ['a quoted local part', '"a b"@c.example'],
    ['a quoted local part that hides an at sign', '"evil@bad.example"@gendarmerie.interieur.gouv.fr'],
    ['angle brackets', '<a@b.example>'],
    ['a group', 'list:a@b.example;'],
    ['an IPv4 literal', 'a@[192.0.2.1]'],
    ['an IPv6 literal', 'a@[IPv6:2001:db8::1]'],
    ['a bare IPv4 address', 'a@192.0.2.1'],
    ['an IPv4 address in hexadecimal', 'a@0x7f.1'],
    ['a host without a dot', 'root@localhost'],
    ['a dot at the end of the domain', 'a@b.example.'],
    ['an empty label', 'a@b..example'],
    ['a hyphen at the edge of a label', 'a@-b.example'],
    ['an underscore in the domain', 'a@b_c.example'],
    ['a label of 64 letters', `a@${'b'.repeat(64)}.example`],
    ['punycode that decodes to nothing', 'a@xn--zzzzzzzz-.example'],
    ['fullwidth letters that turn into ASCII', 'a@\uff47endarmerie.example'],
    ['an ideographic full stop', 'a@b\u3002example'],
    ['a local part outside ASCII', 'andré@b.example'],
    ['a route by percent', 'evil%bad.example@gendarmerie.interieur.gouv.fr'],
    ['a route by exclamation mark', 'bad.example!evil@gendarmerie.interieur.gouv.fr'],
    ['a source route', '@bad.example:a@b.example'],
    ['an encoded word', '=?utf-8?Q?evil=40bad.example=2C?=br@b.example'],
    ['a backslash', 'a\\b@c.example'],
    ['a dot at the edge of the local part', '.a@b.example'],
    ['two dots in the local part', 'a..b@c.example'],
    ['a local part of 65 octets', `${'a'.repeat(65)}@b.example`],
    ['255 octets', `a@${'b.'.repeat(123)}example`],
    ['no local part', '@b.example'],
    ['no domain', 'a@'],
    ['no at sign', 'gendarmerie.interieur.gouv.fr'],
    ['nothing', ''],
  ])('%s is none', (_case, written) => expect(textOf(written)).toBeNull());

  it('is itself again once it is written', () => {
    const anyText = fc.oneof(fc.emailAddress(), fc.string(), fc.string({ unit: 'grapheme' }), fc.webUrl());
    const domains = fc.constantFrom('b.example', 'É.example', 'gendarmerie.interieur.gouv.fr', 'a@b', '[::1]');
    fc.assert(
      fc.property(anyText, domains, (head, domain) => {
        for (const written of [head, `${head}@${domain}`]) {
          const found = mailbox(written);
          if (!found) continue;
          expect(addressText(found)).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
          expect(mailbox(addressText(found))).toEqual(found);
        }
      }),
    );
  });

  it('is another one where the local part differs by its case', () => {
    const [one, other] = [mailbox('A@b.example'), mailbox('a@B.example')];
    expect(one && other && [sameMailbox(one, other), sameMailbox(one, one)]).toEqual([false, true]);
  });
});
