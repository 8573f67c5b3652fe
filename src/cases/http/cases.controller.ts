/** The case over HTTP: what it is, why, and which moves are open. */
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Database } from '../../platform/database/database.js';
import { readerOf } from '../rows/vault.js';
import { CaseFiles } from './case-files.js';
import { CaseReceipts, type ReceiptKind, receiptKinds } from './case-receipts.js';
import { CaseFile } from './case-view.js';
import { NotesService } from './notes.service.js';

const CaseId = z.uuid();
const Kind = z.enum(receiptKinds);
const NoteOfCase = z.strictObject({
  id: z.uuid(),
  text: z.string(),
  details: z
    .record(z.string(), z.string())
    .describe('What was entered beside it: the number called, the person, the time'),
});
const Notes = z
  .strictObject({
    notes: z.union([z.literal('erased'), z.array(NoteOfCase)]),
  })
  .meta({ id: 'CaseNotes' });

@ApiTags('Cases')
@Controller('/api/cases')
export class CasesController {
  constructor(
    private readonly notes: NotesService,
    private readonly files: CaseFiles,
    private readonly receipts: CaseReceipts,
    private readonly database: Database,
  ) {}

  @Get(':id')
  @Permit('case.read')
  @ApiOperation({
    summary: 'One case: what it is, why, what happened, and which moves are open to the person who asks',
  })
  @ApiOkResponse({ standardSchema: CaseFile })
  @Header('Cache-Control', 'no-store')
  async show(@Param('id', { schema: CaseId }) id: string, @CurrentPerson() person: Person) {
    return valueOrFail(await this.database.transaction((tx) => this.files.show(tx, id, person)));
  }

  @Get(':id/receipt/:kind')
  @Permit('case.read')
  @ApiOperation({
    summary: 'The receipt of the request, of its opening or of its closing: proof that the ledger holds it',
  })
  @ApiProduces('text/plain')
  @Header('Cache-Control', 'no-store')
  async receipt(
    @Param('id', { schema: CaseId }) id: string,
    @Param('kind', { schema: Kind }) kind: ReceiptKind,
  ): Promise<StreamableFile> {
    const text = valueOrFail(await this.database.transaction((tx) => this.receipts.receipt(tx, id, kind)));
    const disposition = `attachment; filename="receipt-${kind}.txt"`;
    return new StreamableFile(Buffer.from(text, 'utf8'), { type: 'text/plain; charset=utf-8', disposition });
  }

  @Get(':id/notes')
  @Permit('case.read')
  @ApiOperation({ summary: 'The notes of the case and the reasons people gave, by the ids that its history names' })
  @ApiOkResponse({ standardSchema: Notes })
  @Header('Cache-Control', 'no-store')
  async noted(
    @Param('id', { schema: CaseId }) id: string,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof Notes>> {
    return { notes: valueOrFail(await this.notes.read(id, readerOf(person.roles))) };
  }
}
