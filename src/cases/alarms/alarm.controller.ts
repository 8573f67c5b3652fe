/** Alarms, for the heads to read and to answer. */
import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { accept, type Refusal, refusal, refuse, valueOrFail } from '../../domain/kernel/result.js';
import { Ledger } from '../../ledger/ledger.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import { Alarm, AlarmStore } from '../rows/alarm.store.js';

const Id = z.uuid();
const SHOWN = 200;
const AlarmList = z.strictObject({ alarms: z.array(Alarm) }).meta({ id: 'AlarmList' });

const alarmUnknown: Refusal = refusal(
  'alarm-unknown',
  'not_found',
  'Aucune alarme de cet identifiant n’attend : quelqu’un y a déjà répondu, ou elle n’a jamais existé.',
  'No alarm of this id is open: it is already answered, or never existed.',
);

@ApiTags('Alarms')
@Controller('/api/alarms')
export class AlarmController {
  constructor(
    private readonly database: Database,
    private readonly alarms: AlarmStore,
    private readonly ledger: Ledger,
  ) {}

  @Get()
  @Permit('alarm.read')
  @ApiOperation({ summary: 'Alarms of all cases and of failed jobs, unanswered ones first' })
  @ApiOkResponse({ standardSchema: AlarmList })
  @Header('Cache-Control', 'no-store')
  async list() {
    return { alarms: await this.database.transaction((tx) => this.alarms.list(tx, SHOWN)) };
  }

  @Post(':alarmId/answer')
  @HttpCode(204)
  @Permit('alarm.answer')
  @ApiOperation({ summary: 'Acknowledges an alarm' })
  @ApiNoContentResponse()
  async answer(@Param('alarmId', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    const answered = await attempt(this.database, async (tx) => {
      const subject = await this.alarms.see(tx, id, person.id);
      if (subject === null) return refuse(alarmUnknown);
      const entry = { type: 'alarm.answered', class: 'other', actor: person.id, data: { ...subject } } as const;
      await this.ledger.record(tx, `alarm/${id}`, [entry]);
      return accept(undefined);
    });
    valueOrFail(answered);
  }
}
