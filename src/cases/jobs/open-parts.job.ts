/** Opens the case of each part of a divided request, all of them in one transaction; asked again, it does nothing. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Command } from '../../domain/case/command.js';
import { replay } from '../../domain/case/evolve.js';
import { factsOfPart } from '../../domain/case/model/division.js';
import { covers } from '../../domain/case/model/floor.js';
import { noFloor } from '../../domain/case/model/floor-state.js';
import { type AskedPart, PART_OF_REQUEST } from '../../domain/case/model/part.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { judgementOf } from '../../domain/case/model/weakening.js';
import { objectionTo } from '../../domain/case/moves.js';
import { floorOfParts } from '../../domain/case/parts-floor.js';
import { commonThingsOf } from '../../domain/case/repeated-act.js';
import { type DatedEntry, wasForeign } from '../../domain/case/signed-entry.js';
import type { RuleBook } from '../../domain/classification/rule-book.js';
import { ReadMessage } from '../../domain/intake/message.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import type { Tx } from '../../platform/database/transaction.js';
import { type Effect, JobFailure, JobRegistry } from '../../platform/jobs/job.js';
import { SealedAddress } from '../handle/answer-addresses.js';
import { CaseSignatures } from '../handle/case-signatures.js';
import { CasesService } from '../handle/cases.service.js';
import { openParts } from '../handle/jobs.js';
import { LookupStore } from '../rows/lookup.store.js';
import { Particulars } from '../rows/particulars.js';
import { CaseVault, erased, type SecretKind } from '../rows/vault.js';
import { InheritedOrigins } from './inherited-origins.js';

type Payload = PayloadOf<typeof openParts>;
const actor = { kind: 'system', room: 'cases' } as const;

/** What is read and checked of the messages: every part shows the same documents. */
const shared: readonly SecretKind[] = ['reading', 'authentication', 'findings'];
const Kept = z.discriminatedUnion('readable', [ReadMessage, z.looseObject({ readable: z.literal(false) })]);

/** The divided request, and what the rules made of it. */
interface Whole {
  readonly id: string;
  readonly state: CaseState;
  readonly entries: readonly DatedEntry[];
  readonly cases: readonly string[];
  readonly rules: RuleBook;
  readonly key: string;
}

@Injectable()
export class OpenPartsJob implements OnModuleInit {
  constructor(
    private readonly cases: CasesService,
    private readonly signatures: CaseSignatures,
    private readonly vault: CaseVault,
    private readonly lookup: LookupStore,
    private readonly origins: InheritedOrigins,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(openParts, (payload, id) => this.run(payload, id));
  }

  async run({ caseId }: Payload, outboxId: string): Promise<Effect> {
    return async (tx) => {
      const entries = await this.cases.entries(tx, caseId);
      const state = replay(entries);
      const at = await this.cases.circumstances(tx, caseId, state, actor);
      if (objectionTo('open_parts', state, actor, at) || !state.split) return;
      const objection = await this.signatures.objectionToAgreements(tx, caseId, entries);
      if (objection) throw new JobFailure(objection.sentence.en, false);
      const cases = state.split.parts.map(() => uuidv7());
      const whole = { id: caseId, state, entries, cases, rules: at.rules, key: outboxId };
      await this.take(tx, whole, caseId, { type: 'open_parts', cases });
      for (const [place, part] of state.split.parts.entries()) await this.open(tx, whole, part, place);
    };
  }

