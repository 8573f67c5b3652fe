/** Lets the team work until no member finds anything more to do. */
import { z } from 'zod';
import type { Database } from '../../platform/database/database.js';
import { drain } from '../../platform/jobs/drain.js';
import { act } from './decide.js';
import type { DeskClient } from './desk-client.js';
import type { Progress } from './progress.js';
import { sampleMail } from './sample-mail.js';
import { type Sample, samples } from './samples.js';

const SETTLING_MILLISECONDS = 600_000;
const MOST_ROUNDS = 60;

const Messages = z.object({
  messages: z.array(z.object({ messageId: z.string().nullable(), caseReference: z.string().nullable() })),
});

export async function decideAll(
  team: DeskClient[],
  run: string,
  database: Database,
  progress: Progress,
): Promise<void> {
  const [reader] = team;
  if (!reader) throw new Error('The team is empty.');
  const samplesByCase = await samplesByReference(reader, run);
  let acts = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = acts;
    for (const person of team) acts += await actsOf(person, samplesByCase);
    await drain(database, SETTLING_MILLISECONDS);
    if (acts === before) break;
  }
  progress.note(`${acts} acts by ${team.length} people, each under their own session`);
}

/** One act on each case that waits for the person; how many were taken. */
async function actsOf(person: DeskClient, samplesByCase: ReadonlyMap<string, Sample>): Promise<number> {
  let acts = 0;
  for (const task of await person.tasks()) {
    if (await act(person, task, samplesByCase.get(task.reference))) acts += 1;
  }
  return acts;
}

/** Which sample became which case, by its Message-ID. */
export async function samplesByReference(reader: DeskClient, run: string): Promise<Map<string, Sample>> {
  const { messages } = Messages.parse(await reader.get('/api/messages?limit=500'));
  const found = new Map<string, Sample>();
  for (const sample of samples) {
    const id = /^message-id:\s*(\S+)/im.exec(sampleMail(sample.folder, run).toString('latin1'))?.[1];
    const message = messages.find(({ messageId }) => messageId !== null && messageId === id);
    if (message?.caseReference) found.set(message.caseReference, sample);
  }
  return found;
}
