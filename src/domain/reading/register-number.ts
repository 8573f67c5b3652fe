/** Numbers of registers, known by their form alone. */
import { captures } from './finder.js';

/** Dockets of US courts. */
export const docket = captures('(?:^|[^\\p{L}\\d-])((?:\\d:)?\\d{2}-[a-z]{2,4}-\\d{3,6})(?:[^\\p{L}\\d-]|$)');
/** The number of a public prosecutor's office: eleven digits that begin with the year (docs/law/chapters/admissibility.md). */
export const parquet = captures('(?:^|[^\\p{L}\\d])n[o°] ?(2\\d{10})(?:[^\\d]|$)');
/** The letters and the digits of a register that writes them together. */
export const lettered = captures('(?:^|[^\\p{L}\\d])([a-z]{3,9} ?\\d{6,})(?:[^\\d]|$)');
/** Parts joined by signs, as the subject of a mail writes a number without a title. */
export const bare = captures(`(?:^|[^\\p{L}\\d./-])((?:[a-z]{1,12}[-/.])?[\\p{L}\\d]+(?:[-/:.][\\p{L}\\d()]+){1,7})`);
