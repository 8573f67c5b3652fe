/** Reads one mailbox for as long as the process runs: a pass, then IDLE until the server shows something new. */
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { ImapFlow } from 'imapflow';
import type { MailboxFault } from '../intake/messages/mailbox.store.js';
import { Loop } from '../platform/jobs/loop.js';
import { codeOf, isOfCertificate, messageOf } from '../platform/telemetry/failure.js';
import type { Logger } from '../platform/telemetry/logger.js';
import { AccessToken, TokenRefused } from './access-token.js';
import type { MailboxKeeper } from './mailbox-keeper.js';
import { passOver } from './mailbox-pass.js';
import { type Mailbox, secretOf } from './mailboxes.js';

/** A wake-up may be missed, and IDLE may go silent: the mailbox is looked at again after so long (RFC 2177 allows 29 minutes). */
const LOOK_MILLISECONDS = 5 * 60_000;
const FIRST_PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 60_000;
const CONNECT_MILLISECONDS = 30_000;
/** Longer than the pause between two looks, or the pause itself would end the connection. */
const SILENT_MILLISECONDS = LOOK_MILLISECONDS + 60_000;

export interface ReaderNeeds {
  readonly keeper: MailboxKeeper;
  readonly logger: Logger;
  readonly largest: number;
  /** Records the end of a look: null when all that was shown is kept. */
  readonly looked: (mailbox: string, fault: MailboxFault | null) => Promise<void>;
}

export class MailboxReader {
  private readonly loop = new Loop(() => this.step());
  private readonly token: AccessToken | null;
  private client: ImapFlow | null = null;
  /** Mails that could not be kept at the last attempt. */
  private readonly failed = new Set<number>();
  /** The server showed something since the last pass began. */
  private hasMoved = false;
  private isStopping = false;
  private failures = 0;
  private wake: () => void = () => undefined;

  constructor(
    private readonly mailbox: Mailbox,
    private readonly needs: ReaderNeeds,
  ) {
    this.token = mailbox.token ? new AccessToken(mailbox.token) : null;
  }

  start(): void {
    this.isStopping = false;
    this.loop.start();
  }

  /** Resolves when what was fetched is kept; nothing more is waited for of the mail server. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.wake();
    this.client?.close();
    await this.loop.stop();
    this.close();
  }

  private async step(): Promise<number> {
    try {
      const client = await this.connected();
      this.hasMoved = false;
      const { mailbox, failed } = this;
      const { keeper, largest } = this.needs;
      const isWhole = await passOver({ client, mailbox, keeper, largest, failed, isStopping: () => this.isStopping });
      if (!isWhole) return LONGEST_PAUSE_MILLISECONDS;
      await this.needs.looked(this.mailbox.name, null);
      this.failures = 0;
      await this.rest(client);
      return 0;
    } catch (error) {
      return this.afterFailure(error);
    }
  }

  private async afterFailure(error: unknown): Promise<number> {
    this.close();
    if (this.isStopping) return LONGEST_PAUSE_MILLISECONDS;
    const fault = faultOf(error);
    if (fault === 'refused') this.token?.forget();
    const { name } = this.mailbox;
    this.needs.logger.warn('A mailbox could not be read; it is tried again.', { mailbox: name, fault });
    this.needs.logger.debug('Why a mailbox could not be read.', { mailbox: name, reason: messageOf(error) });
    // The database may be what failed.
    await this.needs.looked(name, fault).catch(() => undefined);
    this.failures += 1;
    return Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** (this.failures - 1));
  }

  /** Until the server shows something, the connection ends, or the time for another look has come. */
  private async rest(client: ImapFlow): Promise<void> {
    if (this.hasMoved || this.isStopping) return;
    let timer: NodeJS.Timeout | undefined;
    const news = new Promise<void>((resolve) => {
      this.wake = resolve;
      timer = setTimeout(resolve, LOOK_MILLISECONDS);
    });
    const idling = client.idle().then(
      () => undefined,
      () => undefined,
    );
    await Promise.race([news, idling]);
    clearTimeout(timer);
    if (this.isStopping) return;
    if (!client.usable) throw new Error('The connection to the mail server ended.');
    // Ends IDLE, and has the server say what changed.
    await client.noop();
  }

  private async connected(): Promise<ImapFlow> {
    if (this.client?.usable) return this.client;
    this.close();
    const options = await this.options();
    if (this.isStopping) throw new Error('The reader stops.');
    const client = new ImapFlow(options);
    // The library reports a broken connection here as well; without a listener the process would end.
    client.on('error', () => this.moved());
    client.on('close', () => this.moved());
    client.on('exists', () => this.moved());
    this.client = client;
    await client.connect();
    await client.mailboxOpen(this.mailbox.folder);
    return client;
  }

  private moved(): void {
    this.hasMoved = true;
    this.wake();
  }

  private async options() {
    const { host, port, tls, authorities, user, passwordFile } = this.mailbox;
    const secret = this.token
      ? { accessToken: await this.token.current(performance.now()) }
      : { pass: await secretOf(passwordFile ?? '') };
    return {
      ...{ host, port, secure: tls === 'implicit', doSTARTTLS: tls === 'starttls' },
      ...(authorities !== undefined && { tls: { ca: await readFile(authorities) } }),
      auth: { user, ...secret },
      ...{ logger: false as const, disableAutoIdle: true, disableCompression: true },
      ...{ connectionTimeout: CONNECT_MILLISECONDS, greetingTimeout: CONNECT_MILLISECONDS },
      socketTimeout: SILENT_MILLISECONDS,
      maxLiteralSize: 2 * this.needs.largest,
      clientInfo: { name: 'Greffe' },
    };
  }

  private close(): void {
    this.client?.close();
    this.client = null;
  }
}

const unreachable =
  /^(?:ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|CONNECT_TIMEOUT|GREETING_TIMEOUT|NoConnection)/;

/** The library says more of an error than its class does. */
type Told = Error & { readonly authenticationFailed?: boolean; readonly mailboxMissing?: boolean };

function faultOf(error: unknown): MailboxFault {
  const { authenticationFailed, mailboxMissing } = error as Told;
  if (authenticationFailed || error instanceof TokenRefused) return 'refused';
  if (mailboxMissing) return 'folder';
  const code = codeOf(error) ?? '';
  if (unreachable.test(code)) return 'unreachable';
  return isOfCertificate(error) ? 'certificate' : 'other';
}
