/** Draws a form that a regulation prescribes as PDF/A, and encloses it with the same as XML where machines read it. */
import { xmlOf } from '../../domain/case/letters/annex-iii-xml.js';
import { type FilledForm, fillForm } from '../../domain/case/letters/prescribed-form.js';
import type { FormCode } from '../../domain/case/model/writing.js';
import type { Day } from '../../domain/kernel/day.js';
import { instantOf } from '../../domain/kernel/instant.js';
import { openDocument } from '../../platform/pdf/pdfkit-document.js';
import { letterHeadings } from '../../platform/pdf/style.js';
import type { LoadedCase } from './letter-context-loader.js';
import type { LetterTemplates } from './letter-templates.js';
import { type Enclosure, enclosureOf } from './letter-writer.js';

/** The form that the law prescribes for an answer: the page, and the file for machines. */
export async function prescribedForm(
  { context, requester, state, removedAt }: LoadedCase,
  { code, asks }: { readonly code: FormCode; readonly asks: boolean },
  { forms, book }: Pick<LetterTemplates, 'forms' | 'book'>,
): Promise<Enclosure[]> {
  const form = forms[code];
  const told = {
    ...context,
    cited: state.facts?.bases ?? [],
    issuer: requester.name ?? requester.address,
    preserved: state.preservation !== null && state.preservation.ended === null,
    ...{ removedAt, asks },
  };
  const filled = fillForm(form, told, book);
  const name = `${code}-${context.ourReference}`;
  const page = enclosureOf(`${name}.pdf`, 'application/pdf', await drawForm(filled, context.day));
  const machines = form.xml
    ? [enclosureOf(`${name}.xml`, 'application/xml', Buffer.from(xmlOf(form, told, filled)))]
    : [];
  return [page, ...machines];
}

/** The English form, then the French one: the same form of the same day has the same bytes. */
function drawForm({ title, cite, parts }: FilledForm, day: Day): Promise<Buffer> {
  const document = openDocument({
    ...{ title: title.en, author: title.en, subject: cite.en, language: 'en-GB' },
    at: new Date(instantOf(day, '12:00')),
  });
  for (const language of ['en', 'fr'] as const) {
    if (language === 'fr') document.pageBreak();
    document.heading(1, title[language], letterHeadings.subject);
    document.paragraph(cite[language]);
    for (const { heading, pairs, items } of parts[language]) {
      document.heading(2, heading, letterHeadings.section);
      if (pairs.length > 0) document.definitions(pairs);
      if (items.length > 0) document.list(items);
    }
  }
  document.footer(title.en, (page, pages) => `${page} / ${pages}`);
  return document.finish();
}
