/** The table of what came in and what became of it, and the checks that nothing was lost or sent twice. */
import { z } from 'zod';
import { instant, withOffset } from '../../domain/kernel/instant.js';
import { samplesByReference } from './decide-all.js';
import type { CaseView, DeskClient } from './desk-client.js';
import type { MailSink } from './mail-sink.js';
import type { Progress } from './progress.js';
import { samples } from './samples.js';
import { tableOf } from './table.js';

const Messages = z.object({
  messages: z.array(
    z.object({
      messageId: z.string().nullable(),
      fate: z.string(),
      reason: z.string().nullable(),
      occurrences: z.number(),
      caseReference: z.string().nullable(),
    }),
  ),
});
const Cases = z.object({ cases: z.array(z.object({ id: z.string(), reference: z.string() })) });
const Letters = z.object({ letters: z.array(z.object({ delivery: z.string() })) });

export async function showOutcomes(reader: DeskClient, run: string, sink: MailSink, progress: Progress): Promise<void> {
  const { messages } = Messages.parse(await reader.get('/api/messages?limit=500'));
  const ofRun = messages.filter(({ messageId }) => messageId?.includes(`.${run}@`));
  const byReference = await samplesByReference(reader, run);
  const views = (await casesOf(reader)).filter(({ reference }) => byReference.has(reference));
  const rows = views.map((view) => rowOf(view, byReference.get(view.reference)?.folder ?? ''));
  const kept = ofRun
    .filter(({ fate }) => fate === 'not_a_request')
    .map(({ reason }) => ['–', 'kept, no request', '', '', reason ?? '', '', '']);
  console.log(
    `\n${tableOf(['case', 'request', 'jurisdiction', 'rule', 'verdict', 'clock', 'outcome'], [...rows, ...kept])}\n`,
  );
  progress.check(ofRun.length === samples.length, `${samples.length} messages kept, none lost, none twice`);
  progress.check(
    ofRun.filter(({ occurrences }) => occurrences === 2).length === 1,
    'The message that came twice is one request with two occurrences',
  );
  const letters = (await Promise.all(views.map(({ id }) => lettersOf(reader, id)))).flat();
  const sent = letters.filter(({ delivery }) => delivery === 'sent').length;
  progress.check(
    sent === letters.length && sent === sink.letters.length,
    `${letters.length} letters written, ${sent} recorded as sent, ${sink.letters.length} in the mail sink`,
  );
  const decided = views.filter(({ status }) => status === 'closed').length;
  progress.note(
    `${decided} cases closed; ${views.length - decided} wait for people or for an answer, with their clock running`,
  );
}

async function casesOf(reader: DeskClient): Promise<CaseView[]> {
  const lists = await Promise.all(
    ['open', 'closed'].map(
      async (status) => Cases.parse(await reader.get(`/api/cases?status=${status}&limit=200`)).cases,
    ),
  );
  const views = await Promise.all(lists.flat().map(({ id }) => reader.case(id)));
  return views.sort((left, right) => left.reference.localeCompare(right.reference));
}

const lettersOf = async (reader: DeskClient, id: string) =>
  Letters.parse(await reader.get(`/api/cases/${id}/letters`)).letters;

function rowOf({ reference, status, outcome, state }: CaseView, folder: string): string[] {
  const { classification, facts } = state;
  const clock = classification?.clocks[0];
  return [
    reference,
    folder,
    [facts?.issuerZone, facts?.issuerCountry].filter(Boolean).join(' '),
    classification?.row ?? '–',
    classification?.verdict ?? 'unreadable',
    clock ? `${clock.code} ${withOffset(instant(clock.safeEnd)).slice(0, 16).replace('T', ' ')}` : '–',
    outcome ?? status,
  ];
}
