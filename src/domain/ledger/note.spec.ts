import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { openCheckpoint, readCheckpoint, signCheckpoint, writeCheckpoint } from './checkpoint.js';
import { sha256, signingKeyOf } from './hash.js';
import { leafHashOf } from './merkle.js';
import {
  openNote,
  readVerifierKey,
  type Signer,
  signNote,
  type VerifierKey,
  verifierKeyOf,
  writeVerifierKey,
} from './note.js';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../test/fixtures/ledger/${name}.json`, import.meta.url), 'utf8'));

interface SignedNotes {
  text: string;
  keys: { peter: { vkey: string; skey: string }; enoch: { vkey: string } };
  sigLines: { peter: string; enoch: string };
  badVkeys: string[];
}
interface CheckpointTexts {
  goSum: { text: string; size: string; rootIsRecordHashOf: string };
  c2spExample: string;
}

const notes = read('signed-note') as SignedNotes;
const texts = read('checkpoint-text') as CheckpointTexts;
const peter = keyOf(notes.keys.peter.vkey);
const enoch = keyOf(notes.keys.enoch.vkey);
const both = `${notes.text}\n${notes.sigLines.peter}${notes.sigLines.enoch}`;

describe('signed notes', () => {
  test('opens the published note for a reader who trusts a signer', () => {
    expect(openNote(both, [peter])).toEqual({ ok: true, text: notes.text, signedBy: ['PeterNeumann'] });
    expect(openNote(both, [peter, enoch])).toMatchObject({ ok: true, signedBy: ['PeterNeumann', 'EnochRoot'] });
  });

  test('signs to the byte as the published signer does', () => {
    const seed = Buffer.from(notes.keys.peter.skey.split('+').slice(4).join('+'), 'base64').subarray(1);
    const signer = { name: 'PeterNeumann', key: signingKeyOf(seed) };
    expect(signNote(notes.text, signer)).toBe(`${notes.text}\n${notes.sigLines.peter}`);
    expect(writeVerifierKey(verifierKeyOf(signer))).toBe(notes.keys.peter.vkey);
  });

  test.each([
    ['no trusted key', both, [], 'The note carries no signature of a trusted key.'],
    ['the same key twice', both, [peter, peter], 'Two trusted keys answer to PeterNeumann.'],
    [
      'another text',
      both.replace('answer', 'Answer'),
      [peter],
      'The signature of PeterNeumann does not match the text.',
    ],
    ['101 signatures', `${notes.text}\n${notes.sigLines.peter.repeat(101)}`, [peter], 'The note is malformed.'],
    ['no blank line', `${notes.text}${notes.sigLines.peter}`, [peter], 'The note is malformed.'],
    ['a control character', `\u0001${both}`, [peter], 'The note is malformed.'],
    ['carriage returns', both.replaceAll('\n', '\r\n'), [peter], 'The note is malformed.'],
    ['no end of line', both.slice(0, -1), [peter], 'The note is malformed.'],
    [
      'a key name with a space',
      both.replace('— Peter', '— Peter '),
      [peter],
      'The note is malformed: a signature line cannot be read.',
    ],
  ])('refuses %s', (_, note, trusted, fault) => {
    expect(openNote(note, trusted)).toEqual({ ok: false, fault });
  });

  test('refuses verifier keys whose id, type or length is wrong', () => {
    const wrong = [...notes.badVkeys, '', 'a+b', notes.keys.peter.vkey.replace('c74f20a3', 'c74f20a4')];
    expect(wrong.map(readVerifierKey)).toEqual(wrong.map(() => null));
  });
});

describe('checkpoints', () => {
  const signer: Signer = { name: 'ledger.example', key: signingKeyOf(Buffer.alloc(32, 7)) };
  const checkpoint = { origin: 'ledger.example', size: 3, root: Buffer.alloc(32, 9) };

  test('reads the published texts', () => {
    const root = leafHashOf(Buffer.from(texts.goSum.rootIsRecordHashOf));
    expect(readCheckpoint(texts.goSum.text)).toEqual({ origin: 'go.sum database tree', size: 123456789012, root });
    const text = texts.c2spExample.slice(0, texts.c2spExample.indexOf('\n\n') + 1);
    expect(readCheckpoint(text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 });
    expect(readCheckpoint(`${text}an extension\n`)).toMatchObject({ size: 20852163 });
  });

  test('opens what it signed', () => {
    const opened = openCheckpoint(signCheckpoint(checkpoint, signer), verifierKeyOf(signer));
    expect(opened).toEqual({ ok: true, checkpoint });
  });

  test('refuses the log of another: same key, other origin', () => {
    const note = signNote(writeCheckpoint({ ...checkpoint, origin: 'other.example' }), signer);
    const fault = 'The checkpoint is of the log other.example, not of ledger.example.';
    expect(openCheckpoint(note, verifierKeyOf(signer))).toEqual({ ok: false, fault });
    expect(() => signCheckpoint({ ...checkpoint, origin: 'other.example' }, signer)).toThrow(RangeError);
  });

  const root = sha256().toString('base64');
  test.each([
    ['a size with a leading zero', `o.example\n03\n${root}\n`],
    ['a size in hexadecimal', `o.example\n0x3\n${root}\n`],
    ['a size beyond 2^53', `o.example\n9007199254740993\n${root}\n`],
    ['an empty origin', `\n3\n${root}\n`],
    ['a short root', `o.example\n3\n${Buffer.alloc(31).toString('base64')}\n`],
    ['a root in another spelling', `o.example\n3\n${root.slice(0, -2)}V=\n`],
    ['an empty extension line', `o.example\n3\n${root}\n\n`],
    ['carriage returns', `o.example\r\n3\r\n${root}\r\n`],
  ])('refuses %s', (_, text) => {
    expect(readCheckpoint(text)).toBeNull();
  });
});

function keyOf(text: string): VerifierKey {
  const key = readVerifierKey(text);
  if (!key) throw new Error(text);
  return key;
}
