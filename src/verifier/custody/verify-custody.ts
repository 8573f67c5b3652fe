/** Verifies a custody certificate with its package: seal, each entry and its proof, the chain folded again, the digest. */
import { CUSTODY_FILE, type Custody, custodyOf } from '../../domain/case/custody/custody.js';
import { faultSentence, gapSentence } from '../../domain/case/custody/custody-words.js';
import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenInstant } from '../../domain/kernel/written.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { type Checkpoint, openCheckpoint } from '../../domain/ledger/checkpoint.js';
import { entryLeaf } from '../../domain/ledger/entry.js';
import { provesInclusion } from '../../domain/ledger/merkle-proof.js';
import { readVerifierKey } from '../../domain/ledger/note.js';
import { readPdf } from '../file/pdf-file.js';
import { checkPackageSeal, checkPackageSigner } from '../package/signature.js';
import type { PackageVerification } from '../package/verify-package.js';
import { attachedTo } from '../report/attachments.js';
import type { Trust } from '../report/signer.js';
import { openSealedLetter } from '../report/verify-letter.js';
import { demand, Fault } from '../trust/fault.js';
import { type CustodyCertificate, readSealedCustody, sealedBytesOf, toldOf } from './certificate.js';

export interface CustodyTrust extends Trust {
  /** Verifier key of the log, known from elsewhere. */
  readonly logKey?: string;
}

/** A package that was verified before. */
export type VerifiedPackage = Extract<PackageVerification, { ok: true }>;

export type CustodyVerification =
  | {
      readonly ok: true;
      readonly certificate: CustodyCertificate;
      readonly certificateSha256: string;
      readonly established: 'certificate' | null;
      readonly statements: readonly Bilingual[];
    }
  | { readonly ok: false; readonly fault: Bilingual };

/** The JSON of a certificate, and who sealed the PDF to which it was attached; null for the JSON alone. */
function jsonOf(bytes: Buffer, trust: Trust): { json: Buffer; paperBy: string | null } {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return { json: bytes, paperBy: null };
  const { letter, known } = openSealedLetter(bytes, trust);
  const json = attachedTo(readPdf(letter.base), CUSTODY_FILE);
  demand(
    json !== null,
    `Ce PDF n’est pas un certificat de traçabilité : aucun ${CUSTODY_FILE} n’y est joint.`,
    `This PDF is no custody certificate: no ${CUSTODY_FILE} is attached to it.`,
  );
  return { json, paperBy: known.certificateSha256 };
}

/** The tree that the log signed; throws a Fault where its signature, or its key, is another. */
function checkpointIn({ vkey, checkpoint }: CustodyCertificate, logKey: string | undefined): Checkpoint {
  demand(
    logKey === undefined || logKey === vkey,
    'Le certificat est celui d’un autre registre : sa clé n’est pas celle qui est donnée.',
    'The certificate is of another log: its key is not the one that was given.',
  );
  const key = readVerifierKey(vkey);
  demand(
    key !== null,
    'Le certificat ne nomme pas de clé de registre lisible.',
    'The certificate names no key of a log that can be read.',
  );
  const opened = openCheckpoint(checkpoint, key);
  demand(
    opened.ok,
    'Le point de contrôle n’est pas signé par le registre que nomme le certificat.',
    'The checkpoint is not signed by the log that the certificate names.',
  );
  return opened.checkpoint;
}

/** Each entry hashes to its leaf, and the log has that leaf at its place. */
function demandProofs({ links }: CustodyCertificate, { size, root }: Checkpoint): void {
  for (const { entry, index, leaf, path } of links) {
    const leafHash = entryLeaf(entry);
    demand(
      leafHash.toString('hex') === leaf,
      `L’entrée ${entry.seq} (${entry.type}) ne donne pas l’empreinte que le certificat nomme : elle a été changée.`,
      `Entry ${entry.seq} (${entry.type}) does not give the hash that the certificate names: it was changed.`,
    );
    const proof = path.map((hash) => Buffer.from(hash, 'base64'));
    demand(
      provesInclusion({ index, size, leafHash, root }, proof),
      `Rien ne prouve que le registre a l’entrée ${entry.seq} (${entry.type}) au rang ${index} : la preuve est d’une autre entrée, ou d’un autre registre.`,
      `Nothing proves that the log has entry ${entry.seq} (${entry.type}) at index ${index}: the proof is of another entry, or of another log.`,
    );
  }
}

/** The chain of these entries and no others; throws a Fault unless it is the one that the certificate says. */
function chainIn(certificate: CustodyCertificate): Custody {
  const { links, gaps, faults } = certificate;
  demand(
    links.every(({ index }, at) => index > (links[at - 1]?.index ?? -1)),
    'Les entrées du certificat ne sont pas, chacune une fois, dans l’ordre du registre.',
    'The entries of the certificate are not, each once, in the order of the log.',
  );
  const custody = custodyOf(
    links.map(({ entry, index }) => ({ ...entry, index })),
    certificate.package,
  );
  demand(
    custody !== null,
    'Aucune entrée du certificat ne dit que ce paquet a été scellé.',
    'No entry of the certificate says that this package was sealed.',
  );
  const folded = new Set(custody.links.map(({ entry: { index } }) => index));
  const stray = links.find(({ index }) => !folded.has(index));
  demand(
    stray === undefined,
    `L’entrée ${stray?.entry.seq} (${stray?.entry.type}) n’appartient pas à la chaîne de ce paquet : elle est d’un autre dossier, ou d’un autre envoi.`,
    `Entry ${stray?.entry.seq} (${stray?.entry.type}) is no part of the chain of this package: it is of another case, or of another answer.`,
  );
  demand(
    canonical(toldOf(custody)) === canonical({ by: links.map(({ by }) => by), gaps, faults }),
    'Le certificat dit des rôles, des lacunes ou des ruptures que ses entrées ne donnent pas.',
    'The certificate says roles, gaps or breaks that its entries do not give.',
  );
  return custody;
}

