/** Writes one letter of a case: composed, drawn, its files stored under the key of the case. */
import { createHash, createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DestinationCheck } from '../../cases/handle/destination-check.js';
import type { ChosenRecipient } from '../../cases/http/recipients.service.js';
import { type ComposedLetter, compose } from '../../domain/case/letters/letter.js';
import type { Letter } from '../../domain/case/model/event-schema.js';
import { goesByPost } from '../../domain/case/model/posting.js';
import { mayGoElsewhere } from '../../domain/case/model/writing.js';
import { addressText, type Mailbox } from '../../domain/kernel/mailbox.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { isNotice, type LetterKind } from '../../domain/law/vocabulary.js';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { MailProtector } from '../protection/mail-protection.js';
import { drawLetter } from './draw-letter.js';
import { digestOf, type Envelope, sealEnvelope } from './envelope.js';
import type { FileTarget } from './given-targets.js';
import type { StoredFile, StoredLetter } from './letter.store.js';
import type { LoadedCase } from './letter-context-loader.js';
import { LetterTemplates } from './letter-templates.js';

export interface Enclosure {
  readonly name: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly content: Buffer;
  /** The row of the table that it belongs to; of a disclosure alone. */
  readonly target?: FileTarget | undefined;
}

/** A file of operations: in the store already, under its own id. */
export interface StoredEnclosure extends Omit<Enclosure, 'content'> {
  readonly uploadId: string;
  /** In bytes. */
  readonly size: number;
}
export type Enclosed = Enclosure | StoredEnclosure;

export interface Order {
  readonly id: string;
  readonly preparationId: string | null;
  readonly kind: LetterKind;
  readonly enclosures: readonly Enclosed[];
}

export interface Drafted {
  readonly letter: Letter;
  readonly stored: StoredLetter;
  readonly files: readonly StoredFile[];
  /** Of the envelope, under the key of the case. */
  readonly digest: string;
  /** The letter itself, to be enclosed in another. */
  readonly pdf: Enclosure;
  readonly composed: ComposedLetter;
}

/** One of the two: a mailbox, or the lines of a postal address with the name of the recipient before them. */
interface Addressed {
  readonly mailbox: Mailbox | null;
  readonly postal: readonly string[] | null;
}

interface To {
  readonly to: Addressed;
  readonly chosen: ChosenRecipient | null;
  /** As the letter names it; null where the templates do. */
  readonly name: string | null;
}

/** Throws while the address is in doubt. */
function addressed(kind: LetterKind, loaded: LoadedCase): To {
  const informed = isNotice(kind) ? loaded.notices.get(kind) : undefined;
  if (isNotice(kind)) return mailed(informed?.mailbox, null, informed?.name ?? null);
  const byPost = goesByPost(kind, loaded.state);
  const chosen = byPost || mayGoElsewhere(kind) ? loaded.recipient : null;
  if (!chosen || !byPost) return mailed(chosen ? chosen.mailbox : loaded.answer.mailbox, chosen, chosen?.name ?? null);
  if (!chosen.postal) throw new Error(IN_DOUBT);
  const to = { mailbox: null, postal: [chosen.name, ...chosen.postal] };
  // The name of a requester stands with the address, under the line that every requester has.
  return { to, chosen, name: chosen.kind === 'requester' ? null : chosen.name };
}

const IN_DOUBT = 'No letter is written while its address is in doubt.';

function mailed(mailbox: Mailbox | null | undefined, chosen: ChosenRecipient | null, name: string | null): To {
  if (!mailbox) throw new Error(IN_DOUBT);
  return { to: { mailbox, postal: null }, chosen, name };
}

@Injectable()
export class LetterWriter {
  constructor(
    private readonly templates: LetterTemplates,
    private readonly blobs: BlobStore,
    private readonly destinations: DestinationCheck,
    private readonly protector: MailProtector,
  ) {}

  /** The words of the letter, and to whom. */
  compose(loaded: LoadedCase, { kind, enclosures }: Pick<Order, 'kind' | 'enclosures'>) {
    const { to, chosen, name } = addressed(kind, loaded);
    const attachments = enclosures.map(({ name, sha256 }) => ({ name, sha256 }));
    const context = {
      ...loaded.context,
      ...{ recipient: to.mailbox, recipientName: name, attachments },
      ...(to.postal && { postal: name === null ? to.postal : to.postal.slice(1) }),
    };
    return { to, chosen, composed: compose(kind, context, this.templates.book, loaded.language) };
  }

