/** What every sealed document of ours is checked for, whatever it says: its bytes, its seal, its pages drawn again. */
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { type PdfFile, readPdf } from '../file/pdf-file.js';
import { readRevisions, type SealedFile } from '../file/read-revisions.js';
import { isBytes } from '../file/syntax.js';
import { DRAWING } from '../paper/drawing.js';
import { type LoadedTexts, loadTexts } from '../paper/texts.js';
import { demand, Fault } from '../trust/fault.js';
import { atLeast } from '../trust/level.js';
import { type Anchor, anchorOf, anchorStatements, type DocumentTrust, type Recorded, recordedIn } from './anchor.js';
import { compareDrawings } from './drawing.js';
import { comparePages, type PagesRead, readPages } from './pages.js';
import { checkSeal, contentsOfSeal, type SealFound } from './signature.js';
import { checkSigner, type SealKnown } from './signer.js';

/** Of reports sealed before the drawing had its number in them. */
const FIRST_DRAWING = 1;

/** A file whose every byte and whose seal are accounted for. */
export interface OpenedSeal {
  readonly file: SealedFile;
  readonly seal: SealFound;
  readonly known: SealKnown;
  readonly recorded: Recorded | null;
  readonly established: Anchor | null;
}

/** Throws a Fault that says what is wrong. */
export async function openSealed(bytes: Buffer, trust: DocumentTrust): Promise<OpenedSeal> {
  const file = readRevisions(bytes, contentsOfSeal);
  const seal = checkSeal(file.base, file.baseBytes);
  const known = checkSigner(file, seal, trust);
  const recorded = trust.log ? await recordedIn(bytes, file, trust.log) : null;
  return { file, seal, known, recorded, established: anchorOf(file, known, recorded) };
}

/** What is known of any document of ours that verifies. */
export interface Verified {
  readonly ok: true;
  readonly language: Language;
  /** SHA-256 of the signer's certificate. */
  readonly certificateSha256: string;
  /** PAdES baseline level. */
  readonly level: SealKnown['level'];
  readonly archive: SealKnown['archive'];
  /** What vouches for the document from outside of it; null when it is intact and no more. */
  readonly established: Anchor | null;
  /** What holds, and what no file can prove by itself. */
  readonly statements: readonly Bilingual[];
}

/** What a document says of its own seal. */
type Announced = Pick<Manifest, 'signer' | 'asOf'>;

export function languageOf(file: PdfFile): Language {
  const value = file.catalog.get('Lang');
  const text = isBytes(value) ? value.bytes.toString('latin1') : '';
  demand(
    text === 'fr-FR' || text === 'en-GB',
    'Le rapport n’est ni en français ni en anglais.',
    'The report is neither in French nor in English.',
  );
  return text === 'fr-FR' ? 'fr' : 'en';
}

const MINUTE = 60_000;
/** A report is sealed when it is counted: its time-stamp is not older, and not much younger. */
const SEALED_WITHIN = 24 * 60 * MINUTE;
const SKEW = 5 * MINUTE;

/** The seal is the one that the document announces, made when it says. */
export function checkCircumstances({ signer, asOf }: Announced, { seal, known }: OpenedSeal): void {
  demand(
    signer.certificateSha256 === known.certificateSha256,
    'Le rapport est signé par un autre certificat que celui que nomme son manifeste.',
    'The report is signed by another certificate than the one its manifest names.',
  );
  const counted = Math.floor(Date.parse(asOf) / 1000) * 1000;
  demand(
    counted === seal.claimedAt.getTime(),
    'L’heure annoncée de la signature n’est pas l’heure de l’arrêté du manifeste.',
    'The claimed time of the signature is not the time of the manifest.',
  );
  const after = known.at.getTime() - counted;
  demand(
    after >= -SKEW && after <= SEALED_WITHIN,
    `Le rapport a été horodaté le ${known.at.toISOString()}, loin de l’heure de son arrêté.`,
    `The report was time-stamped on ${known.at.toISOString()}, far from the time at which it was counted.`,
  );
  demand(
    atLeast(known.level, signer.level),
    `Le rapport annonce le niveau ${signer.level} et n’atteint que ${known.level} : des preuves ont été retirées.`,
    `The report announces level ${signer.level} and reaches only ${known.level}: proofs were taken away.`,
  );
}

async function pagesOf(pdf: Buffer): Promise<PagesRead> {
  try {
    return await readPages(pdf);
  } catch {
    throw new Fault('Un second lecteur ne peut pas lire le fichier.', 'A second reader cannot read the file.');
  }
}

/** Throws a Fault unless every page and every object is the one drawn again; returns the number of pages. */
export async function checkPaper(bytes: Buffer, { base }: SealedFile, drawnAgain: Buffer): Promise<number> {
  const printed = await pagesOf(bytes);
  comparePages(printed, await pagesOf(drawnAgain));
  compareDrawings(base, readPdf(drawnAgain));
  return printed.pages.length;
}

/** A program that cannot draw a report again says which one can, and never that the report is wrong. */
const programFor = (made: number, here: number): Bilingual =>
  made > here
    ? { fr: 'prenez un programme plus récent', en: 'take a newer program' }
    : { fr: 'prenez la version du programme qui l’a produit', en: 'take the version of the program that made it' };

/** The texts of a version, or a Fault that says which program has them. */
export function textsOfVersion(version: number): LoadedTexts {
  try {
    return loadTexts(version);
  } catch {
    const program = programFor(version, loadTexts().fr.template.version);
    throw new Fault(
      `Ce programme n’a pas les textes de la version ${version} : ${program.fr}.`,
      `This program does not have the texts of version ${version}: ${program.en}.`,
    );
  }
}

/** The pages are compared with what is drawn again: by another drawing, none would match, and none would be false. */
export function checkDrawing({ drawing = FIRST_DRAWING }: { readonly drawing?: number | undefined }): void {
  const program = programFor(drawing, DRAWING);
  demand(
    drawing === DRAWING,
    `Le sceau tient, mais les pages suivent le dessin n° ${drawing} et ce programme dessine selon le n° ${DRAWING} : il ne peut pas les comparer au manifeste ; ${program.fr}.`,
    `The seal holds, but the pages follow drawing no. ${drawing} and this program draws by no. ${DRAWING}: it cannot compare them with the manifest; ${program.en}.`,
  );
}

/** What the seal proves, and what it does not. */
export function sealStatements(opened: OpenedSeal): Bilingual[] {
  const { known, established, recorded } = opened;
  return [coverage(opened), ...known.statements, ...anchorStatements(established, recorded)];
}

/** That the seal covers all, but for its own proofs. */
function coverage({ file: { baseBytes, last, stamps }, known: { level } }: OpenedSeal): Bilingual {
  const [base, more] = [baseBytes.length, last.bytes.length - baseBytes.length];
  if (more === 0) {
    return {
      fr: `Le fichier est intact : une seule signature couvre ses ${base} octets, rien ne la suit.`,
      en: `The file is intact: one signature covers its ${base} bytes, nothing follows it.`,
    };
  }
  return {
    fr: `Le fichier est intact : une seule signature couvre les ${base} octets du rapport ; les ${more} qui la suivent ne sont que ses preuves (PAdES ${level}, horodatages d’archive : ${stamps.length}).`,
    en: `The file is intact: one signature covers the ${base} bytes of the report; the ${more} that follow are its proofs and nothing else (PAdES ${level}, archive time-stamps: ${stamps.length}).`,
  };
}
