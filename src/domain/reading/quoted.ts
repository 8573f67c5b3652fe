/** Takes a mail body apart: what its writer says, and the earlier messages quoted under it. */
import { type Mailbox, mailbox } from '../kernel/mailbox.js';

export interface Body {
  /** Length of the writer's own words at the head of the text. */
  readonly own: number;
  /** Sender of the earlier message as its quoted header gives it; null when there is none. */
  readonly quotedFrom: Mailbox | null;
}

/** Lines that open a quoted message in the mail programs of Europe. */
const openings = [
  /^-{2,} ?(?:Original Message|Message d.origine|Message transf[ée]r[ée]|Forwarded [Mm]essage|Urspr[üu]ngliche Nachricht|Weitergeleitete Nachricht|Oorspronkelijk bericht|Mensaje original|Mensaje reenviado|Messaggio originale|Messaggio inoltrato|Oprindelig meddelelse) ?-{2,}/,
  /^(?:Begin forwarded message|Début du message (?:réexpédié|transféré)) ?:/,
  /^(?:On|Le|Am|Op|El|Il|Den) .{6,160}(?:wrote|a écrit|schrieb.{0,80}|schreef.{0,80}|escribió|ha scritto|skrev.{0,80}) ?:\s*$/,
];
const header = /^\s*(?:De|From|Von|Van|Da|Fra)\s*:\s/;
const headerFollows =
  /^\s*(?:Envoyé|Sent|Date|Gesendet|Verzonden|Enviado|Inviato|Data|Sendt|À|To|An|Aan|Para|A|Til|Objet|Subject)\s*(?:le\s*)?:/;
const mailAddress = /[^\s<>"':;,()[\]]{1,64}@[^\s<>"':;,()[\]]{1,190}/;

/** Looks for the first line from which the text is no longer its writer's. */
export function bodyOf(text: string): Body {
  const lines = text.split('\n');
  let at = 0;
  for (const [index, line] of lines.entries()) {
    if (opens(lines, index)) return { own: at, quotedFrom: senderIn(lines.slice(index, index + 6).map(unquoted)) };
    at += line.length + 1;
  }
  return { own: text.length, quotedFrom: null };
}

function opens(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').slice(0, 400);
  if (line.startsWith('>')) return true;
  if (openings.some((opening) => opening.test(line.trim()))) return true;
  return header.test(line) && lines.slice(index + 1, index + 4).some((next) => headerFollows.test(next.slice(0, 100)));
}

const unquoted = (line: string): string => line.replace(/^(?:>\s?)+/, '');

/** The line that opens a forwarded message names nobody; the header under it does. */
function senderIn(lines: readonly string[]): Mailbox | null {
  const heads = lines.filter((line) => header.test(line) || openings.some((opening) => opening.test(line.trim())));
  const found = heads.map((line) => mailbox(mailAddress.exec(line.slice(0, 400))?.[0].toLowerCase() ?? ''));
  return found.find((one) => one !== null) ?? null;
}
