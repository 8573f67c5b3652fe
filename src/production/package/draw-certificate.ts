/** Ink for the certificate of production: the manifest of a package, for people. */
import { Scribe } from '../../catalogue/book/scribe.js';
import type { Law } from '../../catalogue/files/law.js';
import { instant, withOffset } from '../../domain/kernel/instant.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import { openDocument } from '../../platform/pdf/pdfkit-document.js';
import type { PackagedFile } from '../../verifier/package/package-manifest.js';
import type { About } from '../../verifier/package/seal-package.js';

const labels = {
  title: { fr: 'Certificat de production', en: 'Certificate of production' },
  says: {
    fr: 'Ce paquet contient les données produites en réponse à la demande, telles qu’elles ont été approuvées, et rien d’autre. Le sceau du paquet couvre chaque fichier.',
    en: 'This package holds the data produced in answer to the request, as they were approved, and nothing else. The seal of the package covers each file.',
  },
  reference: { fr: 'Référence', en: 'Reference' },
  number: { fr: 'Numéro du paquet', en: 'Number of the package' },
  sealed: { fr: 'Scellé par', en: 'Sealed by' },
  at: { fr: 'Scellé le', en: 'Sealed at' },
  letter: { fr: 'Empreinte SHA-256 de la lettre approuvée', en: 'SHA-256 of the approved letter' },
  targets: { fr: 'Comptes visés', en: 'Targets' },
  target: { fr: 'Compte visé', en: 'Target' },
  answer: { fr: 'Réponse', en: 'Answer' },
  period: { fr: 'Période', en: 'Period' },
  asked: { fr: 'celle de la demande', en: 'that of the request' },
  files: { fr: 'Fichiers de données', en: 'Files with data' },
  file: { fr: 'Fichier', en: 'File' },
  bytes: { fr: 'Octets', en: 'Bytes' },
  digest: { fr: 'SHA-512', en: 'SHA-512' },
  produced: { fr: 'produit', en: 'produced' },
  produced_in_part: { fr: 'produit en partie', en: 'produced in part' },
  withheld: { fr: 'non communiqué', en: 'withheld' },
  no_data: { fr: 'aucune donnée détenue', en: 'no data held' },
  unknown: { fr: 'compte inconnu', en: 'no such account' },
} as const satisfies Record<string, Bilingual>;

export function drawCertificate(
  about: About,
  data: readonly PackagedFile[],
  law: Law,
  { language, sealedBy }: { readonly language: Language; readonly sealedBy: string },
): Promise<Buffer> {
  const scribe = new Scribe(law, language);
  const label = (name: keyof typeof labels): string => scribe.say(labels[name]);
  const title = `${label('title')} ${about.case}`;
  const { targets } = about;
  const document = openDocument({
    ...{ title, author: about.operator, subject: about.package, at: new Date(about.sealedAt) },
    language: language === 'fr' ? 'fr-FR' : 'en-GB',
  });
  document.heading(1, title);
  document.paragraph(label('says'));
  document.definitions([
    [label('reference'), about.case],
    [label('number'), about.package],
    [label('sealed'), sealedBy],
    [label('at'), withOffset(instant(about.sealedAt))],
    [label('letter'), about.approvedLetterSha256],
    [label('targets'), String(targets.length)],
    [label('files'), String(data.length)],
  ]);
  document.heading(2, label('targets'));
  document.table({
    head: [label('target'), label('answer'), label('period')],
    rows: targets.map(({ name, answer, categories, period }) => [
      name,
      [label(answer), ...categories.map((each) => scribe.name('category', each))].join(', '),
      period.from === null && period.to === null ? label('asked') : `${period.from ?? '…'} – ${period.to ?? '…'}`,
    ]),
    widths: [5, 5, 3],
    long: true,
  });
  document.heading(2, label('files'));
  document.table({
    head: [label('file'), label('bytes'), label('digest')],
    rows: data.map(({ path, size, sha512 }) => [path, String(size), sha512]),
    widths: [4, 2, 7],
    long: true,
  });
  document.footer(`${about.case} · ${about.package}`, (page, pages) => `${page} / ${pages}`);
  return document.finish();
}
