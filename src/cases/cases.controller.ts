/** The case over HTTP: what it is, why, and which moves are open. */
import { Body, Controller, Get, Header, Headers, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import type { FactValue } from '../domain/case/model/fact-value.js';
import { ConfirmedFact } from '../domain/case/model/fact-value.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { Database } from '../platform/database/database.js';
import { Answer, answer, keyOf, personActor } from './answer.js';
import { CaseFiles } from './case-files.js';
import { CaseReceipts, type ReceiptKind, receiptKinds } from './case-receipts.js';
import { CaseFile } from './case-view.js';
import { CasesService } from './cases.service.js';
import { NotesService } from './notes.service.js';

const CaseId = z.uuid();
const Kind = z.enum(receiptKinds);
/** The sequence the person saw; of two writers one is told to look again. */
const Seen = z.strictObject({ seen: z.int().nonnegative() });
const Confirmation = z.strictObject({ ...Seen.shape, confirmed: ConfirmedFact });
const Closure = z.strictObject({
  ...Seen.shape,
  outcome: z.enum(['no_data', 'not_a_request', 'redirected']).optional(),
});
const Note = z.strictObject({ ...Seen.shape, text: z.string().min(1).max(20_000) });

const Notes = z
  .strictObject({
    notes: z.union([z.literal('erased'), z.array(z.strictObject({ id: z.uuid(), text: z.string() }))]),
  })
  .meta({ id: 'CaseNotes' });

@ApiTags('Cases')
@Controller('/api/cases')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
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

  @Post(':id/facts')
  @Permit('case.confirm_fact')
  @ApiOperation({ summary: 'Confirms a fact, or corrects it' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async confirm(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: Confirmation }) { seen, confirmed }: z.infer<typeof Confirmation>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const command = { type: 'confirm_fact', confirmed: confirmed as FactValue } as const;
    return answer(await this.cases.handle(id, command, { actor: personActor(person), key: keyOf(person, key), seen }));
  }

  @Post(':id/closure')
  @Permit('case.close')
  @ApiOperation({ summary: 'Closes a case from which nothing left' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async close(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: Closure }) { seen, outcome }: z.infer<typeof Closure>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = { actor: personActor(person), key: keyOf(person, key), seen };
    return answer(await this.cases.handle(id, { type: 'close', ...(outcome && { outcome }) }, handling));
  }

  @Get(':id/notes')
  @Permit('case.read')
  @ApiOperation({ summary: 'The notes of the case and the reasons people gave, by the ids that its history names' })
  @ApiOkResponse({ standardSchema: Notes })
  @Header('Cache-Control', 'no-store')
  async noted(@Param('id', { schema: CaseId }) id: string): Promise<z.infer<typeof Notes>> {
    return { notes: valueOrFail(await this.notes.read(id)) };
  }

  @Post(':id/notes')
  @Permit('case.note')
  @ApiOperation({ summary: 'Adds a note, sealed with the case' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async note(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: Note }) { seen, text }: z.infer<typeof Note>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = { actor: personActor(person), key: keyOf(person, key), seen };
    return answer(await this.notes.add(id, text, (noteId, digest) => ({ type: 'note', noteId, digest }), handling));
  }

  @Post(':id/withdrawal')
  @Permit('case.withdraw')
  @ApiOperation({ summary: 'Closes the case because its issuer withdrew the request' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async withdraw(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: Note }) { seen, text }: z.infer<typeof Note>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = { actor: personActor(person), key: keyOf(person, key), seen };
    return answer(await this.notes.add(id, text, (noteId) => ({ type: 'withdraw', noteId }), handling));
  }
}
