/** I4: what the relay took is what people sent, byte for byte; an answer is sent once, and every letter is sent. */
import { simpleParser } from 'mailparser';
import type { Findings } from './checker.js';
import { digest } from './digest.js';
import type { PostRelay } from './post-relay.js';
import type { Installation } from './testbed.js';

interface LetterRow {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly sha256: string;
  readonly released: boolean;
  readonly messageId: string | null;
  readonly state: string | null;
  readonly said: number;
  /** Its job is not done yet: the outcome is recorded when it is. */
  readonly open: boolean;
}

/** People send what they prepared. The acknowledgement and the receipt of the closing are sent automatically, to the same address. */
const released = `case l.kind
  when 'acknowledgement' then true
  when 'closing_receipt' then exists (
    select from entry closed
      join entry told on told.stream = closed.stream and told.type = 'case.letter_sent'
        and told.data->>'kind' = 'acknowledgement'
      left join entry mine on mine.stream = closed.stream and mine.type = 'case.letter_sent'
        and mine.data->>'letterId' = l.id::text
    where closed.stream = 'case/' || l.case_id and closed.type = 'case.closed'
      and (mine.seq is null or mine.seq > closed.seq and mine.seq > told.seq))
  else exists (select from dispatch x where x.preparation_id = l.preparation_id) end`;

export async function checkLetters({ rows, relay, desk }: Installation): Promise<Findings> {
  const letters = await rows.query<LetterRow>(
    `select l.id, l.case_id as "caseId", l.kind, l.sha256, d.message_id as "messageId", d.state, ${released} as "released",
       (select count(*)::int from entry e where e.type = 'case.letter_sent' and e.data->>'letterId' = l.id::text) as said,
       exists (select from outbox o where o.done_at is null and o.dead_at is null
         and o.topic = coalesce(w.topic, 'correspondence.send_letter') and o.payload->>'caseId' = l.case_id::text
         and coalesce(o.payload->>'letterId', l.id::text) = l.id::text) as open
     from letter l left join delivery d on d.letter_id = l.id
       left join (values ('acknowledgement', 'correspondence.acknowledge'), ('closing_receipt', 'correspondence.closing_receipt'))
         w (kind, topic) on w.kind = l.kind`,
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
  findings.push(...(await closingFaults(letters, relay.taken)));
  const known = new Set([...letters.map(({ messageId }) => messageId), ...(await noticesOf(rows))]);
  for (const [id, [raw]] of relay.taken) if (!known.has(id)) findings.push(`UNKNOWN LETTER: ${id}, ${subjectOf(raw)}`);
  const closingReceipts = letters.filter(({ kind, said }) => kind === 'closing_receipt' && said > 0).length;
  return { findings, counts: { letters: letters.length, sent, sameMessageIdAgain: again, closingReceipts } };
}

/** Mails to the operator's people carry the id of their job. */
async function noticesOf(rows: Installation['rows']): Promise<string[]> {
  const written = await rows.query<{ id: string }>(
    `select id from outbox where topic in ('approvals.write', 'approvals.write_of_work')`,
  );
  return written.map(({ id }) => `${id}@nuage-souverain.example`);
}

const subjectOf = (raw: Buffer | undefined): string => /^subject: .*/im.exec(raw?.toString('latin1') ?? '')?.[0] ?? '';

/** The receipt of the closing is sent once, to the address that was acknowledged. */
async function closingFaults(letters: readonly LetterRow[], taken: PostRelay['taken']): Promise<string[]> {
  const closings = letters.filter(({ kind }) => kind === 'closing_receipt');
  const twice = closings.length - new Set(closings.map(({ caseId }) => caseId)).size;
  const findings = twice > 0 ? [`CLOSED TWICE: ${twice} cases.`] : [];
  for (const { caseId, messageId } of closings) {
    const first = letters.find((each) => each.caseId === caseId && each.kind === 'acknowledgement');
    const [acknowledged] = taken.get(first?.messageId ?? '') ?? [];
    for (const raw of taken.get(messageId ?? '') ?? []) findings.push(...(await closingFault(raw, acknowledged)));
  }
  return findings;
}

async function closingFault(raw: Buffer, acknowledged: Buffer | undefined): Promise<string[]> {
  const receipt = (await simpleParser(raw)).attachments[1]?.content.toString('utf8') ?? '';
  const same = acknowledged && (await addressOf(raw)) === (await addressOf(acknowledged));
  return [
    ...(same ? [] : ['TOLD TO ANOTHER: a closing receipt.']),
    ...(receipt.startsWith('c2sp.org/tlog-proof@v1\n') ? [] : ['WITHOUT ITS RECEIPT: a closing.']),
  ];
}

const addressOf = async (raw: Buffer): Promise<string> => {
  const { to } = await simpleParser(raw);
  return [to ?? []]
    .flat()
    .map(({ text }) => text)
    .join();
};

function faultsOf({ kind, released, said, state, open }: LetterRow, taken: number, resent: number): string[] {
  const holds: [boolean, string][] = [
    [taken === 0 || released, 'LEFT WITHOUT A DECISION'],
    [kind !== 'answer' || taken <= 1 + resent, `DISCLOSED ${taken} TIMES`],
    [taken > 0 || !released || kind === 'acknowledgement', 'NEVER LEFT'],
    [said === (state === 'sent' ? 1 : 0), `${said === 0 && open ? 'UNTOLD' : `SAID ${said} TIMES`}, IS ${state}`],
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
