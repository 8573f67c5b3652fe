/** A client that says exactly what a test wants, from a local address of its choice. */
import { connect, type Socket } from 'node:net';

export class SmtpClient {
  private text = '';
  private readonly waiting: (() => void)[] = [];
  isClosed = false;

  private constructor(readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      this.text += chunk;
      this.wake();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isClosed = true;
      this.wake();
    });
  }

  /** Connected; the greeting is the first reply. `localAddress` may be any of 127.0.0.0/8. */
  static async open(port: number, localAddress = '127.0.0.1'): Promise<SmtpClient> {
    const socket = connect({ port, host: '127.0.0.1', localAddress });
    const client = new SmtpClient(socket);
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return client;
  }

  /** On a connection that is open already, such as one that TLS was laid over. */
  static over(socket: Socket): SmtpClient {
    return new SmtpClient(socket);
  }

  /** The next whole line that the server says; what it said last when it closed. */
  async line(): Promise<string> {
    while (!this.text.includes('\r\n') && !this.isClosed) await new Promise<void>((done) => this.waiting.push(done));
    const end = this.text.indexOf('\r\n');
    const line = end < 0 ? this.text : this.text.slice(0, end);
    this.text = end < 0 ? '' : this.text.slice(end + 2);
    return line;
  }

  /** The last line of the answer to a command. */
  async say(command: string): Promise<string> {
    this.socket.write(`${command}\r\n`);
    for (;;) {
      const line = await this.line();
      if (line.charAt(3) !== '-') return line;
    }
  }

  /** Greeted, and in a message to one recipient, before DATA. */
  async envelope(): Promise<void> {
    await this.line();
    for (const command of ['EHLO test', 'MAIL FROM:<a@sender.example>', 'RCPT TO:<b@x.example>']) {
      await this.say(command);
    }
  }

  /** Everything said until the server closes. */
  async rest(): Promise<string> {
    while (!this.isClosed) await new Promise<void>((done) => this.waiting.push(done));
    return this.text;
  }

  close(): void {
    this.socket.destroy();
  }

  private wake(): void {
    for (const done of this.waiting.splice(0)) done();
  }
}
