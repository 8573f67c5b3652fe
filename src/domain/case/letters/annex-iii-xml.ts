/** Form 3 for machines, in the order of its sections; docs/formats/annex-iii.v2.xsd is its schema. */

import { missingItems } from './letter-fields.js';
import { plainWords } from './letter-words.js';
import { conflictsOf, explained, type FilledForm, type FormContext, type FormTemplate } from './prescribed-form.js';

const NAMESPACE = 'http://data.europa.eu/edm/1/ns/forms/EPOC-FORM-3#';

/** XML 1.0 has no place for control characters, lone surrogates and what Unicode leaves unassigned. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cs}\p{Cn}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const element = (name: string, text: string): string => `  <${name}>${escaped(text)}</${name}>`;

/** Words of the authority, on one line; nothing where it gave none. */
const theirs = (name: string, text: string | null): string[] => {
  const plain = text === null ? '' : escaped(plainWords(text)).trim();
  return plain === '' ? [] : [`  <${name}>${plain}</${name}>`];
};

/** The same bytes for the same form; the words of the authority are text, never markup. */
export function xmlOf({ form }: FormTemplate, context: FormContext, { ticked, words }: FilledForm): string {
  const { operator } = context;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Form3 xmlns="${NAMESPACE}" version="${form}">`,
    ...ticked.certificates.map(({ code }) => element('Certificate', code)),
    ...theirs('IssuingAuthority', context.issuer),
    ...theirs('IssuingAuthorityReference', context.reference),
    element('AddresseeReference', context.ourReference),
    element('DateOfReceipt', context.receivedAt),
    element('Addressee', operator.name),
    element('DesignatedEstablishment', operator.designatedEstablishment),
    ...ticked.reasons.map(({ code }) => element('Reason', code)),
    ...explained(context, words).map((text) => element('Explanation', text)),
    ...conflictsOf(ticked, context, words).map((text) => element('Conflict', text)),
    ...(context.asks ? missingItems(context, words) : []).map((text) => element('ClarificationAsked', text)),
    element('DataPreserved', String(context.preserved)),
    element('ContactName', operator.name),
    element('ContactEmail', operator.deskEmail),
    element('ContactTelephone', operator.deskPhone),
    element('Date', context.day),
    '</Form3>',
    '',
  ].join('\n');
}
