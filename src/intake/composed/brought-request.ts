/** A request as a machine brings it (docs/formats/input.md): kept byte for byte, and read as the mail that it would be. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { GivenFile } from '../../cases/rows/given-file.js';
import type { Door } from '../../domain/law/vocabulary.js';
import { oneMessage } from './compose-entry.js';

export const BroughtRequest = z
  .strictObject({
    subject: z.string().trim().min(1).max(300),
    text: z.string().trim().max(100_000).describe('What the request says; empty where its files say it all'),
    files: z.array(GivenFile).max(20).describe('The act and its annexes, in base64'),
  })
  .meta({
    id: 'BroughtRequest',
    examples: [
      {
        ...{ subject: 'Réquisition 24/1207', text: 'Veuillez trouver la réquisition ci-jointe.' },
        files: [{ name: 'requisition.pdf', contentType: 'application/pdf', base64: 'JVBERi0xLjcK' }],
      },
    ],
  });

/** Null for what is no such request: a person reads it. */
export function mailOf(bytes: Buffer): Buffer | null {
  const request = BroughtRequest.safeParse(parsed(bytes)).data;
  if (!request) return null;
  const files = request.files.map(({ base64, ...file }) => ({ ...file, bytes: Buffer.from(base64, 'base64') }));
  return oneMessage({ ...request, files });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

/** The stored bytes of a message as a mail: those of every other door are one. Rejects as the source does. */
export async function asMail(door: Door, source: Readable): Promise<Readable | null> {
  if (door !== 'api') return source;
  const mail = mailOf(await buffer(source));
  return mail && Readable.from([mail]);
}
