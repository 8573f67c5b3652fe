/** A local mail relay that keeps what it is given: the letters of the demonstration go nowhere else. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

export interface SunkLetter {
  readonly to: readonly string[];
  readonly bytes: Buffer;
}

export class MailSink {
  readonly letters: SunkLetter[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailSink> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          sink.letters.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            bytes: Buffer.concat(chunks),
          });
          callback();
        });
      },
    });
    const sink = new MailSink(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return sink;
  }

  get url(): string {
    const address = this.server.server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  /** Keeps every letter as a file, so that it can be opened and looked at. */
  async save(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const [index, letter] of this.letters.entries()) {
      await writeFile(join(folder, `${String(index + 1).padStart(3, '0')}.eml`), letter.bytes);
    }
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
