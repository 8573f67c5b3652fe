/** A person may ask the rules again; what they answer is still advice. */
import { Body, Controller, Get, Header, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { CasesService } from '../cases/handle/cases.service.js';
import { Answer, answer, keyOf, personActor } from '../cases/http/answer.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { refusals } from '../domain/case/model/refusal.js';
import { accept, type Result, refuse, valueOrFail } from '../domain/kernel/result.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { Costs } from '../platform/http/rate-limit.js';
import { Advice, adviceOn } from './advice.js';
import { Classifier } from './classifier.js';

const CaseId = z.uuid();
const Seen = z.strictObject({ seen: z.int().nonnegative() }).meta({ id: 'Seen' });

@ApiTags('Cases')
@Controller('/api/cases')
export class ClassificationController {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly classifier: Classifier,
    private readonly catalogue: Catalogue,
  ) {}

  @Get(':id/advice')
  @Costs('read')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Why the rules say what they say: rules, checks, what would have changed it, clocks explained',
  })
  @ApiOkResponse({ standardSchema: Advice })
  async advice(@Param('id', { schema: CaseId }) id: string): Promise<z.infer<typeof Advice>> {
    const read = await this.database.transaction(async (tx): Promise<Result<z.infer<typeof Advice>>> => {
      const state = await this.cases.load(tx, id);
      if (state.status === 'absent') return refuse(refusals.caseUnknown);
      const { facts } = state;
      return facts ? accept(adviceOn({ ...state, facts }, this.catalogue.law)) : refuse(refusals.notRead);
    });
    return valueOrFail(read);
  }

  @Post(':id/classification')
  @Costs('work')
  @Permit('case.classify')
  @ApiOperation({ summary: 'Asks the rules in force on the day of receipt again' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async classify(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: Seen }) { seen }: z.infer<typeof Seen>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const handling = { actor: personActor(person), key: keyOf(person, key), seen };
    const classified = await attempt(this.database, async (tx) => {
      const state = await this.cases.load(tx, id);
      if (state.status === 'absent') return refuse(refusals.caseUnknown);
      return this.classifier.classify(tx, id, state, handling);
    });
    return answer(classified);
  }
}