  private async open(tx: Tx, whole: Whole, part: AskedPart, at: number): Promise<void> {
    const { state, cases } = whole;
    const [messageId = '', ...others] = state.messages;
    const { door, receivedAt, readable, clocks, service } = state;
    const id = cases[at] ?? '';
    await this.take(tx, whole, id, {
      ...{ type: 'open', messageId, door, receivedAt, readable, clocks: [...clocks] },
      reason: PART_OF_REQUEST,
      ...(service && { service: { manner: service.manner, at: service.at, by: service.by, noteId: service.noteId } }),
      part: { whole: whole.id, number: (state.partsOpened ?? 0) + at + 1 },
    });
    await this.take(tx, whole, id, {
      type: 'begin_part',
      siblings: cases.filter((other) => other !== id),
      onceForeign: wasForeign(whole.entries),
      silence: state.silence && !state.silence.over ? { gag: state.silence.gag, until: state.silence.until } : null,
      deadlines: [...state.deadlines],
      answerTo: await this.sealAddress(tx, whole, id),
      origins: await this.origins.seal(tx, whole, id),
    });
    for (const messageId of others) {
      await this.take(tx, whole, id, { type: 'join', messageId, reason: PART_OF_REQUEST });
    }
    await this.sealDocuments(tx, whole.id, id);
    await this.take(tx, whole, id, await this.reading(tx, whole, part, id));
    const floor = floorOfParts(whole.entries);
    if (covers(noFloor, floor)) return;
    await this.take(tx, whole, id, { type: 'inherit_floor', from: whole.id, common: 'act', floor });
  }

  /** The facts of the request with what the part asks, and the targets that it names. */
  private async reading(
    tx: Tx,
    { id, state, entries, rules }: Whole,
    part: AskedPart,
    partId: string,
  ): Promise<Command> {
    const read = entries.map(({ event }) => event).findLast((event) => event.type === 'case.read');
    const found = await this.vault.all(tx, id, 'particulars', Particulars);
    const particulars = found === erased ? undefined : found.at(-1);
    if (!state.facts || !read || !particulars) throw new Error(`The case ${id} has no reading.`);
    const targets = particulars.targets.filter((_target, at) => part.targets.includes(at));
    const own = { ...particulars, targets };
    await this.vault.put(tx, partId, 'particulars', own);
    const messages = await this.vault.all(tx, partId, 'reading', Kept);
    for (const message of messages === erased ? [] : messages) {
      if (message.readable === true)
        await this.lookup.addCommon(tx, partId, commonThingsOf(message as ReadMessage, own));
    }
    const { caseReference } = particulars;
    return {
      type: 'record_reading',
      reading: {
        facts: factsOfPart(state.facts, judgementOf(state.facts, state.receivedAt, { rules }), part),
        ...{ language: read.data.language, reader: read.data.reader, targets: part.targets.length },
        targetsDigest: await this.vault.digest(tx, partId, canonical(targets)),
        caseReferenceDigest: caseReference === null ? null : await this.vault.digest(tx, partId, caseReference),
      },
    };
  }

  private async sealDocuments(tx: Tx, id: string, partId: string): Promise<void> {
    for (const kind of shared) {
      const values = await this.vault.all(tx, id, kind, z.unknown());
      if (values === erased) throw new Error(`The case ${id} was erased.`);
      for (const value of values) await this.vault.put(tx, partId, kind, value);
    }
  }

  /** A part answers where a person said that the request is answered. */
  private async sealAddress(tx: Tx, { id, state: { answerTo } }: Whole, partId: string) {
    if (!answerTo) return null;
    const sealed = await this.vault.named(tx, id, 'address', SealedAddress);
    const found = sealed === erased ? undefined : sealed.find((each) => each.id === answerTo.id);
    if (!found) throw new Error(`The confirmed address of the case ${id} is not kept.`);
    const { address } = found.value;
    const addressId = await this.vault.put(tx, partId, 'address', { address });
    return { id: addressId, digest: await this.vault.digest(tx, partId, address), by: answerTo.by };
  }

  private async take(tx: Tx, { key }: Whole, caseId: string, command: Command): Promise<void> {
    const suffix = 'messageId' in command ? command.messageId : '';
    const handling = { actor, key: `${key}-${caseId}-${command.type}-${suffix}` };
    valueOrFail(await this.cases.handleIn(tx, caseId, command, handling));
  }
}
