/** Ways to say no, nothing or not yet of a check, by language. */

/** Ways to deny, or to put off, what a judge must have done; `@` is the magistrate. */
export const unvalidated: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'L’injonction n’a pas été validée par @',
    'Sans validation par @',
    'Aucune validation par @',
    'Validation par @ : néant',
    'Sera validée par @',
    'Validation par @ en attente',
    'Sous réserve de validation par @',
    'À valider par @',
    'Aurait été validée par @',
  ],
  en: [
    'The order has not been validated by @',
    'No validation by @',
    'Without validation by @',
    'Validated by @: no',
    'To be validated by @',
    'Validation by @ is pending',
    'Will be validated by @',
    'Subject to validation by @',
    'It would have been validated by @',
    'Validation by @ was refused',
    'Validated by @, then annulled',
    '~~Validated by @~~',
    'Neither issued nor validated by @',
    'Validated by @: n/a',
  ],
  de: [
    'Die Anordnung wurde nicht durch @ validiert',
    'Keine Validierung durch @',
    'Ohne Validierung durch @',
    'Validierung durch @ steht noch aus',
    'Wird durch @ validiert werden',
    'Validierung durch @ abgelehnt',
  ],
  nl: [
    'Het bevel is niet gevalideerd door @',
    'Geen validatie door @',
    'Zonder validatie door @',
    'Validatie door @ volgt',
    'Zal worden gevalideerd door @',
  ],
  es: [
    'La orden no ha sido validada por @',
    'Sin validación de @',
    'Ninguna validación de @',
    'Pendiente de validación por @',
    'Será validada por @',
  ],
  it: [
    'L’ordine non è stato convalidato da @',
    'Senza convalida di @',
    'Nessuna convalida di @',
    'In attesa di convalida da @',
    'Sarà convalidato da @',
  ],
  pt: [
    'A decisão não foi validada por @',
    'Sem validação de @',
    'Nenhuma validação de @',
    'Aguarda validação por @',
    'Será validada por @',
  ],
  pl: [
    'Nakaz nie został zatwierdzony, @',
    'Bez zatwierdzenia, @',
    'Brak zatwierdzenia, @',
    'Oczekuje na zatwierdzenie, @',
    'Zostanie zatwierdzony, @',
  ],
  da: ['Kendelsen er ikke valideret af @', 'Ingen validering af @', 'Uden validering af @', 'Afventer validering af @'],
  sv: [
    'Beslutet har inte validerats av @',
    'Ingen validering av @',
    'Utan validering av @',
    'Inväntar validering av @',
  ],
  fi: ['Määräystä ei ole vahvistettu, @', 'Ilman vahvistusta, @', 'Odottaa vahvistusta, @'],
  cs: ['Příkaz nebyl potvrzen, @', 'Bez potvrzení, @', 'Čeká na potvrzení, @'],
  ro: ['Ordinul nu a fost validat de @', 'Fără validare de @', 'În așteptarea validării de @'],
  hu: ['A végzést nem hagyta jóvá @', 'Jóváhagyás nélkül, @', 'Jóváhagyás folyamatban, @'],
  el: ['Η εντολή δεν επικυρώθηκε, @', 'Χωρίς επικύρωση, @', 'Εκκρεμεί η επικύρωση, @'],
  blank: ['', '–', '(empty)', 'n/a', 'Judge: ____', 'Juge :', 'Validated by @ [ ]', 'Court: …………', '?'],
};
export const magistrates = [
  'a judge',
  'the District Court',
  'Richter Dr. Kern',
  'juge d’instruction',
  'rechter-commissaris',
  'giudice',
  'juzgado',
  'tribunal',
];

/** Ways to say that no authority was notified. */
export const unnotified: Readonly<Record<string, readonly string[]>> = {
  fr: ['l’autorité n’est pas notifiée', 'sans notification', 'notification à venir', 'sera notifiée'],
  en: [
    'the authority has not been notified',
    'no notification',
    'notification pending',
    'not yet notified',
    'to be notified',
  ],
  de: ['keine Unterrichtung', 'nicht unterrichtet', 'Unterrichtung folgt'],
  nl: ['geen kennisgeving', 'nog niet in kennis gesteld'],
  es: ['sin notificación', 'pendiente de notificación'],
  it: ['nessuna notifica', 'sarà notificata'],
  pt: ['sem notificação', 'aguarda notificação'],
  pl: ['brak zawiadomienia', 'zostanie zawiadomiony'],
  sv: ['ingen underrättelse'],
};
/** Ways to give no reason for asking the processor. */
export const unjustified: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'sous-traitant, l’information du responsable ne nuirait pas à l’enquête',
    'sous-traitant, sans risque pour l’enquête',
    'sous-traitant, justification : –',
  ],
  en: [
    'processor, addressing the controller would not harm the investigation',
    'processor, no risk',
    'processor: detrimental, justification: n/a',
    'processor, harm not yet shown',
  ],
  de: ['Auftragsverarbeiter, keine Gefährdung der Ermittlungen', 'Auftragsverarbeiter, ohne Schaden'],
  nl: ['verwerker, geen risque, geen schaden'],
  es: ['encargado, no perjudica la investigación', 'encargado, sin perjudicar'],
  it: ['responsabile del trattamento, non pregiudica le indagini'],
};
/** Penalties under the threshold. */
export const unmet: readonly string[] = [
  'maximum of less than three years',
  'not punished by three years',
  'moins de trois ans',
  'peine inférieure à trois ans',
  'weniger als drei Jahre',
  'menos de tres anos',
  'meno di tre anni',
  'minder dan drie jaar',
];
