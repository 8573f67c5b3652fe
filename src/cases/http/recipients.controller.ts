/** To whom letters that ask or refuse are written, as a person chooses it. */
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { printable } from '../../domain/case/letters/letter-words.js';
import { RecipientKind } from '../../domain/law/vocabulary.js';
import { Answer, answer, handlingOf } from './answer.js';
import { RecipientsService } from './recipients.service.js';

const Id = z.uuid();
const Chosen = z.strictObject({
  seen: z.int().nonnegative(),
  reason: z.string().min(1).max(20_000),
  recipient: RecipientKind,
  name: z.string().trim().max(200).refine(printable, 'must be one line that a letter can print').default(''),
  address: z.string().trim().max(254).default(''),
  postal: z
    .string()
    .trim()
    .max(600)
    .default('')
    .describe('Its postal address, a line a line: letters to it are printed and posted'),
});

@ApiTags('Actions on a case')
@Controller('/api/cases/:id/recipient')
export class RecipientsController {
  constructor(private readonly recipients: RecipientsService) {}

  @Post()
  @Permit('case.choose_recipient')
  @ApiOperation({ summary: 'To whom letters that ask or refuse are written; a second person looks at the address' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async choose(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Chosen }) { seen, ...choice }: z.infer<typeof Chosen>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return answer(await this.recipients.choose(id, choice, handlingOf(person, key, seen)));
  }
}
