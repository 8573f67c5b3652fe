/** What goes on beside the decision: holds, preservations, silence, opinions, referrals, litigation. */
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit } from '../access/permit.js';
import type { Command } from '../domain/case/command.js';
import {
  ChallengeKind,
  ChallengeResult,
  HoldEnd,
  Opinion,
  OpinionBody,
  PreservationEnd,
  RedirectAnswer,
  StopScope,
} from '../domain/case/model/vocabulary.js';
import { Gag, Notice } from '../domain/law/vocabulary.js';
import { AddressesService } from './addresses.service.js';
import { Answer, answer, handlingOf } from './answer.js';
import { NotesService } from './notes.service.js';

const Id = z.uuid();
/** What the person saw, and their reason or source: sealed with the case. */
const Reasoned = z.strictObject({ seen: z.int().nonnegative(), reason: z.string().min(1).max(20_000) });
type Reasoned = z.infer<typeof Reasoned>;
const ConfirmedAddress = Reasoned.extend({ address: z.string().max(254) });
const Clearance = Reasoned.extend({ how: HoldEnd });
const Ground = Reasoned.extend({ scope: StopScope });
const Deadline = Reasoned.extend({ end: z.iso.datetime().describe('As the authority set it') });
const Lifting = Reasoned.extend({
  cause: PreservationEnd.exclude(['expired', 'not_upheld']),
  otherHoldsChecked: z.boolean().describe('No other order wants the same data kept'),
});
const Silence = Reasoned.extend({ gag: Gag, until: z.iso.datetime().nullable() });
const NoticeDecision = Reasoned.extend({
  notice: Notice,
  told: z.boolean(),
  agreed: z.boolean().default(false).describe('The authority allowed it in writing while silence stood'),
});
const AskedOpinion = Reasoned.extend({
  body: OpinionBody,
  complete: z.boolean().describe('The file is complete: the month runs'),
});
const GivenOpinion = Reasoned.extend({ opinion: Opinion });
const Referral = Reasoned.extend({ answer: RedirectAnswer });
const Challenge = Reasoned.extend({ kind: ChallengeKind, suspends: z.boolean() });
const Settlement = Reasoned.extend({ result: ChallengeResult });

/** Any fixed UUID: ids follow from the idempotency key, so a repetition means the same act. */
const NAMESPACE = '9a3d1f5c-0b57-4f6e-8c1e-6d0f2b7a9e13';
const idOf = (key: string): string => uuidv5(key, NAMESPACE);

@ApiTags('Course of a case')
@Controller('/api/cases/:id')
export class CourseController {
  constructor(
    private readonly notes: NotesService,
    private readonly addresses: AddressesService,
  ) {}

