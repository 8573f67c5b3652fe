/** Ink for a custody certificate: PDF/A-3a and PDF/UA-1, with the sealed JSON attached that is verified. */
import { Scribe } from '../../catalogue/book/scribe.js';
import type { Law } from '../../catalogue/files/law.js';
import { CUSTODY_FILE } from '../../domain/case/custody/custody.js';
import { ofType, readEntries } from '../../domain/case/custody/custody-entry.js';
import { standingBefore } from '../../domain/case/custody/custody-faults.js';
import {
  authorWords,
  faultSentence,
  gapSentence,
  isWordedAuthor,
  wordsOfType,
} from '../../domain/case/custody/custody-words.js';
import { capital } from '../../domain/case/letters/letter-words.js';
import type { FileStanding } from '../../domain/case/model/handed-file.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import { writtenNumber } from '../../domain/kernel/written.js';
import { readCheckpoint } from '../../domain/ledger/checkpoint.js';
import type { PdfDocument } from '../../platform/pdf/document.js';
import { openDocument } from '../../platform/pdf/pdfkit-document.js';
import type { Table } from '../../platform/pdf/table.js';
import type { CertifiedLink, CustodyCertificate } from '../../verifier/custody/certificate.js';

const labels = {
  title: { fr: 'Certificat de traçabilité', en: 'Custody certificate' },
  says: {
    fr: 'Ce certificat dit ce que le registre de l’opérateur a inscrit du paquet, de l’instruction à la remise, au moment où il a été fait. Il ne nomme aucune personne.',
    en: 'This certificate says what the log of the operator recorded of the package, from the instruction to the delivery, when it was made. It names no person.',
  },
  reference: { fr: 'Référence', en: 'Reference' },
  number: { fr: 'Numéro du paquet', en: 'Number of the package' },
  seal: { fr: 'Empreinte SHA-256 du sceau du paquet', en: 'SHA-256 of the seal of the package' },
  sealed: { fr: 'Scellé par', en: 'Sealed by' },
  at: { fr: 'Fait le', en: 'Made at' },
  log: { fr: 'Registre', en: 'Log' },
  size: { fr: 'entrées :', en: 'entries:' },
  chain: { fr: 'Chaîne', en: 'Chain' },
  time: { fr: 'Heure (UTC)', en: 'Time (UTC)' },
  entry: { fr: 'Entrée', en: 'Entry' },
  by: { fr: 'Qualité', en: 'Role' },
  place: { fr: 'N°', en: 'No.' },
  leaf: { fr: 'Empreinte de l’entrée', en: 'Hash of the entry' },
  numbers: {
    fr: 'Le numéro est celui de l’entrée dans son dossier, ou dans sa remise ; l’empreinte est celle de sa feuille dans le registre (RFC 6962).',
    en: 'The number is that of the entry in its case, or in its delivery; the hash is that of its leaf in the log (RFC 6962).',
  },
  files: { fr: 'Fichiers remis par les opérations', en: 'Files handed in by operations' },
  noFiles: { fr: 'Aucun.', en: 'None.' },
  target: { fr: 'Compte visé', en: 'Target' },
  file: { fr: 'Fichier', en: 'File' },
  bytes: { fr: 'Octets', en: 'Bytes' },
  verdict: { fr: 'Antivirus', en: 'Antivirus' },
  digest: { fr: 'Empreinte inscrite', en: 'Recorded digest' },
  keyed: {
    fr: 'L’empreinte inscrite est celle du nom, de la taille et des empreintes du fichier, sous la clé du dossier ; celles du fichier lui-même sont dans le certificat de production.',
    en: 'The recorded digest is that of the name, the size and the digests of the file, under the key of the case; those of the file itself are in the certificate of production.',
  },
  breaks: { fr: 'Ruptures de la chaîne', en: 'Breaks of the chain' },
  unbroken: { fr: 'Aucune : chaque entrée est à sa place.', en: 'None: each entry stands in its place.' },
  gaps: { fr: 'Ce que la chaîne ne montre pas', en: 'What the chain does not show' },
  noGaps: { fr: 'Aucune lacune.', en: 'No gap.' },
  verify: { fr: 'Vérification', en: 'Verification' },
  how: {
    fr: `Le fichier ${CUSTODY_FILE}, joint à ce document, a son propre sceau, chaque entrée et la preuve que le registre la contient. La commande « greffe package verify PAQUET --custody CE_FICHIER » vérifie tout cela avec le paquet, sans réseau.`,
    en: `The file ${CUSTODY_FILE}, attached to this document, has a seal of its own, each entry, and the proof that the log holds it. The command “greffe package verify PACKAGE --custody THIS_FILE” verifies all of it with the package, without a network.`,
  },
} as const satisfies Record<string, Bilingual>;

const standings: Readonly<Record<FileStanding, Bilingual>> = {
  scanning: { fr: 'pas de réponse', en: 'no answer' },
  clean: { fr: 'rien trouvé', en: 'nothing found' },
  infected: { fr: 'infecté', en: 'infected' },
  not_scanned: { fr: 'pas analysé', en: 'not scanned' },
  accepted: { fr: 'pas analysé, accepté par une personne', en: 'not scanned, accepted by a person' },
  refused: { fr: 'pas analysé, refusé par une personne', en: 'not scanned, refused by a person' },
};

