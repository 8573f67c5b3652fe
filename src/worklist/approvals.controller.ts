/** The desk where people consent to what leaves, send it back, or let it go. */
import { Body, Controller, Get, Header, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, Signed } from '../access/permit.js';
import { Answer, answer, handlingOf } from '../cases/answer.js';
import { CasesService } from '../cases/cases.service.js';
import { NotesService } from '../cases/notes.service.js';
import { MoveName } from '../domain/case/circuit.js';
import { ApproverRole, Sha256Text } from '../domain/law/vocabulary.js';
import { Signature } from '../domain/signature/signature.js';
import { QueuedCase } from './queued-case.js';
import { TasksService } from './tasks.service.js';

const CaseId = z.uuid();
/** What the person saw: the sequence of the case, and the hash of exactly what leaves. */
const Seen = z.strictObject({ seen: z.int().nonnegative(), preparationId: z.uuid(), payload: Sha256Text });
const Decided = z.strictObject({ ...Seen.shape, signature: Signature });
const Approval = z.strictObject({
  ...Decided.shape,
  role: ApproverRole,
  requester: Sha256Text.describe(
    'Digest of who asks, from `requester` of the case: states that its checks were looked at',
  ),
});
const SendBack = z.strictObject({
  seen: z.int().nonnegative(),
  preparationId: z.uuid(),
  reason: z.string().min(1).max(20_000),
});

const TaskList = z
  .strictObject({ tasks: z.array(z.strictObject({ ...QueuedCase.shape, open: z.array(MoveName) })) })
  .meta({ id: 'TaskList' });

@ApiTags('Approvals')
@Controller('/api')
export class ApprovalsController {
  constructor(
    private readonly cases: CasesService,
    private readonly notes: NotesService,
    private readonly tasks: TasksService,
  ) {}

  @Get('tasks')
  @Permit('case.read')
  @ApiOperation({ summary: 'What waits for the person who asks, the shortest clock first' })
  @ApiOkResponse({ standardSchema: TaskList })
  @Header('Cache-Control', 'no-store')
  async mine(@CurrentPerson() person: Person) {
    return { tasks: await this.tasks.of(person) };
  }

  @Post('cases/:id/approvals')
  @Permit('case.approve')
  @Signed()
  @ApiOperation({ summary: 'Consents to exactly what leaves' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async approve(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: Approval }) { seen, signature, ...approval }: z.infer<typeof Approval>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = handlingOf(person, key, seen, signature);
    return answer(await this.cases.handle(id, { type: 'approve', ...approval }, handling));
  }

  @Post('cases/:id/send-back')
  @Permit('case.send_back')
  @ApiOperation({ summary: 'Sends what was prepared back, with the reason' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async sendBack(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: SendBack }) { seen, preparationId, reason }: z.infer<typeof SendBack>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = handlingOf(person, key, seen);
    const command = (noteId: string) => ({ type: 'send_back', preparationId, noteId }) as const;
    return answer(await this.notes.add(id, reason, command, handling));
  }

  @Post('cases/:id/refusal')
  @Permit('case.refuse')
  @Signed()
  @ApiOperation({ summary: 'Sends the refusal or the question' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async refuse(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: Decided }) { seen, signature, ...what }: z.infer<typeof Decided>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = handlingOf(person, key, seen, signature);
    return answer(await this.cases.handle(id, { type: 'refuse', ...what }, handling));
  }

  @Post('cases/:id/release')
  @Permit('case.release')
  @Signed()
  @ApiOperation({ summary: 'Sends the answer' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async release(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: Decided }) { seen, signature, ...what }: z.infer<typeof Decided>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = handlingOf(person, key, seen, signature);
    return answer(await this.cases.handle(id, { type: 'release', ...what }, handling));
  }

  @Post('cases/:id/confirmation')
  @Permit('case.inform')
  @Signed()
  @ApiOperation({ summary: 'Sends the confirmation: what was preserved or removed' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async inform(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: Decided }) { seen, signature, ...what }: z.infer<typeof Decided>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = handlingOf(person, key, seen, signature);
    return answer(await this.cases.handle(id, { type: 'inform', ...what }, handling));
  }
}