/** The first break of the chain as a Fault; nothing where there is none. */
function demandUnbroken({ faults, links }: Custody): void {
  const [fault] = faults;
  if (!fault) return;
  const at = links.find(({ entry }) => entry.stream === fault.stream && entry.seq === fault.seq);
  const { fr, en } = faultSentence(fault, at?.entry.type ?? '');
  throw new Fault(fr, en);
}

function demandSamePackage(certificate: CustodyCertificate, custody: Custody, found: VerifiedPackage): void {
  const { manifest, sealSha256 } = found;
  demand(
    certificate.package === manifest.package,
    `Le certificat est celui du paquet ${certificate.package}, et ce fichier est le paquet ${manifest.package}.`,
    `The certificate is of the package ${certificate.package}, and this file is the package ${manifest.package}.`,
  );
  demand(
    certificate.sealSha256 === custody.sha256 && custody.sha256 === sealSha256,
    `Le sceau de ce paquet n’est pas celui que le registre a inscrit : son empreinte SHA-256 est ${sealSha256}.`,
    `The seal of this package is not the one that the log recorded: its SHA-256 is ${sealSha256}.`,
  );
  demand(
    custody.letterSha256 === manifest.approvedLetterSha256,
    'La lettre de ce paquet n’est pas celle que des personnes ont approuvée.',
    'The letter of this package is not the one that people approved.',
  );
  demand(
    certificate.case === manifest.case && certificate.operator === manifest.operator,
    'Le certificat nomme un autre dossier, ou un autre opérateur, que le paquet.',
    'The certificate names another case, or another operator, than the package.',
  );
}

const notShown: Bilingual = {
  fr: 'Le certificat ne montre pas que rien n’a été omis entre ses entrées, ni que les signatures des personnes tiennent : le registre entier le montre (greffe ledger verify).',
  en: 'The certificate does not show that nothing was left out between its entries, nor that the signatures of people hold: the whole log shows it (greffe ledger verify).',
};

function statementsOf(
  { links, madeAt, gaps }: CustodyCertificate,
  { origin, size }: Checkpoint,
  { logKey }: CustodyTrust,
): Bilingual[] {
  const at = instant(new Date(madeAt).toISOString());
  return [
    {
      fr: `Le certificat de traçabilité est intact et sa chaîne tient : ${links.length} entrées, chacune prouvée dans le registre ${origin} de ${size} entrées. L’heure annoncée est le ${writtenInstant(at, 'fr')} ; ce qui a suivi n’y est pas.`,
      en: `The custody certificate is intact and its chain holds: ${links.length} entries, each proven in the log ${origin} of ${size} entries. The claimed time is ${writtenInstant(at, 'en')}; what followed is not in it.`,
    },
    logKey === undefined
      ? {
          fr: 'La clé du registre est celle que le certificat nomme : comparez-la à celle que l’opérateur publie (--key).',
          en: 'The key of the log is the one that the certificate names: compare it with the one that the operator publishes (--key).',
        }
      : {
          fr: 'La clé du registre est celle que vous avez donnée.',
          en: 'The key of the log is the one that you gave.',
        },
    ...gaps.map(gapSentence).map(({ fr, en }) => ({ fr: `Lacune : ${fr}`, en: `Gap: ${en}` })),
    notShown,
  ];
}

function verified(bytes: Buffer, found: VerifiedPackage, trust: CustodyTrust): CustodyVerification {
  const { json, paperBy } = jsonOf(bytes, trust);
  const { certificate, seal } = readSealedCustody(json);
  const sealed = checkPackageSeal(seal, sealedBytesOf(certificate));
  const signer = checkPackageSigner(sealed, trust);
  demand(
    new Date(certificate.madeAt).getTime() === sealed.claimedAt.getTime(),
    'Le certificat dit une autre heure que son sceau.',
    'The certificate says another time than its seal.',
  );
  const isOfOne = [found.certificateSha256, paperBy ?? signer.certificateSha256].every(
    (each) => each === signer.certificateSha256,
  );
  demand(
    isOfOne || signer.identified,
    'Le certificat n’est pas scellé par le signataire du paquet : donnez le certificat de l’autorité qui répond des deux.',
    'The certificate is not sealed by the signer of the package: give the certificate of the authority that vouches for both.',
  );
  const checkpoint = checkpointIn(certificate, trust.logKey);
  demandProofs(certificate, checkpoint);
  const custody = chainIn(certificate);
  demandSamePackage(certificate, custody, found);
  demandUnbroken(custody);
  return {
    ...{ ok: true, certificate, certificateSha256: signer.certificateSha256 },
    established: signer.identified && found.established !== null ? 'certificate' : null,
    statements: [...statementsOf(certificate, checkpoint, trust), ...signer.statements],
  };
}

/** @param found the package, verified under the same trust */
export function verifyCustody(bytes: Buffer, found: VerifiedPackage, trust: CustodyTrust): CustodyVerification {
  try {
    return verified(bytes, found, trust);
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.sentence };
    throw error;
  }
}
