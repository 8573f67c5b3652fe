/** The open connections of the SMTP server, each with what it brought and what it still may. */
import type { Socket } from 'node:net';
import type { SMTPServer } from 'smtp-server';
import { placeOf } from '../../platform/http/request/place.js';
import { connectionToClose, type JudgedConnection, type SmtpLimits } from './limits.js';

const SAMPLE_MILLISECONDS = 1_000;
/** Samples over which "recent" bytes are counted. */
const SAMPLES = 5;

export type SmtpConnection = SMTPServer['connections'] extends Set<infer Connection> ? Connection : never;

const tooMany = 'Too many connections: try again in a moment.';

export class SmtpConnections {
  private readonly open = new Map<string, Watched>();
  private timer: NodeJS.Timeout | undefined;

  /** @param clock milliseconds that only elapse */
  constructor(
    private readonly limits: SmtpLimits,
    private readonly clock: () => number,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.sample(), SAMPLE_MILLISECONDS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** The sentence with which a new connection is refused; null when it is taken, in place of an idle one if need be. */
  refusal(address: string): string | null {
    const network = placeOf(address);
    const all = [...this.open.values()];
    if (all.filter((one) => one.network === network).length >= this.limits.perAddress) {
      return 'Too many connections from your address: close one first.';
    }
    if (all.length < this.limits.connections) return null;
    const idle = connectionToClose(all, this.clock(), this.limits);
    if (!idle) return tooMany;
    idle.end(tooMany);
    this.open.delete(idle.id);
    return null;
  }

  /** Counts its replies, and ends it when there are too many. */
  watch(connection: SmtpConnection, socket: Socket): void {
    const watched = new Watched(connection, socket, this.limits, this.clock);
    this.open.set(watched.id, watched);
  }

  /** Its socket closed. */
  forget(id: string): void {
    this.open.delete(id);
  }

  /** Of the connection with this session. */
  find(id: string): Watched | undefined {
    return this.open.get(id);
  }

  /** Looks at each connection, and ends those that take too much; called every second. */
  sample(): void {
    for (const watched of this.open.values()) watched.sample(this.clock());
  }
}

class Watched implements JudgedConnection {
  readonly id: string;
  readonly network: string;
  readonly openedAt: number;
  waitsForUs = false;
  private readonly samples: number[] = [0];
  private repliedAt: number;
  private errors = 0;
  private replies = 0;
  private messages = 0;
  private data: { readonly from: number; window: { readonly from: number; readonly bytes: number } } | null = null;

  constructor(
    private readonly connection: SmtpConnection,
    private readonly socket: Socket,
    private readonly limits: SmtpLimits,
    private readonly clock: () => number,
  ) {
    this.id = connection.id;
    this.openedAt = clock();
    this.repliedAt = this.openedAt;
    this.network = placeOf(socket.remoteAddress ?? '');
    const send = connection.send.bind(connection);
    connection.send = (code, ...rest) => {
      send(code, ...rest);
      this.replied(code);
    };
  }

  get recentBytes(): number {
    return this.socket.bytesRead - (this.samples.at(0) ?? 0);
  }

  /** True while it may send one message more. */
  get hasMessagesLeft(): boolean {
    return this.messages < this.limits.messages;
  }

  /** DATA was answered: its bytes have their own clock. */
  dataBegan(): void {
    const from = this.clock();
    this.data = { from, window: { from, bytes: this.socket.bytesRead } };
  }

  /** Its last byte came: until the next reply it waits for us. */
  dataCame(): void {
    this.data = null;
    this.waitsForUs = true;
  }

  sample(now: number): void {
    this.samples.push(this.socket.bytesRead);
    if (this.samples.length > SAMPLES) this.samples.shift();
    if (this.waitsForUs) return;
    if (this.data) this.judgeData(this.data, now);
    else if (now - this.repliedAt > this.limits.commandMilliseconds) this.end('No command came in time.');
  }

  end(sentence: string): void {
    this.connection.send(421, sentence);
  }

  private judgeData(data: NonNullable<Watched['data']>, now: number): void {
    const { windowMilliseconds, windowBytes, messageMilliseconds } = this.limits;
    const isWindowOver = now - data.window.from >= windowMilliseconds;
    if (now - data.from > messageMilliseconds) this.end('The message took too long.');
    else if (isWindowOver && this.socket.bytesRead - data.window.bytes < windowBytes) this.end('It came too slowly.');
    else if (isWindowOver) data.window = { from: now, bytes: this.socket.bytesRead };
  }

  private replied(code: number): void {
    this.repliedAt = this.clock();
    if (code === 421) return;
    if (this.waitsForUs) {
      this.waitsForUs = false;
      this.messages += 1;
      this.replies = 0;
    }
    this.replies += 1;
    if (code >= 500) this.errors += 1;
    if (this.errors >= this.limits.errors) this.end('Too many errors.');
    else if (this.replies >= this.limits.replies) this.end('Too many commands without a message.');
  }
}
