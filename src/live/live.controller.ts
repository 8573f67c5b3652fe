/** What happens while one looks: new work, changed cases, and who else has a case open. */
import { Controller, Delete, Get, Header, Headers, HttpCode, Param, Put, Sse } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson, CurrentSession } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import type { OpenSession } from '../access/session.store.js';
import { refusals } from '../domain/case/model/refusal.js';
import { Database } from '../platform/database/database.js';
import { RefusalError } from '../platform/http/answer/refusal.error.js';
import { type LiveMessage, LiveService } from './live.service.js';
import { PresenceStore } from './presence.store.js';

const CaseId = z.uuid();
const LastEventId = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().catch(null);
const Company = z
  .strictObject({ people: z.array(z.strictObject({ id: z.uuid(), name: z.string() })) })
  .meta({ id: 'CasePresence' });

@ApiTags('Live')
@Controller('/api')
export class LiveController {
  constructor(
    private readonly live: LiveService,
    private readonly presence: PresenceStore,
    private readonly database: Database,
  ) {}

  @Sse('events')
  @Permit('case.read')
  @ApiOperation({
    summary: 'Server-Sent Events: "case" (caseId, seq, type, actor, at), "presence", "reset", "alive", "signed_out"',
    description: 'Goes on after Last-Event-ID. "reset": too much was missed, read the lists again.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'The stream' })
  events(
    @Headers('last-event-id') last: string | undefined,
    @CurrentSession() session: OpenSession,
  ): Observable<LiveMessage> {
    return this.live.stream(session, last === undefined ? null : LastEventId.parse(last));
  }

  @Get('cases/:id/presence')
  @Permit('case.read')
  @ApiOperation({ summary: 'Who has the case open' })
  @ApiOkResponse({ standardSchema: Company })
  @Header('Cache-Control', 'no-store')
  async company(@Param('id', { schema: CaseId }) id: string): Promise<z.infer<typeof Company>> {
    const present = await this.database.transaction((tx) => this.presence.present(tx, id));
    return { people: present.map(({ person, name }) => ({ id: person, name })) };
  }

  @Put('cases/:id/presence')
  @HttpCode(204)
  @Permit('case.read')
  @ApiOperation({ summary: 'Says that the person who asks has the case open; again every twenty seconds' })
  @ApiNoContentResponse({ description: 'Seen' })
  async enter(@Param('id', { schema: CaseId }) id: string, @CurrentPerson() person: Person): Promise<void> {
    const entered = await this.database.transaction((tx) => this.presence.enter(tx, id, person.id));
    if (!entered) throw new RefusalError(refusals.caseUnknown);
  }

  @Delete('cases/:id/presence')
  @HttpCode(204)
  @Permit('case.read')
  @ApiOperation({ summary: 'Says that the person who asks has left the case' })
  @ApiNoContentResponse({ description: 'Gone' })
  async leave(@Param('id', { schema: CaseId }) id: string, @CurrentPerson() person: Person): Promise<void> {
    await this.database.transaction((tx) => this.presence.leave(tx, id, person.id));
  }
}
