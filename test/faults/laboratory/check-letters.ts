/** I4: what the relay took is what people let go, byte for byte; an answer leaves once, and every letter leaves. */
import { simpleParser } from 'mailparser';
import type { Findings } from './checker.js';
import { digest } from './digest.js';
import type { Chapter } from './ground.js';

interface LetterRow {
  readonly id: string;
  readonly kind: string;
  readonly sha256: string;
  readonly letGo: boolean;
  readonly messageId: string | null;
  readonly state: string | null;
  readonly said: number;
}

export async function checkLetters({ rows, relay, desk }: Chapter): Promise<Findings> {
  const letters = await rows.query<LetterRow>(
    `select l.id, l.kind, l.sha256, d.message_id as "messageId", d.state,
       l.kind = 'acknowledgement' or exists (select from dispatch x where x.preparation_id = l.preparation_id) as "letGo",
       (select count(*)::int from entry e where e.type = 'case.letter_sent' and e.data->>'letterId' = l.id::text) as said
     from letter l left join delivery d on d.letter_id = l.id`,
  );
  const findings: string[] = [];
  let [sent, again] = [0, 0];
  for (const letter of letters) {
    const taken = relay.taken.get(letter.messageId ?? '') ?? [];
    sent += Math.min(taken.length, 1);
    again += Math.max(taken.length - 1, 0);
    const resent = desk.intentions.filter(({ path, body }) => isResend(path, body, letter.id)).length;
    findings.push(...faultsOf(letter, taken.length, resent).map((fault) => `${fault}: ${letter.kind} ${letter.id}.`));
    for (const raw of taken) if ((await letterIn(raw)) !== letter.sha256) findings.push(`OTHER BYTES: ${letter.id}.`);
  }
  const known = new Set(letters.map(({ messageId }) => messageId));
  for (const id of relay.taken.keys()) if (!known.has(id)) findings.push(`UNKNOWN LETTER: ${id}.`);
  return { findings, counts: { letters: letters.length, sent, sameMessageIdAgain: again } };
}

function faultsOf({ kind, letGo, said, state }: LetterRow, taken: number, resent: number): string[] {
  const holds: [boolean, string][] = [
    [taken === 0 || letGo, 'LEFT WITHOUT A DECISION'],
    [kind !== 'answer' || taken <= 1 + resent, `DISCLOSED ${taken} TIMES`],
    [taken > 0 || !letGo || kind === 'acknowledgement', 'NEVER LEFT'],
    [said === (state === 'sent' ? 1 : 0), `SAID ${said} TIMES, IS ${state}`],
  ];
  return holds.filter(([held]) => !held).map(([, fault]) => fault);
}

async function letterIn(raw: Buffer): Promise<string> {
  const [pdf] = (await simpleParser(raw)).attachments;
  return pdf ? digest(pdf.content) : '';
}

/** A person said that it did not arrive: then it goes again. */
const isResend = (path: string, body: unknown, letterId: string): boolean =>
  path.includes(`/letters/${letterId}/settlement`) && (body as { arrived?: boolean }).arrived === false;
