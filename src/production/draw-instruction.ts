/** Ink for a production order: what is to be collected, for which targets, until when. */
import { Scribe } from '../catalogue/book/scribe.js';
import type { Law } from '../catalogue/files/law.js';
import { instant, withOffset } from '../domain/kernel/instant.js';
import type { Bilingual, Language } from '../domain/kernel/result.js';
import { openDocument } from '../platform/pdf/pdfkit-document.js';
import type { OpenedOrder } from './opened-order.js';

const labels = {
  title: { fr: 'Instruction de production', en: 'Production order' },
  reference: { fr: 'Référence', en: 'Reference' },
  order: { fr: 'Numéro de l’instruction', en: 'Number of the order' },
  issued: { fr: 'Émise le', en: 'Issued at' },
  due: { fr: 'À remettre avant le', en: 'To be handed in before' },
  categories: { fr: 'Catégories de données', en: 'Categories of data' },
  period: { fr: 'Période', en: 'Period' },
  whole: { fr: 'Sans limite de période', en: 'No limit of period' },
  targets: { fr: 'Comptes visés', en: 'Targets' },
  target: { fr: 'Compte visé', en: 'Target' },
  kind: { fr: 'Nature', en: 'Kind' },
  limits: {
    fr: 'Ne collectez que ces données, pour ces comptes et cette période. Remettez-les dans Greffe, compte par compte, et ne les transmettez à personne d’autre.',
    en: 'Collect these data alone, for these targets and this period. Hand them in to Greffe, target by target, and pass them to no one else.',
  },
  sealed: { fr: 'Scellée par', en: 'Sealed by' },
  notSealed: {
    fr: 'Aucun cachet n’est réglé : vérifiez cette instruction dans Greffe.',
    en: 'No seal is configured: verify this order in Greffe.',
  },
} as const satisfies Record<string, Bilingual>;

export async function drawInstruction(
  order: OpenedOrder,
  law: Law,
  { language, sealedBy }: { readonly language: Language; readonly sealedBy: string | null },
): Promise<Buffer> {
  const scribe = new Scribe(law, language);
  const label = (name: keyof typeof labels): string => scribe.say(labels[name]);
  const title = `${label('title')} ${order.reference}`;
  const document = openDocument({
    ...{ title, author: law.operator.operator.name, subject: order.id, at: new Date(order.orderedAt) },
    language: language === 'fr' ? 'fr-FR' : 'en-GB',
  });
  document.heading(1, title);
  document.paragraph(label('limits'));
  const { from, to } = order;
  document.definitions([
    [label('reference'), order.reference],
    [label('order'), order.id],
    [label('issued'), withOffset(instant(order.orderedAt))],
    [label('due'), withOffset(instant(order.dueAt))],
    [label('categories'), order.categories.map((each) => scribe.name('category', each)).join(', ')],
    [label('period'), from === null && to === null ? label('whole') : `${from ?? '…'} – ${to ?? '…'}`],
    ...(sealedBy === null ? [] : [[label('sealed'), sealedBy] as const]),
  ]);
  if (sealedBy === null) document.paragraph(label('notSealed'), 'note');
  document.heading(2, label('targets'));
  document.table({
    head: [label('target'), label('kind')],
    rows: order.targets.map(({ name, kind }) => [name, kind ?? '–']),
    widths: [5, 2],
  });
  document.footer(`${order.reference} · ${order.id}`, (page, pages) => `${page} / ${pages}`);
  return document.finish();
}
