import type { Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** `lost`: the relay takes the whole mail and hangs up before it says so; `slow`: it says so when it is let to. */
type RelayMood = 'takes' | 'later' | 'never' | 'lost' | 'slow';

export interface MailRelay {
  readonly url: string;
  readonly received: ParsedMail[];
  /** The bytes of each of them. */
  readonly raw: Buffer[];
  /** To whom each of them went, by its SMTP envelope. */
  readonly recipients: string[][];
  mood: RelayMood;
  /** Says yes to what a slow relay took. */
  resume(): void;
  close(): Promise<void>;
}

const replies: Partial<Record<RelayMood, number>> = { later: 451, never: 550 };

/** A relay on a free port that keeps what it takes. */
export async function startMailRelay(): Promise<MailRelay> {
  const received: ParsedMail[] = [];
  const raw: Buffer[] = [];
  const recipients: string[][] = [];
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  const relay = { mood: 'takes' as RelayMood };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo(_address, _session, callback) {
      const code = replies[relay.mood];
      callback(code ? Object.assign(new Error('Not now.'), { responseCode: code }) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks);
        void simpleParser(bytes).then((mail) => {
          received.push(mail);
          raw.push(bytes);
          recipients.push(session.envelope.rcptTo.map(({ address }) => address));
          if (relay.mood === 'slow') return void waiting.push(callback);
          if (relay.mood !== 'lost') return callback();
          for (const socket of sockets) socket.destroy();
        });
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return Object.assign(relay, {
    url: `smtp://127.0.0.1:${port}`,
    received,
    raw,
    recipients,
    resume: () => {
      for (const answer of waiting.splice(0)) answer();
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  });
}
