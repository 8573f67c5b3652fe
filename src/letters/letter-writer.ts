/** Writes one letter of a case: composed, drawn, its files stored under the key of the case. */
import { createHash, createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DestinationCheck } from '../cases/destination-check.js';
import { compose } from '../domain/case/letter.js';
import type { Letter } from '../domain/case/model/event-schema.js';
import { addressText } from '../domain/kernel/mailbox.js';
import { valueOrFail } from '../domain/kernel/result.js';
import type { LetterKind } from '../domain/law/vocabulary.js';
import { BlobStore } from '../platform/blobs/blob-store.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import type { Dossier } from './dossiers.js';
import { drawLetter } from './draw-letter.js';
import { digestOf, type Envelope, sealEnvelope } from './envelope.js';
import type { StoredFile, StoredLetter } from './letter.store.js';
import { LetterTemplates } from './letter-templates.js';

export interface Enclosure {
  readonly name: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly content: Buffer;
}

export interface Order {
  readonly id: string;
  readonly preparationId: string | null;
  readonly kind: LetterKind;
  readonly enclosures: readonly Enclosure[];
}

export interface Drafted {
  readonly letter: Letter;
  readonly stored: StoredLetter;
  readonly files: readonly StoredFile[];
  /** Of the envelope, under the key of the case. */
  readonly digest: string;
  /** The letter itself, to be enclosed in another. */
  readonly pdf: Enclosure;
}

@Injectable()
export class LetterWriter {
  constructor(
    private readonly templates: LetterTemplates,
    private readonly blobs: BlobStore,
    private readonly destinations: DestinationCheck,
  ) {}

  /** The same order on the same day gives the same bytes; each call stores its own files. */
  async write(dossier: Dossier, { id, preparationId, kind, enclosures }: Order): Promise<Drafted> {
    const recipient = kind === 'sisse_notice' ? dossier.noticeAddress : dossier.answer.mailbox;
    if (!recipient) throw new Error('No letter is written while the address to answer is in doubt.');
    const attachments = enclosures.map(({ name, sha256 }) => ({ name, sha256 }));
    const context = { ...dossier.context, recipient, attachments };
    const composed = compose(kind, context, this.templates.book, dossier.language);
    const content = await drawLetter(composed, context.day, controlOf(dossier.key, id));
    const pdf = enclosureOf(`${kind}-${context.ourReference}.pdf`, 'application/pdf', content);
    const { language, template, templateSha256, versions } = composed;
    const envelope: Envelope = {
      messageId: `${id}@${dossier.mailDomain}`,
      recipient: addressText(recipient),
      subject: `${versions[0]?.mail.subject ?? ''} (${context.ourReference})`,
      text: versions.map(({ mail }) => mail.paragraphs.join('\n\n')).join('\n\n---\n\n'),
      inReplyTo: kind === 'sisse_notice' ? null : bare(dossier.requester.messageId),
      files: [pdf, ...enclosures].map(({ name, contentType, sha256 }) => ({ name, contentType, sha256 })),
    };
    const common = { id, kind, language, template, templateSha256, sha256: pdf.sha256 };
    const { zone, digest: mailbox } = this.destinations.of(dossier.key, recipient);
    return {
      letter: { ...common, zone, mailbox },
      stored: { ...common, caseId: dossier.caseId, preparationId, envelope: sealEnvelope(dossier.key, id, envelope) },
      files: await this.store([pdf, ...enclosures], dossier.key),
      digest: digestOf(dossier.key, envelope),
      pdf,
    };
  }

  /** Of letters that were not kept after all. */
  async discard(drafts: readonly Drafted[]): Promise<void> {
    for (const { files } of drafts) {
      for (const { blobId } of files) await this.blobs.discard(blobId);
    }
  }

  private async store(enclosures: readonly Enclosure[], key: Buffer): Promise<StoredFile[]> {
    const files: StoredFile[] = [];
    for (const { content } of enclosures) {
      const written = await this.blobs.write(Readable.from([content]), key, { maximumBytes: content.length });
      files.push({ position: files.length, ...valueOrFail(written) });
      tracePoint('letters.file_written');
    }
    return files;
  }
}

export function enclosureOf(name: string, contentType: string, content: Buffer): Enclosure {
  return { name, contentType, content, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Follows from the key of the case, so that it dies with it and the same letter has the same bytes. */
function controlOf(key: Buffer, letterId: string): string {
  return createHmac('sha256', key).update(`control\0${letterId}`).digest('hex').slice(0, 32);
}

/** A Message-ID without its angle brackets; null for what could not stand in a header of ours (RFC 5322, 3.6.4). */
function bare(messageId: string | null): string | null {
  const id = messageId?.replaceAll(/[<>\s]/g, '') ?? '';
  return /^[!-~]{1,900}$/.test(id) ? id : null;
}
