/** Sends a letter once: claimed before the socket opens, its bytes compared with what was approved, then recorded. */
import { Injectable } from '@nestjs/common';
import { CasesService, type Handling } from '../cases/cases.service.js';
import type { Command } from '../domain/case/command.js';
import type { Actor } from '../domain/case/model/circumstances.js';
import { instantFromMilliseconds, millisecondsOf } from '../domain/kernel/instant.js';
import { type Mailbox, sameMailbox } from '../domain/kernel/mailbox.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { automaticLetterKinds, type LetterKind } from '../domain/law/vocabulary.js';
import { Database } from '../platform/database/database.js';
import type { Work } from '../platform/database/job-contract.js';
import { enqueue } from '../platform/database/outbox.js';
import { type Effect, JobFailure, nothing } from '../platform/jobs/job.js';
import { Mailer, type OutgoingMail, type Posting } from '../platform/outbound/mailer.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { type Attempt, type Claim, DeliveryStore } from './delivery.store.js';
import { recipientOf } from './envelope.js';
import type { StoredLetter } from './letter.store.js';
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
  ) {}

  /**
   * Rejects with the sentence a person reads when the letter did not leave. MAY be called again, and by two processes
   * at once: the letter leaves once.
   * @param judged the one mailbox that was judged, shown and approved: the letter leaves for no other
   * @param again the work to repeat while no relay is configured
   */
  async post(sealed: Sealed, judged: Mailbox | null, again: Work): Promise<Effect> {
    const { letter, envelope } = sealed;
    const mail = await this.mailOf(sealed);
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

  private async mailOf(sealed: Sealed): Promise<Omit<OutgoingMail, 'to'>> {
    const { subject, text, messageId, inReplyTo } = sealed.envelope;
    return {
      subject,
      text,
      messageId,
      ...(inReplyTo === null ? {} : { inReplyTo }),
      automatic: isAutomatic(sealed.letter.kind),
      attachments: (await this.files.read(sealed)).map(({ name, contentType, content }) => ({
        filename: name,
        contentType,
        content,
      })),
    };
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
   * It did not leave, and trying again changes nothing: people hear of what they let go. What the machine wrote by itself is
   * shown as not sent on its case: a stranger's address wakes nobody.
   */
  private async refused(attempt: Attempt, { kind }: StoredLetter, sentence: string): Promise<Effect> {
    await this.end(attempt, 'failed');
    if (!isAutomatic(kind)) throw new JobFailure(sentence, false);
    return nothing;
  }

  /** A sender that was taken over while it stalled has its work in other hands: what it sent is told by new work. */
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

  private recorded({ letter }: Sealed): Effect {
    return async (tx) => {
      valueOrFail(await this.cases.handleIn(tx, letter.caseId, ...letterSent(letter)));
      tracePoint('post.recorded');
    };
  }
}

/** The key makes a repetition the same command: the case hears once that the letter left. */
export function letterSent({ id, kind, sha256 }: Pick<StoredLetter, 'id' | 'kind' | 'sha256'>): [Command, Handling] {
  const actor: Actor = { kind: 'system', room: 'correspondence' };
  return [
    { type: 'record_letter_sent', letterId: id, kind, sha256 },
    { actor, key: `letter-sent/${id}` },
  ];
}
