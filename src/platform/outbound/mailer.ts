import { createTransport, type SendMailOptions } from 'nodemailer';
import { addressText, checkedMailbox, type Mailbox } from '../../domain/kernel/mailbox.js';
import type { Settings } from '../settings/settings.js';
import { codeOf, messageOf } from '../telemetry/failure.js';
import { tracePoint } from '../telemetry/trace-point.js';

const CONNECT_MILLISECONDS = 15_000;
const SILENCE_MILLISECONDS = 60_000;
const NOTHING_IS_SENT = 'Safe mode: nothing is sent.';
/** RFC 5321, 4.2.1: a reply of 500 and more stays the same however often one asks. */
const PERMANENT = 500;

export interface OutgoingMail {
  /** One recipient: nothing that Greffe sends goes to two addresses. */
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Buffer;
  }[];
  /** Chosen by the caller and kept, so that a mail sent twice is recognised as one (RFC 5322, 3.6.4); without `<>`. */
  readonly messageId: string;
  /** The mail that this one answers, without `<>`. */
  readonly inReplyTo?: string;
  /** Set on what no person wrote, so that nothing answers it (RFC 3834, 5). */
  readonly automatic?: boolean;
  /** Signs or encrypts the MIME entity of the mail: the header fields of the message stay outside (RFC 8551, 3.1). */
  readonly protect?: (entity: Buffer) => Promise<Buffer>;
}

/** What the relay said, in its words; they may name a recipient. */
export type Posting =
  | { readonly outcome: 'sent'; readonly response: string; readonly rejected: readonly string[] }
  /** No relay is configured: nothing left, and nothing will until one is. */
  | { readonly outcome: 'not_configured' }
  /**
   * Another attempt may succeed. `mayHaveLeft` when the connection was lost after it stood: the relay could have taken
   * the mail and its reply be lost.
   */
  | { readonly outcome: 'temporary'; readonly reason: string; readonly mayHaveLeft: boolean }
  | { readonly outcome: 'permanent'; readonly reason: string };

export interface Relay {
  readonly url: string;
  /** Sender of every mail. */
  readonly from: Mailbox;
}

/** Null where no relay is configured: the settings refuse a relay without the sender of its mails. */
export const relayOf = ({ mailUrl, mailFrom }: Pick<Settings, 'mailUrl' | 'mailFrom'>): Relay | null =>
  mailUrl === undefined || mailFrom === undefined ? null : { url: mailUrl, from: checkedMailbox(mailFrom) };

/** Hands mail to the one relay that is configured; calls no one else. */
export class Mailer {
  private readonly transport: ReturnType<typeof createTransport> | undefined;

  /**
   * @param relay null sends nothing
   * @param maySend asked before each mail: false in safe mode, where nothing is sent
   */
  constructor(
    private readonly relay: Relay | null,
    private readonly maySend: () => Promise<boolean>,
  ) {
    if (!relay) return;
    this.transport = createTransport({
      url: relay.url,
      connectionTimeout: CONNECT_MILLISECONDS,
      greetingTimeout: CONNECT_MILLISECONDS,
      socketTimeout: SILENCE_MILLISECONDS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** At least once: a connection lost after the last byte leaves open whether the mail was taken. */
  async send(mail: OutgoingMail): Promise<Posting> {
    if (!this.transport || !this.relay) return { outcome: 'not_configured' };
    if (!(await this.maySend())) return { outcome: 'temporary', reason: NOTHING_IS_SENT, mayHaveLeft: false };
    const from = addressed(this.relay.from);
    const to = addressed(mail.to);
    try {
      tracePoint('mailer.before_send');
      const envelope = { from, to: [to] };
      const message = {
        from,
        to: [to],
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.messageId}>`,
        ...(mail.inReplyTo === undefined ? {} : answering(mail.inReplyTo)),
        ...(mail.automatic ? { headers: { 'Auto-Submitted': 'auto-replied' } } : {}),
        attachments: mail.attachments.map((attachment) => ({ ...attachment })),
      };
      const { protect } = mail;
      const { response, rejected } = await this.transport.sendMail(
        protect ? { envelope, raw: await protectedMessage(message, protect) } : { ...message, envelope },
      );
      tracePoint('mailer.sent');
      return { outcome: 'sent', response, rejected: rejected.map(String) };
    } catch (error) {
      tracePoint('mailer.failed');
      const reason = messageOf(error);
      if (isPermanent(error)) return { outcome: 'permanent', reason };
      return { outcome: 'temporary', reason, mayHaveLeft: lostMidway(error) };
    }
  }

  /** Connects, greets and signs in as before a mail, and sends none. Rejects with what the relay said. */
  async verify(): Promise<void> {
    await this.transport?.verify();
  }

  close(): void {
    this.transport?.close();
  }
}

/** A wrong password is mended by a person at the relay or in the settings: the mail itself is not refused. */
function isPermanent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || codeOf(error) === 'EAUTH') return false;
  return 'responseCode' in error && Number(error.responseCode) >= PERMANENT;
}

/** Writes the message, and takes its entity out: the fields that describe the content, then the content itself. */
async function protectedMessage(mail: SendMailOptions, protect: NonNullable<OutgoingMail['protect']>): Promise<Buffer> {
  const noAccess = { disableFileAccess: true, disableUrlAccess: true };
  const { message } = await createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    ...noAccess,
  }).sendMail(mail);
  const written = Buffer.from(message as Buffer);
  const end = written.indexOf('\r\n\r\n');
  const fields = written
    .subarray(0, end)
    .toString('latin1')
    .split(/\r\n(?![ \t])/);
  const isContent = (field: string): boolean => /^content-/i.test(field);
  const head = (chosen: string[]): Buffer => Buffer.from(chosen.map((field) => `${field}\r\n`).join(''), 'latin1');
  const entity = Buffer.concat([head(fields.filter(isContent)), written.subarray(end + 2)]);
  return Buffer.concat([head(fields.filter((field) => !isContent(field))), await protect(entity)]);
}

/** An object: the library parses a string, and may find another address or a second one in it. */
const addressed = (mailbox: Mailbox): { name: string; address: string } => ({
  name: '',
  address: addressText(mailbox),
});

/** Both headers of an answer (RFC 5322, 3.6.4). */
function answering(messageId: string): { inReplyTo: string; references: string } {
  return { inReplyTo: `<${messageId}>`, references: `<${messageId}>` };
}

/** The relay was reached and said nothing more: a refused connection, an unknown host or a reply are known failures. */
function lostMidway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || 'responseCode' in error) return false;
  if ('syscall' in error && error.syscall === 'connect') return false;
  if ('timeoutType' in error && error.timeoutType !== 'SOCKET_TIMEOUT') return false;
  return ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EPROTOCOL', 'ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '');
}
