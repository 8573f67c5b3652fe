/** A person may ask the rules again; what they answer is still advice. */
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../auth/access.js';
import { CurrentPerson } from '../auth/current-person.js';
import { Permit } from '../auth/permit.js';
import { Answer, answer, keyOf, personActor } from '../cases/answer.js';
import { CasesService } from '../cases/cases.service.js';
import { refusals } from '../domain/case/refusal.js';
import { refuse } from '../domain/kernel/result.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
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
  ) {}

  @Post(':id/classification')
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
