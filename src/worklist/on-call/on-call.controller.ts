/** The on-call roster over HTTP: who is on call in which role, and from when an urgent circuit lacks people. */
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit, StepUp } from '../../access/permit.js';
import { BothLanguages } from '../../domain/kernel/both-languages.js';
import { instant } from '../../domain/kernel/instant.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { ApproverRole, Role } from '../../domain/law/vocabulary.js';
import { OnCallService } from './on-call.service.js';

/** What the desk shows. */
const DAYS = 14;

const Id = z.uuid();
const Span = { from: z.iso.datetime(), until: z.iso.datetime() };
const Act = z.strictObject({ by: z.uuid(), at: z.iso.datetime() });
const Roster = z
  .strictObject({
    from: z.iso.datetime().describe('Now, by the clock of the database'),
    days: z.int(),
    shifts: z
      .array(
        z.strictObject({
          ...{ id: z.uuid(), person: z.uuid(), substitute: z.uuid().nullable(), role: Role },
          ...Span,
          ...{ planned: Act, removed: Act.nullable() },
        }),
      )
      .describe('All that was ever planned, oldest first'),
    gaps: z
      .array(
        z.strictObject({
          circuit: z.string(),
          title: BothLanguages.describe('Of the circuit'),
          ...Span,
          missing: z.array(z.array(Role)).describe('For each person who is missing, the roles that would do'),
        }),
      )
      .describe('From when to when an urgent circuit lacks people, in these days'),
  })
  .meta({ id: 'OnCallRoster' });
const Planned = z
  .strictObject({
    person: z.uuid(),
    substitute: z.uuid().nullable().describe('Takes over while the person is away or can no longer act'),
    role: ApproverRole,
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'ShiftToPlan' });
const Kept = z.strictObject({ id: z.uuid() }).meta({ id: 'ShiftKept' });

@ApiTags('People')
@Controller('/api/on-call')
export class OnCallController {
  constructor(private readonly onCall: OnCallService) {}

  @Get()
  @Permit('roster.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The on-call roster with its history, and its gaps of the next 14 days' })
  @ApiOkResponse({ standardSchema: Roster })
  look() {
    return this.onCall.look(DAYS);
  }

  @Post('shifts')
  @Permit('roster.manage')
  @StepUp()
  @ApiOperation({ summary: 'Puts a person on call in a role for a time, with a substitute' })
  @ApiCreatedResponse({ standardSchema: Kept })
  async plan(
    @Body({ schema: Planned }) { from, until, ...shift }: z.infer<typeof Planned>,
    @CurrentPerson() person: Person,
  ) {
    return valueOrFail(await this.onCall.plan({ ...shift, from: instant(from), until: instant(until) }, person));
  }

  @Delete('shifts/:id')
  @HttpCode(204)
  @Permit('roster.manage')
  @StepUp()
  @ApiOperation({ summary: 'Removes a shift; the log keeps it' })
  @ApiNoContentResponse({ description: 'Removed' })
  async remove(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.onCall.remove(id, person));
  }
}
