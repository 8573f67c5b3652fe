/** Alarms, for the heads to read and to answer. */
import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import { accept, type Refusal, refuse, valueOrFail } from '../domain/kernel/result.js';
import { Ledger } from '../ledger/ledger.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { Alarm, AlarmStore } from './alarm.store.js';

const Id = z.uuid();
const SHOWN = 200;
const AlarmList = z.strictObject({ alarms: z.array(Alarm) }).meta({ id: 'AlarmList' });

const alarmUnknown: Refusal = {
  code: 'alarm-unknown',
  kind: 'not_found',
  sentence: {
    fr: 'Aucune alarme de cet identifiant n’attend : quelqu’un y a déjà répondu, ou elle n’a jamais existé.',
    en: 'No alarm of this id waits: somebody answered for it already, or it never was.',
  },
};

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
  @ApiOperation({ summary: 'Alarms of all cases and of work that was given up, those that nobody answered for first' })
  @ApiOkResponse({ standardSchema: AlarmList })
  @Header('Cache-Control', 'no-store')
  async list() {
    return { alarms: await this.database.transaction((tx) => this.alarms.list(tx, SHOWN)) };
  }

  @Post(':alarmId/answer')
  @HttpCode(204)
  @Permit('alarm.answer')
  @ApiOperation({ summary: 'Answers for an alarm: it was heard' })
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
