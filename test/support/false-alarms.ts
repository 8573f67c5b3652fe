/** Mails of test/fixtures/gate, and what the gate makes of them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Gate, gate } from '../../src/domain/intake/gatekeeper.js';
import type { ReadMessage, Unreadable } from '../../src/domain/intake/message.js';
import { read } from '../../src/domain/reading/read.js';
import { readOnce, sampleLaw } from './samples.js';
import { type WrittenMail, writtenMail } from './written-mail.js';

const Mails = z.strictObject({
  mails: z.array(
    z.strictObject({
      name: z.string(),
      from: z.string(),
      subject: z.string(),
      body: z.string(),
      act: z.string().optional(),
      headers: z.array(z.string()).optional(),
    }),
  ),
});

export const gateMails = (file: 'ordinary' | 'informal') =>
  Mails.parse(parse(readFileSync(`test/fixtures/gate/${file}.yaml`, 'utf8'))).mails;

/** What becomes of a message where no case is open. */
export function gated(message: ReadMessage | Unreadable): Gate {
  const signals = message.readable ? read(message, sampleLaw()).signals : null;
  return gate(message, signals, { byMessageId: new Map(), byReference: new Map() });
}

export const gateOf = async (mail: WrittenMail): Promise<Gate> => gated(await readOnce(await writtenMail(mail)));
