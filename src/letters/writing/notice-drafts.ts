/** The letter of a notice that a person gives: drawn when it is asked for, and never sent by the service. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { CasesService } from '../../cases/handle/cases.service.js';
import { writeNotice } from '../../cases/handle/jobs.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { Directory } from '../../directory/directory.js';
import { owedNotices } from '../../domain/case/actions/confidentiality/owed.js';
import { compose } from '../../domain/case/letters/letter.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { accept, type Result, refuse, valueOrFail } from '../../domain/kernel/result.js';
import type { Notice } from '../../domain/law/vocabulary.js';
import { Database } from '../../platform/database/database.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import type { Tx } from '../../platform/database/transaction.js';
import { type Effect, JobRegistry, nothing } from '../../platform/jobs/job.js';
import { drawLetter } from './draw-letter.js';
import { LetterContextLoader } from './letter-context-loader.js';
import { LetterTemplates } from './letter-templates.js';
import { controlOf, type Enclosure, enclosureOf } from './letter-writer.js';
import { refusals } from './refusal.js';

/** Sealed under the id of the letter: exactly what a person agrees to. */
const Kept = z.strictObject({ name: z.string(), base64: z.base64() });
const PDF = 'application/pdf';
/** Any fixed UUID: a repeated job writes the same letter. */
const NAMESPACE = '6a8a7a0e-5d0c-4f1e-9f43-2f0f6f1f7b0d';
const actor = { kind: 'system', room: 'correspondence' } as const;

type WrittenLetter = NonNullable<NonNullable<CaseState['noticeLetters']>[number]['letter']>;

@Injectable()
export class NoticeDrafts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly contexts: LetterContextLoader,
    private readonly directory: Directory,
    private readonly templates: LetterTemplates,
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(writeNotice, (payload) => this.write(payload));
  }

  /**
   * Refused unless the notice is owed now: while silence stands, no letter to the customer exists. Of one that silence
   * held back it is the letter that was written at its end, and none before that.
   */
  async draft(caseId: string, notice: Notice): Promise<Result<Enclosure>> {
    const state = await this.database.transaction((tx) => this.cases.load(tx, caseId));
    const written = state.noticeLetters?.find((each) => each.notice === notice);
    if (!written) return this.drawn(caseId, notice);
    const isOwed = await this.database.transaction(async (tx) =>
      owedNotices(state, (await this.directory.law(tx)).notices).includes(notice),
    );
    const { letter } = written;
    if (!letter || !isOwed) return refuse(refusals.noNotice);
    const kept = await this.database.transaction((tx) => this.kept(tx, caseId, letter));
    return kept ? accept(kept) : refuse(refusals.caseErased);
  }

  /** When silence ends; nothing of a case that was erased, or whose notice was settled meanwhile. */
  private async write({ caseId, notice, seq }: PayloadOf<typeof writeNotice>): Promise<Effect> {
    const drawn = await this.drawn(caseId, notice);
    if (!drawn.ok) return nothing;
    const { name, content, sha256 } = drawn.value;
    const letterId = uuidv5(`${caseId}/${notice}/${seq}`, NAMESPACE);
    return async (tx) => {
      const command = { type: 'record_notice_letter', notice, letterId, sha256 } as const;
      const before = await this.cases.load(tx, caseId);
      if (!before.noticeLetters?.some((each) => each.notice === notice && each.letter === null)) return;
      valueOrFail(await this.cases.handleIn(tx, caseId, command, { actor, key: `notice-letter/${letterId}` }));
      await this.vault.put(tx, caseId, 'notice_letter', { name, base64: content.toString('base64') }, letterId);
    };
  }

  private async drawn(caseId: string, notice: Notice): Promise<Result<Enclosure>> {
    const opened = await this.database.transaction(async (tx) => {
      const loaded = await this.contexts.load(tx, caseId);
      return loaded.ok ? accept({ ...loaded.value, law: await this.directory.law(tx) }) : loaded;
    });
    if (!opened.ok) return opened;
    const { state, law, notices, context, key, language } = opened.value;
    const rule = law.notices[notice];
    const recipient = rule.letter && notices.get(rule.letter);
    if (!rule.letter || !recipient || !owedNotices(state, law.notices).includes(notice))
      return refuse(refusals.noNotice);
    const to = { recipient: recipient.mailbox, recipientName: recipient.name, attachments: [] };
    const composed = compose(rule.letter, { ...context, ...to }, this.templates.book, language);
    const content = await drawLetter(composed, context.day, controlOf(key, `${caseId}/${notice}`));
    return accept(enclosureOf(`${rule.letter}-${context.ourReference}.pdf`, PDF, content));
  }

  /** Null when the case was erased. Rejects unless it is, byte for byte, the one of the log. */
  private async kept(tx: Tx, caseId: string, { id, sha256 }: WrittenLetter): Promise<Enclosure | null> {
    const all = await this.vault.named(tx, caseId, 'notice_letter', Kept);
    const found = all === erased ? undefined : all.find((each) => each.id === id)?.value;
    if (!found) return null;
    const file = enclosureOf(found.name, PDF, Buffer.from(found.base64, 'base64'));
    if (file.sha256 !== sha256) throw new Error('The kept letter of the notice is not the one that was written.');
    return file;
  }
}
