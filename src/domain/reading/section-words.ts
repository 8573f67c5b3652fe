/** How the forms of the Union head their sections. */

/** The word for a section in the languages of the forms, as a pattern. */
export const section =
  '(?:SECTION|Section|ABSCHNITT|Abschnitt|SECCI[OÓ]N|Secci[oó]n|SEZIONE|Sezione|AFDELING|Afdeling|Deel|SEC[CÇ][AÃ]O|Sec[cç][aã]o|SEKCJA|Sekcja|SEKCE|Sekce)';
