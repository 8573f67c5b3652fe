/** Sends a letter once: claimed before the socket opens, its bytes compared with what was approved, then recorded. */
import { Injectable } from '@nestjs/common';
import { CasesService, type Handling } from '../../cases/handle/cases.service.js';
import type { Command } from '../../domain/case/command.js';
import type { Actor } from '../../domain/case/model/circumstances.js';
import { instantFromMilliseconds, millisecondsOf } from '../../domain/kernel/instant.js';
import { sameMailbox } from '../../domain/kernel/mailbox.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { automaticLetterKinds, type LetterKind } from '../../domain/law/vocabulary.js';
import { Database } from '../../platform/database/database.js';
import type { Work } from '../../platform/database/job-contract.js';
import { enqueue } from '../../platform/database/outbox.js';
import { type Effect, JobFailure, nothing } from '../../platform/jobs/job.js';
import { Mailer, type OutgoingMail, type Posting } from '../../platform/outbound/mailer.js';
import { messageOf } from '../../platform/telemetry/failure.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { LetterSeal } from '../protection/letter-seal.js';
import { MailProtector } from '../protection/mail-protection.js';
import { recipientOf } from '../writing/envelope.js';
import type { StoredLetter } from '../writing/letter.store.js';
import type { Enclosure } from '../writing/letter-writer.js';
import type { Approved } from './approved-letters.js';
import { type Attempt, type Claim, DeliveryStore } from './delivery.store.js';
import { LetterFiles, type Sealed } from './letter-files.js';

/** Longer than any conversation with a relay: its silence is cut after one minute. */
const LEASE_SECONDS = 300;
/** Without a relay, letters wait and ask again at this interval. */
const WAIT_MILLISECONDS = 15 * 60_000;

const elsewhere = 'Another process is sending this letter.';
const otherAddress =
  'The letter was prepared for another address than the one the case answers now: it was not sent. Recall it, check the address, and prepare it again.';
const refusedForGood = 'The relay refuses this letter for good: check the address of its recipient.';
const doubtful =
  'The answer may have left: ask its recipient, then settle the delivery. It is never sent again by itself.';

/** A person decides before data are sent twice; anything else may be sent again under the same Message-ID. */
const discloses = (kind: LetterKind): boolean => kind === 'answer';

const isAutomatic = (kind: LetterKind): boolean => automaticLetterKinds.some((automatic) => automatic === kind);