  @Post('answer-address')
  @Permit('case.confirm_address')
  @ApiOperation({ summary: 'Which of the addresses that the messages name is the requester’s, with the evidence' })
  @ApiCreatedResponse({ standardSchema: Answer })
  async confirmAddress(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ConfirmedAddress }) { seen, address, reason }: z.infer<typeof ConfirmedAddress>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return answer(await this.addresses.confirm(id, address, reason, handlingOf(person, key, seen)));
  }

  @Post('hold/clearance')
  @Permit('case.clear_hold')
  @ApiOperation({ summary: 'The enforcing authority raised no ground: cleared, or the ten days are over' })
  @ApiCreatedResponse({ standardSchema: Answer })
  clear(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Clearance }) { how, ...said }: z.infer<typeof Clearance>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({ type: 'clear_hold', how, noteId }));
  }

  @Post('hold/ground')
  @Permit('case.stop_hold')
  @ApiOperation({ summary: 'The enforcing authority raised a ground against the whole or a part' })
  @ApiCreatedResponse({ standardSchema: Answer })
  stop(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Ground }) { scope, ...said }: z.infer<typeof Ground>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({ type: 'stop_hold', scope, noteId }));
  }

  @Post('clocks/:code')
  @Permit('case.set_deadline')
  @ApiOperation({ summary: 'The authority set an earlier end for a clock that runs' })
  @ApiCreatedResponse({ standardSchema: Answer })
  deadline(
    @Param('id', { schema: Id }) id: string,
    @Param('code', { schema: z.string().max(40) }) code: string,
    @Body({ schema: Deadline }) { end, ...said }: z.infer<typeof Deadline>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({ type: 'set_deadline', code, end, noteId }));
  }

  @Post('preservation/extension')
  @Permit('case.extend_preservation')
  @ApiOperation({ summary: 'The authority extended the preservation, once, by thirty days (Annex VI)' })
  @ApiCreatedResponse({ standardSchema: Answer })
  extend(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reasoned }) said: Reasoned,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({ type: 'extend_preservation', noteId }));
  }

  @Post('preservation/production-request')
  @Permit('case.keep_preserved')
  @ApiOperation({ summary: 'A production request was issued: the data are kept until it is served (Annex V)' })
  @ApiCreatedResponse({ standardSchema: Answer })
  keep(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reasoned }) said: Reasoned,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({ type: 'keep_preserved', noteId }));
  }

  @Post('preservation/end')
  @Permit('case.end_preservation')
  @ApiOperation({ summary: 'Lifts the preservation, once no other order wants the same data kept' })
  @ApiCreatedResponse({ standardSchema: Answer })
  lift(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Lifting }) { cause, otherHoldsChecked, ...said }: z.infer<typeof Lifting>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({
      ...{ type: 'end_preservation', cause, otherHoldsChecked, noteId },
    }));
  }

  @Post('silence')
  @Permit('case.set_gag')
  @ApiOperation({ summary: 'The silence that is owed, and until when; none once it is lifted' })
  @ApiCreatedResponse({ standardSchema: Answer })
  silence(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Silence }) { gag, until, ...said }: z.infer<typeof Silence>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({ type: 'set_gag', gag, until, noteId }));
  }

  @Post('notices')
  @Permit('case.record_notice')
  @ApiOperation({ summary: 'Somebody was told of the request, or is not told for a reason' })
  @ApiCreatedResponse({ standardSchema: Answer })
  notice(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NoticeDecision }) { notice, told, agreed, ...said }: z.infer<typeof NoticeDecision>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({ type: 'record_notice', notice, told, agreed, noteId }));
  }

  @Post('opinions')
  @Permit('case.ask_opinion')
  @ApiOperation({ summary: 'An opinion was asked of the French State' })
  @ApiCreatedResponse({ standardSchema: Answer })
  askOpinion(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AskedOpinion }) { body, complete, ...said }: z.infer<typeof AskedOpinion>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const opinionId = idOf(handlingOf(person, key).key);
    return this.record(id, said, key, person, (noteId) => ({ type: 'ask_opinion', opinionId, body, complete, noteId }));
  }

  @Post('opinions/:opinionId/answer')
  @Permit('case.record_opinion')
  @ApiOperation({ summary: 'The opinion was given' })
  @ApiCreatedResponse({ standardSchema: Answer })
  recordOpinion(
    @Param('id', { schema: Id }) id: string,
    @Param('opinionId', { schema: Id }) opinionId: string,
    @Body({ schema: GivenOpinion }) { opinion, ...said }: z.infer<typeof GivenOpinion>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({ type: 'record_opinion', opinionId, opinion, noteId }));
  }

  @Post('referral/answer')
  @Permit('case.answer_redirect')
  @ApiOperation({ summary: 'What came of the referral to the lawful channel' })
  @ApiCreatedResponse({ standardSchema: Answer })
  referral(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Referral }) { answer: given, ...said }: z.infer<typeof Referral>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({ type: 'answer_redirect', answer: given, noteId }));
  }

  @Post('challenges')
  @Permit('case.challenge')
  @ApiOperation({ summary: 'The request is before a court; one that suspends lets nothing leave' })
  @ApiCreatedResponse({ standardSchema: Answer })
  challenge(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Challenge }) { kind, suspends, ...said }: z.infer<typeof Challenge>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    const challengeId = idOf(handlingOf(person, key).key);
    return this.record(id, said, key, person, (noteId) => ({ type: 'challenge', challengeId, kind, suspends, noteId }));
  }

  @Post('challenges/:challengeId/result')
  @Permit('case.settle_challenge')
  @ApiOperation({ summary: 'The court decided, or the challenge was withdrawn' })
  @ApiCreatedResponse({ standardSchema: Answer })
  settle(
    @Param('id', { schema: Id }) id: string,
    @Param('challengeId', { schema: Id }) challengeId: string,
    @Body({ schema: Settlement }) { result, ...said }: z.infer<typeof Settlement>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ) {
    return this.record(id, said, key, person, (noteId) => ({ type: 'settle_challenge', challengeId, result, noteId }));
  }

  private async record(
    id: string,
    { seen, reason }: Reasoned,
    key: string,
    person: Person,
    command: (noteId: string) => Command,
  ) {
    return answer(await this.notes.add(id, reason, command, handlingOf(person, key, seen)));
  }
}
