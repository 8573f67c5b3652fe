/** The documents of a case as people read them: what was read of each, its own bytes, and redacted copies. */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CasesService } from '../../cases/handle/cases.service.js';
import { AccessHistory } from '../../cases/rows/access-history.js';
import { keptReadings } from '../../cases/rows/kept-readings.js';
import { Particulars } from '../../cases/rows/particulars.js';
import { CaseVault, erased, readerOf } from '../../cases/rows/vault.js';
import { cautionsOf } from '../../domain/intake/caution.js';
import { ReadMessage } from '../../domain/intake/message.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { knownByFact, knownBys } from '../../domain/reading/known-by.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import { builtProgram } from '../../platform/package/build-folder.js';
import { asMail } from '../composed/brought-request.js';
import { MessageStore } from '../messages/message.store.js';
import { type Despite, OriginalService } from '../messages/original.service.js';
import type { RedactionOrder } from './redaction.js';
import { refusals } from './refusal.js';
import { runBounded } from './run-bounded.js';

const program = (name: string): string => builtProgram(`intake/documents/${name}.js`);

/** One message of a case and what was read of it; null when nothing could be. */
export const CaseDocument = z
  .strictObject({
    messageId: z.uuid(),
    reading: ReadMessage.nullable(),
    knownBy: z
      .record(z.string(), z.enum(knownBys))
      .describe('How each fact that a passage says is known; empty but for the message that the facts were read in'),
    /** What to do about the parts that could not be read, or not as they look. */
    cautions: z.array(z.strictObject({ path: z.string(), fr: z.string(), en: z.string() })),
    scan: z.strictObject({
      verdict: z.enum(['clean', 'infected', 'too_large', 'not_scanned']),
      signature: z.string().nullable().describe('The name of the virus'),
    }),
  })
  .meta({ id: 'CaseDocument' });
export type CaseDocument = z.infer<typeof CaseDocument>;

/** A part of a kept message: `path` as domain/intake/message.ts writes it. */
export interface PartAddress {
  readonly messageId: string;
  readonly path: string;
}

@Injectable()
export class DocumentsService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
    private readonly access: AccessHistory,
    private readonly originals: OriginalService,
    private readonly store: MessageStore,
  ) {}

  /** In the order in which the messages came. The opening of each is recorded. */
  list(caseId: string, person: Person): Promise<Result<CaseDocument[]>> {
    return attempt(this.database, async (tx) => {
      const state = await this.cases.load(tx, caseId);
      if (state.status === 'absent') return refuse(refusals.caseUnknown);
      const reader = readerOf(person.roles);
      const readings = await keptReadings(this.vault, tx, caseId, state, reader);
      if (readings === erased) return refuse(refusals.caseErased);
      const particulars = await this.vault.all(tx, caseId, 'particulars', Particulars, reader);
      const found = particulars === erased ? undefined : particulars.at(-1);
      const scans = await this.store.scansOf(tx, state.messages);
      for (const messageId of state.messages) await this.access.opened(tx, person, 'message', messageId);
      return accept(
        readings.map(({ messageId, reading }, at) => {
          const knownBy = at === 0 && found && reading ? knownByFact(found, reading.parts) : {};
          const scan = scans.get(messageId) ?? { verdict: 'not_scanned' as const, signature: null };
          return { messageId, reading, knownBy, cautions: reading ? cautionsOf(reading) : [], scan };
        }),
      );
    });
  }

  /** The decoded bytes of one part, exactly as they were sent; `page` gives an HTML part in UTF-8, without what calls another machine. */
  async part(
    { messageId, path }: PartAddress,
    form: 'bytes' | 'page',
    person: Person,
    despite?: Despite,
  ): Promise<Result<Buffer>> {
    const original = await this.originals.open(messageId, person, despite);
    if (!original.ok) return original;
    const mail = await asMail(original.value.door, original.value.source);
    if (!mail) return refuse(refusals.partUnreadable);
    const run = await runBounded(program('extract'), [path, form], mail);
    if (run.outcome === 'done') return accept(run.bytes);
    return refuse(run.outcome === 'not_there' ? refusals.partUnknown : refusals.partUnreadable);
  }

  /** A copy of a PDF with the zones burnt in, read again before it is given out; the copy is an entry of the log. */
  async redact(
    caseId: string,
    source: PartAddress | Buffer,
    order: RedactionOrder,
    person: Person,
  ): Promise<Result<Buffer>> {
    const bytes = Buffer.isBuffer(source) ? accept(source) : await this.part(source, 'bytes', person);
    if (!bytes.ok) return bytes;
    const run = await runBounded(program('redact'), [JSON.stringify(order)], Readable.from([bytes.value]));
    if (run.outcome === 'not_there') return refuse(refusals.noSuchPage);
    if (run.outcome === 'failed') return refuse(refusals.notRedacted);
    return attempt(this.database, async (tx) => {
      const state = await this.cases.load(tx, caseId);
      if (state.status === 'absent') return refuse(refusals.caseUnknown);
      if (!Buffer.isBuffer(source) && !state.messages.includes(source.messageId)) return refuse(refusals.partUnknown);
      const reasons = [...new Set(order.zones.map(({ reason }) => reason))].sort();
      const copy = await this.vault.digest(tx, caseId, run.bytes.toString('base64'));
      await this.access.redacted(tx, person, { case: caseId, zones: order.zones.length, reasons, copy });
      return accept(run.bytes);
    });
  }
}