@Injectable()
export class LetterPost {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly deliveries: DeliveryStore,
    private readonly files: LetterFiles,
    private readonly mailer: Mailer,
    private readonly letterSeal: LetterSeal,
    private readonly protector: MailProtector,
  ) {}

  /**
   * Rejects with the sentence a person reads when the letter did not leave. MAY be called again, and by two processes
   * at once: the letter leaves once.
   * The letter leaves for the one mailbox that was judged, shown and approved, and for no other.
   * @param again the work to repeat while no relay is configured
   */
  async post({ sealed, judged, byPortal }: Approved, again: Work): Promise<Effect> {
    const { letter, envelope } = sealed;
    const mail = await this.mailOf(sealed, byPortal);
    const { claim, attempt } = await this.database.transaction((tx) =>
      this.deliveries.claim(tx, letter.id, envelope.messageId, LEASE_SECONDS),
    );
    tracePoint('post.claimed');
    if (claim === 'sent') return this.recorded(sealed);
    if (attempt === null) throw claim === 'held' ? new JobFailure(elsewhere, true) : new JobFailure(doubtful, false);
    await this.stopUnlessFree(claim, attempt, sealed);
    tracePoint('post.free');
    const to = recipientOf(envelope);
    if (!to || !judged || !sameMailbox(to, judged)) return this.refused(attempt, letter, otherAddress);
    const posting = await this.mailer.send({ ...mail, to });
    tracePoint('post.posted');
    return this.conclude(posting, attempt, sealed, again);
  }

  private async mailOf(sealed: Sealed, byPortal: boolean): Promise<Omit<OutgoingMail, 'to'>> {
    const { subject, text, messageId, inReplyTo } = sealed.envelope;
    const protect = await this.protectionOf(sealed);
    return {
      ...(protect && { protect }),
      subject,
      text,
      messageId,
      ...(inReplyTo === null ? {} : { inReplyTo }),
      automatic: isAutomatic(sealed.letter.kind),
      attachments: (await this.sealedFiles(sealed, byPortal)).map(({ name, contentType, content }) => ({
        filename: name,
        contentType,
        content,
      })),
    };
  }

  /** As it was approved, or not at all. */
  private async protectionOf({ envelope }: Sealed): Promise<OutgoingMail['protect']> {
    const to = recipientOf(envelope);
    if (!envelope.protection || !to) return undefined;
    return this.protector.under(envelope.protection, to).catch(notSent);
  }

  /** The letter under the seal of the operator, then what it encloses, as approved; that alone where files are collected. */
  private async sealedFiles(sealed: Sealed, byPortal: boolean): Promise<Enclosure[]> {
    const read = byPortal ? [await this.files.at(sealed, 0)] : await this.files.read(sealed);
    const [letter, ...enclosed] = read.filter((file) => file !== undefined);
    if (!letter) return [];
    const now = await this.database.transaction((tx) => this.database.now(tx));
    const reason = sealed.envelope.subject;
    const content = await this.letterSeal.seal(letter.content, reason, new Date(now)).catch(notSent);
    return [{ ...letter, content }, ...enclosed];
  }

  private async stopUnlessFree(claim: Claim, attempt: Attempt, { letter }: Sealed): Promise<void> {
    if (claim === 'interrupted' && discloses(letter.kind)) {
      await this.end(attempt, 'unknown');
      throw new JobFailure(doubtful, false);
    }
    const held = await this.database.transaction((tx) => this.deliveries.hold(tx, attempt, LEASE_SECONDS));
    if (!held) throw new JobFailure(elsewhere, true);
  }

  private async conclude(posting: Posting, attempt: Attempt, sealed: Sealed, again: Work): Promise<Effect> {
    const { kind } = sealed.letter;
    switch (posting.outcome) {
      case 'sent':
        await this.keepSent(attempt, again);
        return this.recorded(sealed);
      case 'not_configured':
        await this.end(attempt, 'failed');
        return async (tx) => {
          const now = millisecondsOf(await this.database.now(tx));
          await enqueue(tx, { ...again, dueAt: instantFromMilliseconds(now + WAIT_MILLISECONDS) });
        };
      case 'permanent':
        return this.refused(attempt, sealed.letter, refusedForGood);
      case 'temporary': {
        const doubt = posting.mayHaveLeft && discloses(kind);
        await this.end(attempt, doubt ? 'unknown' : posting.mayHaveLeft ? 'attempting' : 'failed');
        throw doubt
          ? new JobFailure(doubtful, false)
          : new JobFailure('The relay does not take the letter at the moment: it is tried again.', true);
      }
    }
  }

  /**
   * It was not sent, and a retry changes nothing: people are alerted of a letter they released. An automatic letter is only
   * shown as not sent on its case: a stranger's address raises no alarm.
   */
  private async refused(attempt: Attempt, { kind }: StoredLetter, sentence: string): Promise<Effect> {
    await this.end(attempt, 'failed');
    if (!isAutomatic(kind)) throw new JobFailure(sentence, false);
    return nothing;
  }

  /** Another process took over the job while this sender stalled: what it sent is recorded by a new job. */
  private keepSent(attempt: Attempt, again: Work): Promise<void> {
    return this.database.transaction(async (tx) => {
      const mine = await this.deliveries.sent(tx, attempt);
      tracePoint('post.ending');
      if (!mine) await enqueue(tx, again);
    });
  }

  private end(attempt: Attempt, state: 'failed' | 'unknown' | 'attempting'): Promise<void> {
    return this.database.transaction((tx) => this.deliveries.end(tx, attempt, state));
  }

  private recorded(sealed: Sealed): Effect {
    return async (tx) => {
      valueOrFail(await this.cases.handleIn(tx, sealed.letter.caseId, ...letterSent(sealed)));
      tracePoint('post.recorded');
    };
  }
}

/** The sentence is one that a person reads; a retry changes nothing. */
function notSent(error: unknown): never {
  throw Object.assign(new JobFailure(messageOf(error), false), { cause: error });
}

/** The key makes a repetition the same command: the sending is recorded on the case once. */
export function letterSent({ letter, envelope }: Pick<Sealed, 'letter' | 'envelope'>): [Command, Handling] {
  const { id, kind, sha256 } = letter;
  const actor: Actor = { kind: 'system', room: 'correspondence' };
  const { signed = false, certificate = null } = envelope.protection ?? {};
  const protection = { ...(signed && { signed }), ...(certificate !== null && { encrypted: true as const }) };
  return [
    { type: 'record_letter_sent', letterId: id, kind, sha256, ...protection },
    { actor, key: `letter-sent/${id}` },
  ];
}