/** `2026-11-24 10:00:00`. */
const timeOf = (at: string): string => at.slice(0, 19).replace('T', ' ');

class CustodyPaper {
  constructor(
    private readonly document: PdfDocument,
    private readonly scribe: Scribe,
    private readonly certificate: CustodyCertificate,
  ) {}

  private label(name: keyof typeof labels): string {
    return this.scribe.say(labels[name]);
  }

  particulars(sealedBy: string): void {
    const { case: reference, package: number, sealSha256, madeAt, checkpoint } = this.certificate;
    const { origin, size } = readCheckpoint(checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1)) ?? {
      ...{ origin: '', size: 0 },
    };
    this.document.paragraph(this.label('says'));
    this.document.definitions([
      [this.label('reference'), reference],
      [this.label('number'), number],
      [this.label('seal'), sealSha256],
      [this.label('sealed'), sealedBy],
      [this.label('at'), `${timeOf(madeAt)} UTC`],
      [this.label('log'), `${origin} · ${this.label('size')} ${writtenNumber(size, this.scribe.language)}`],
    ]);
  }

  private role({ by }: CertifiedLink): string {
    return isWordedAuthor(by) ? capital(this.scribe.say(authorWords[by])) : this.scribe.name('role', by);
  }

  /** Its heading is not left alone at the foot of a page. */
  private table(title: 'chain' | 'files', content: Table): void {
    this.document.heading(2, this.label(title), undefined, { content });
    this.document.table(content);
  }

  chain(): void {
    this.table('chain', {
      head: [this.label('place'), this.label('time'), this.label('entry'), this.label('by'), this.label('leaf')],
      rows: this.certificate.links.map((link) => [
        String(link.entry.seq),
        timeOf(link.entry.at),
        this.scribe.say(wordsOfType(link.entry.type)),
        this.role(link),
        link.leaf,
      ]),
      widths: [1.2, 3, 4, 3, 5],
      notes: [this.label('numbers')],
      long: true,
    });
  }

  files(): void {
    const reads = readEntries(this.certificate.links.map(({ entry, index }) => ({ ...entry, index })));
    const end = ofType(reads, 'case.released')[0]?.entry.index ?? Number.POSITIVE_INFINITY;
    const handed = ofType(reads, 'case.production_file_handed_in').map(({ event: { data } }) => data);
    if (handed.length === 0) {
      this.document.heading(2, this.label('files'));
      this.document.paragraph(this.label('noFiles'));
      return;
    }
    this.table('files', {
      head: [
        this.label('target'),
        this.label('file'),
        this.label('bytes'),
        this.label('verdict'),
        this.label('digest'),
      ],
      rows: handed.map(({ target, uploadId, size, digest }) => [
        target,
        uploadId,
        writtenNumber(size, this.scribe.language),
        this.scribe.say(standings[standingBefore(reads, uploadId, end)]),
        digest,
      ]),
      widths: [3, 3, 2, 2.5, 5],
      notes: [this.label('keyed')],
      long: true,
    });
  }

  sentences(title: 'breaks' | 'gaps', none: 'unbroken' | 'noGaps', said: readonly Bilingual[]): void {
    this.document.heading(2, this.label(title));
    if (said.length === 0) this.document.paragraph(this.label(none));
    else this.document.list(said.map((each) => this.scribe.say(each)));
  }

  verification(json: Buffer): void {
    this.document.heading(2, this.label('verify'));
    this.document.paragraph(this.label('how'));
    const description = this.label('title');
    this.document.attach({ name: CUSTODY_FILE, mediaType: 'application/json', description, bytes: json });
  }
}

/** The file as it is sealed afterwards. @param json the sealed certificate */
export function drawCustody(
  certificate: CustodyCertificate,
  json: Buffer,
  law: Law,
  { language, sealedBy }: { readonly language: Language; readonly sealedBy: string },
): Promise<Buffer> {
  const { operator, madeAt, links, gaps, faults } = certificate;
  const scribe = new Scribe(law, language);
  const title = `${scribe.say(labels.title)} ${certificate.case}`;
  const document = openDocument({
    ...{ title, author: operator, subject: certificate.package, at: new Date(madeAt) },
    language: language === 'fr' ? 'fr-FR' : 'en-GB',
  });
  const paper = new CustodyPaper(document, scribe, certificate);
  document.heading(1, title);
  paper.particulars(sealedBy);
  const typeAt = ({ stream, seq }: { readonly stream: string; readonly seq: number }): string =>
    links.find(({ entry }) => entry.stream === stream && entry.seq === seq)?.entry.type ?? '';
  paper.sentences(
    'breaks',
    'unbroken',
    faults.map((fault) => faultSentence(fault, typeAt(fault))),
  );
  paper.sentences('gaps', 'noGaps', gaps.map(gapSentence));
  paper.chain();
  paper.files();
  paper.verification(json);
  document.footer(`${certificate.case} · ${certificate.package}`, (page, pages) => `${page} / ${pages}`);
  return document.finish();
}
