/** Cases given to a person, one or many at once. Nothing is ever approved this way. */
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { BothLanguages } from '../../domain/kernel/both-languages.js';
import { Answer, answer, handlingOf } from './answer.js';
import { AssignmentsService } from './assignments.service.js';

const CaseId = z.uuid();
/** More cases go in another request. */
const MOST_CASES = 200;

const To = {
  to: z.uuid(),
  word: z.string().min(1).max(20_000).optional().describe('A note for the new assignee; sealed with the case'),
};
const Seen = z.int().nonnegative();
const Assignment = z.strictObject({ ...To, seen: Seen });
const Assignments = z
  .strictObject({
    ...To,
    cases: z
      .array(z.strictObject({ id: z.uuid(), seen: Seen }))
      .min(1)
      .max(MOST_CASES),
  })
  .meta({ id: 'CaseAssignments' });
const AssignmentsAnswer = z
  .strictObject({
    assigned: z.array(z.uuid()),
    refused: z.array(
      z.strictObject({
        id: z.uuid(),
        code: z.string(),
        sentence: BothLanguages,
      }),
    ),
  })
  .meta({ id: 'CaseAssignmentsAnswer' });

@ApiTags('Cases')
@Controller('/api')
@Permit('case.assign')
export class AssignmentsController {
  constructor(private readonly assignments: AssignmentsService) {}

  @Post('cases/:id/assignment')
  @ApiOperation({ summary: 'Assigns the case to a person, or hands it over with a word' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async assign(
    @Param('id', { schema: CaseId }) id: string,
    @Body({ schema: Assignment }) { seen, ...what }: z.infer<typeof Assignment>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return answer(await this.assignments.assign(id, what, handlingOf(person, key, seen)));
  }

  @Post('case-assignments')
  @ApiOperation({ summary: 'Assigns many cases to a person; says which were refused, and why' })
  @ApiCreatedResponse({ standardSchema: AssignmentsAnswer })
  async assignMany(
    @Body({ schema: Assignments }) { cases, ...what }: z.infer<typeof Assignments>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof AssignmentsAnswer>> {
    const { assigned, refused } = await this.assignments.assignMany(cases, what, handlingOf(person, key));
    return {
      assigned: [...assigned],
      refused: refused.map(({ id, refusal: { code, sentence } }) => ({ id, code, sentence })),
    };
  }
}
