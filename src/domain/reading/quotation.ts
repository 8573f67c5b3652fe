/** Where an earlier message, quoted under a mail, begins. */

/** Lines that open a quoted message in the mail programs of Europe. */
const openings = [
  /^-{2,} ?(?:Original Message|Message d.origine|Message transf[ée]r[ée]|Forwarded [Mm]essage|Urspr[üu]ngliche Nachricht|Weitergeleitete Nachricht|Oorspronkelijk bericht|Mensaje original|Mensaje reenviado|Messaggio originale|Messaggio inoltrato|Oprindelig meddelelse) ?-{2,}/,
  /^(?:Begin forwarded message|Début du message (?:réexpédié|transféré)) ?:/,
  /^(?:On|Le|Am|Op|El|Il|Den) .{6,160}(?:wrote|a écrit|schrieb.{0,80}|schreef.{0,80}|escribió|ha scritto|skrev.{0,80}) ?:\s*$/,
];
const header = /^\s*(?:De|From|Von|Van|Da|Fra)\s*:\s/;
const headerFollows =
  /^\s*(?:Envoyé|Sent|Date|Gesendet|Verzonden|Enviado|Inviato|Data|Sendt|À|To|An|Aan|Para|A|Til|Objet|Subject)\s*(?:le\s*)?:/;

/** Length of the writer's own words at the head of the text: before the first line from which it is no longer theirs. */
export function ownLengthOf(text: string): number {
  const lines = text.split('\n');
  let at = 0;
  for (const [index, line] of lines.entries()) {
    if (opens(lines, index)) return at;
    at += line.length + 1;
  }
  return text.length;
}

/** True for the lines that open a quoted message or name its sender. */
export const isHead = (line: string): boolean =>
  header.test(line) || openings.some((opening) => opening.test(line.trim()));

function opens(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').slice(0, 400);
  if (line.startsWith('>')) return !goesOnBelow(lines, index);
  if (openings.some((opening) => opening.test(line.trim()))) return true;
  return header.test(line) && lines.slice(index + 1, index + 4).some((next) => headerFollows.test(next.slice(0, 100)));
}

/**
 * True where the writer goes on below the lines that he quotes: what he says there, about a passage or a document, is his own.
 * Below one that a header or an opening follows he says nothing more.
 */
function goesOnBelow(lines: readonly string[], index: number): boolean {
  const below = lines.slice(index).filter((line) => line.trim() !== '' && !line.startsWith('>'));
  return below.filter((line) => /\p{L}{2}/u.test(line)).length > 1;
}
