import { describe, expect, it } from '@jest/globals';
import { body, document, message, unread } from '../../../test/support/message.js';
import { cautionsOf } from './caution.js';
import { marks, unreadReasons } from './message.js';

describe('the caution about a part', () => {
  it('says why it is unread and what to do', () => {
    const old = { ...unread(), unread: 'unread_format' as const };
    expect(cautionsOf(message([body('Bonjour'), old]))).toEqual([
      {
        path: '2',
        fr: 'Format que Greffe ne lit pas (archive, ancien fichier de bureautique) : ouvrez-la sur un poste isolé, ou demandez à l’autorité une copie en PDF.',
        en: 'Format that Greffe does not read (archive, old office file): open it on an isolated machine, or ask the authority for a copy in PDF.',
      },
    ]);
  });

  it('has a sentence for every mark, and for every reason but those of pictures and signatures', () => {
    const marked = { ...document('acte'), marks: [...marks] };
    expect(cautionsOf(message([marked]))).toHaveLength(marks.length);
    const parts = unreadReasons.map((why, index) => ({ ...unread(String(index + 1)), unread: why }));
    expect(cautionsOf(message(parts))).toHaveLength(unreadReasons.length - 2);
  });
});
