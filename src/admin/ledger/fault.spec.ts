import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { inFrench } from './fault.js';

const VERIFIERS = 'src/domain/ledger/';
/** Told by the command line alone, of witnesses and files. */
const elsewhere = ['cosignature.ts', 'witness.ts', 'leaf-set.ts'];

/** Every sentence that the verifier may say, as its source holds it, with something in each of its gaps. */
function sentences(): string[] {
  const files = readdirSync(VERIFIERS).filter((name) => !name.endsWith('.spec.ts') && !elsewhere.includes(name));
  const source = files.map((name) => readFileSync(`${VERIFIERS}${name}`, 'utf8')).join('\n');
  const found = [...source.matchAll(/fault: (?:'([^']+)'|`([^`]+)`)/g)].map(([, plain, gaps]) => plain ?? gaps ?? '');
  return found.map((sentence) =>
    sentence.replace(/\$\{[^}]*(size|index|length)[^}]*\}/g, '7').replace(/\$\{[^}]+\}/g, 'log'),
  );
}

describe('what the verifier found', () => {
  it('is said in French, every sentence of its source', () => {
    const known = sentences();
    expect(known.length).toBeGreaterThan(10);
    expect(known.filter((sentence) => inFrench(sentence) === sentence)).toEqual([]);
  });

  it.each([
    [
      'Line 9 (stream intake, seq 8) is not what was sealed: its leaf is ab12, not cd34.',
      'Ligne 9 (suite intake, n° 8) : ce n’est pas ce qui a été scellé, sa feuille est ab12 au lieu de cd34.',
    ],
    [
      'The checkpoint given beside the export: The note is malformed.',
      'Le point de contrôle donné avec l’export : Le texte signé est mal formé.',
    ],
    ['Line 3: the line is not UTF-8.', 'Ligne 3 : elle n’est pas en UTF-8.'],
    [
      'Line 12 holds a checkpoint that does not open. The signature of ledger.example does not match the text.',
      'La ligne 12 porte un point de contrôle qui ne s’ouvre pas. La signature de ledger.example ne correspond pas au texte.',
    ],
    [
      'Entries are missing in their streams, and no later entry says why: case/b 1, case/a 2, and 3 more.',
      'Des entrées manquent dans leur suite, et aucune entrée ultérieure ne dit pourquoi : case/b 1, case/a 2, and 3 more.',
    ],
    [
      'Entries name others that are not in the log: case/b 1.',
      'Des entrées en nomment d’autres qui ne sont pas dans le journal : case/b 1.',
    ],
    ['Line 9 is empty: an export has no empty line.', 'La ligne 9 est vide : un export n’a pas de ligne vide.'],
    ['An unknown sentence.', 'An unknown sentence.'],
  ])('says %s', (fault, french) => {
    expect(inFrench(fault)).toBe(french);
  });
});
