import { join } from 'node:path';
import { type Refusal, refusal } from '../../domain/kernel/result.js';
import { BlobDamaged, BlobMissing } from './chunks/fault.js';
import type { Taken } from './folder/take.js';

/** Why a store is not taken into use, and what to do; null where it is. */
export function storeRefusal({ verdict, installation, owner }: Taken, folder: string): string | null {
  if (verdict === 'own' || verdict === 'adopt') return null;
  const who = `The database (DATABASE_URL) is installation ${installation}`;
  if (verdict === 'foreign') {
    return `GREFFE_DATA: ${folder} is the store of another installation, ${owner}. ${who}: correct GREFFE_DATA or DATABASE_URL, so that both are of one installation. Nothing was read or moved.`;
  }
  const command = `greffe blobs adopt --installation ${installation}`;
  if (verdict === 'absent') {
    return `GREFFE_DATA: the files of this installation are not in ${folder}: mount its disk, restore them from your backup, or correct GREFFE_DATA or DATABASE_URL. ${who}. If they are lost for good, say so with "${command}".`;
  }
  return `GREFFE_DATA: ${folder} holds files and does not name their installation (${join(folder, 'installation.json')} is missing), and the database names too few of them. ${who}: correct GREFFE_DATA or DATABASE_URL. If the files are of this installation, say so with "${command}".`;
}

const missing: Refusal = refusal(
  'stored-file-missing',
  'unavailable',
  'Ce fichier conservé ne peut être lu pour l’instant : l’exploitant en est averti. Réessayez plus tard.',
  'This stored file cannot be read at the moment: the operator has been notified. Try again later.',
);
const damaged: Refusal = refusal(
  'stored-file-damaged',
  'unavailable',
  'Les octets conservés de ce fichier sont altérés : l’exploitant en est averti et doit les restaurer de sa sauvegarde.',
  'The stored bytes of this file are damaged: the operator has been notified and must restore them from the backup.',
);

/** The refusal for a file that the store cannot read; undefined for any other error. */
export function storedFileRefusal(thrown: unknown): Refusal | undefined {
  const cause = thrown instanceof Error && thrown.cause instanceof BlobDamaged ? thrown.cause : thrown;
  if (cause instanceof BlobDamaged) return damaged;
  return cause instanceof BlobMissing ? missing : undefined;
}
