/** What vouches for a sealed document from outside of it. Without that, the document is intact, and no more. */
import { z } from 'zod';
import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenInstant } from '../../domain/kernel/written.js';
import { verifyReceipt } from '../../domain/ledger/receipt.js';
import { recordsFiles } from '../../domain/report/edition.js';
import { readRevisions, type SealedFile } from '../file/read-revisions.js';
import { sha256Of } from '../paper/edition.js';
import { demand, Fault } from '../trust/fault.js';
import { contentsOfSeal } from './signature.js';
import type { SealKnown, Trust } from './signer.js';

/** A certificate that was given, or the entry of a log whose key was given. */
export type Anchor = 'certificate' | 'log';

export interface LogProof {
  /** Text of the inclusion proof (C2SP tlog-proof@v1) that is published beside the edition. */
  readonly proof: string;
  /** Verifier key of the log, known from elsewhere than the document. */
  readonly key: string;
}

export interface DocumentTrust extends Trust {
  readonly log?: LogProof;
}

export interface Recorded {
  /** The first so many bytes of the file are those that the log names. */
  readonly length: number;
  readonly statement: Bilingual;
}

const Files = z.looseObject({ edition: z.int(), files: z.record(z.string(), z.string()) });

/** The newest revision of the file that the proven entry names. Throws a Fault when it names none. */
export async function recordedIn(bytes: Buffer, { ends }: SealedFile, { proof, key }: LogProof): Promise<Recorded> {
  const verified = await verifyReceipt(proof, key);
  if (!verified.ok) {
    throw new Fault(
      `La preuve d’inclusion de l’édition ne tient pas. ${verified.fault}`,
      `The inclusion proof of the edition does not hold. ${verified.fault}`,
    );
  }
  const { entry, index, checkpoint } = verified;
  const read = recordsFiles(entry) ? Files.safeParse(entry.data).data : undefined;
  const named = new Set(Object.values(read?.files ?? {}));
  const length = ends.findLast((end) => named.has(sha256Of(bytes.subarray(0, end))));
  demand(
    length !== undefined,
    'La preuve d’inclusion est celle d’une autre édition : l’entrée du registre ne nomme aucune révision de ce fichier.',
    'The inclusion proof is that of another edition: the entry of the log names no revision of this file.',
  );
  const at = instant(entry.at);
  return {
    length,
    statement: {
      fr: `Le registre ${checkpoint.origin}, dont vous avez donné la clé, nomme ce fichier : entrée ${index} du ${writtenInstant(at, 'fr')}, édition ${read?.edition}.`,
      en: `The log ${checkpoint.origin}, whose key you gave, names this file: entry ${index} of ${writtenInstant(at, 'en')}, edition ${read?.edition}.`,
    },
  };
}

/** True when the proof holds and its entry names a revision of the file, whatever else is wrong with either. */
export async function names(log: LogProof, bytes: Buffer): Promise<boolean> {
  try {
    await recordedIn(bytes, readRevisions(bytes, contentsOfSeal), log);
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

/** What vouches for the document; every byte MUST then be vouched for. Throws a Fault on an addition that is not. */
export function anchorOf({ baseBytes, last }: SealedFile, known: SealKnown, recorded: Recorded | null): Anchor | null {
  const anchor = recorded ? 'log' : known.identified ? 'certificate' : null;
  if (anchor === null || known.stampsBelieved) return anchor;
  const believed = recorded?.length ?? baseBytes.length;
  demand(
    last.bytes.length === believed,
    `Rien de ce qui est donné ne répond des ${last.bytes.length - believed} derniers octets, ajoutés après le sceau : donnez les racines des autorités d’horodatage.`,
    `Nothing that was given vouches for the last ${last.bytes.length - believed} bytes, added after the seal: give the roots of the time-stamp authorities.`,
  );
  return anchor;
}

/** What is still to be said of a document for which nothing vouches. */
export function anchorStatements(anchor: Anchor | null, recorded: Recorded | null): Bilingual[] {
  if (recorded) return [recorded.statement];
  if (anchor !== null) return [];
  return [
    {
      fr: 'Qui a signé n’est pas établi : n’importe qui peut faire un fichier intact au nom de l’opérateur. Donnez le certificat que l’opérateur publie, ou la clé de son registre avec la preuve d’inclusion de l’édition.',
      en: 'Who signed is not established: anyone can make an intact file in the name of the operator. Give the certificate that the operator publishes, or the key of its log with the inclusion proof of the edition.',
    },
  ];
}