  /** The same order on the same day gives the same bytes. */
  async draw({ context, key }: LoadedCase, composed: ComposedLetter, id: string): Promise<Enclosure> {
    const content = await drawLetter(composed, context.day, controlOf(key, id));
    return enclosureOf(`${composed.kind}-${context.ourReference}.pdf`, 'application/pdf', content);
  }

  /** Each call stores its own files. */
  async write(loaded: LoadedCase, { id, preparationId, kind, enclosures }: Order): Promise<Drafted> {
    const { context } = loaded;
    const { to, chosen, composed } = this.compose(loaded, { kind, enclosures });
    const pdf = await this.draw(loaded, composed, id);
    const { language, template, templateSha256, versions } = composed;
    const envelope: Envelope = {
      messageId: `${id}@${loaded.mailDomain}`,
      ...(to.mailbox ? { recipient: addressText(to.mailbox) } : { recipient: to.postal?.join('\n') ?? '', post: true }),
      subject: `${versions[0]?.mail.subject ?? ''} (${context.ourReference})`,
      text: versions.map(({ mail }) => mail.paragraphs.join('\n\n')).join('\n\n---\n\n'),
      inReplyTo: isNotice(kind) || chosen ? null : bare(loaded.requester.messageId),
      files: [pdf, ...enclosures].map(({ name, contentType, sha256 }) => ({ name, contentType, sha256 })),
      ...(to.mailbox && { protection: await this.protector.of(to.mailbox) }),
    };
    const common = { id, kind, language, template, templateSha256, sha256: pdf.sha256 };
    return {
      letter: { ...common, ...(await this.destinationOf(loaded, to)) },
      stored: {
        ...{ ...common, caseId: loaded.caseId, preparationId, post: envelope.post === true },
        envelope: sealEnvelope(loaded.key, id, envelope),
      },
      files: await this.store([pdf, ...enclosures], loaded.key),
      digest: digestOf(loaded.key, envelope),
      pdf,
      composed,
    };
  }

  /** What the log says of where it goes. */
  private async destinationOf({ key, state }: LoadedCase, { mailbox }: Addressed) {
    if (!mailbox) return { post: state.recipient?.digest };
    const found = await this.destinations.now(key, mailbox);
    return { zone: found.zone, mailbox: found.digest };
  }

  /** Of letters that were not kept after all; files of operations stay. */
  async discard(drafts: readonly Drafted[]): Promise<void> {
    for (const { files } of drafts) {
      for (const { blobId, uploadId } of files) if (uploadId === null) await this.blobs.discard(blobId);
    }
  }

  private async store(enclosures: readonly Enclosed[], key: Buffer): Promise<StoredFile[]> {
    const files: StoredFile[] = [];
    for (const enclosed of enclosures) {
      if ('uploadId' in enclosed) {
        const { uploadId, sha256, size } = enclosed;
        files.push({ position: files.length, blobId: uploadId, sha256, size, uploadId });
        continue;
      }
      const { content, target } = enclosed;
      // The version before reads no records, and no disclosure that has a table.
      const options = { maximumBytes: content.length, inRecords: target !== undefined };
      const written = await this.blobs.write(Readable.from([content]), key, options);
      files.push({ position: files.length, ...valueOrFail(written), uploadId: null });
      tracePoint('letters.file_written');
    }
    return files;
  }
}

export function enclosureOf(name: string, contentType: string, content: Buffer): Enclosure {
  return { name, contentType, content, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Follows from the key of the case, so that it dies with it and the same letter has the same bytes. */
export function controlOf(key: Buffer, letterId: string): string {
  return createHmac('sha256', key).update(`control\0${letterId}`).digest('hex').slice(0, 32);
}

/** A Message-ID without its angle brackets; null for what could not stand in a header of ours (RFC 5322, 3.6.4). */
function bare(messageId: string | null): string | null {
  const id = messageId?.replaceAll(/[<>\s]/g, '') ?? '';
  return /^[!-~]{1,900}$/.test(id) ? id : null;
}
