import { describe, expect, it } from '@jest/globals';
import { knownByOf } from './known-by.js';

const act = 'RÉQUISITION\nInfraction : escroquerie\n[X] Adresses IP\nNous prions de transmettre les factures.';
const mail = 'Merci de conserver les journaux.\n\n> On demande les contenus.';
const part = (path: string, text: string, attachment: boolean, marks: 'read_by_ocr'[] = []) => ({
  path,
  text,
  attachment,
  pages: [],
  marks,
});
const parts = [part('1', mail, false), part('2', act, true), part('3', act, true, ['read_by_ocr'])];
const at = (path: string, word: string) => {
  const start = (path === '1' ? mail : act).indexOf(word);
  return { part: path, start, end: start + word.length };
};

describe('how a fact is known', () => {
  it.each([
    ['a field', at('2', 'escroquerie'), 'field'],
    ['a ticked box', at('2', 'Adresses IP'), 'field'],
    ['the running text of a document', at('2', 'factures'), 'document'],
    ['the body of a mail', at('1', 'journaux'), 'mail'],
    ['an earlier message quoted under it', at('1', 'contenus'), 'quoted'],
    ['a picture that a program read', at('3', 'escroquerie'), 'picture'],
  ])('is %s', (_, span, known) => {
    expect(knownByOf([span], parts, [])).toBe(known);
  });

  it('is concluded when no passage says it, or when its part is not there', () => {
    expect(knownByOf([], parts, [])).toBe('concluded');
    expect(knownByOf([{ part: '9', start: 0, end: 4 }], parts, [])).toBe('concluded');
  });

  it('is the strongest of its places', () => {
    expect(knownByOf([at('1', 'contenus'), at('2', 'factures')], parts, [])).toBe('document');
  });

  it('is signed when the signature of the outer message holds, and never for a picture or a quoted message', () => {
    const holds = [{ outcome: 'smime_holds', message: '' } as const];
    expect(knownByOf([at('1', 'journaux')], parts, holds)).toBe('signed');
    expect(knownByOf([at('1', 'contenus')], parts, holds)).toBe('quoted');
    expect(knownByOf([at('3', 'escroquerie')], parts, holds)).toBe('picture');
    const inner = [{ outcome: 'smime_holds', message: '2' } as const];
    expect(knownByOf([at('1', 'journaux')], parts, inner)).toBe('mail');
    const stranger = [{ outcome: 'smime_unknown_signer', message: '' } as const];
    expect(knownByOf([at('1', 'journaux')], parts, stranger)).toBe('mail');
  });
});
