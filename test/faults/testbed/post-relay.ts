/** The relay of the testbed: keeps every mail it took, by Message-ID, and fails on request. */
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** `lost`: takes the whole mail and hangs up before it says so. */
export type Mood = 'takes' | 'later' | 'never' | 'lost';

export interface PostRelay {
  readonly url: string;
  mood: Mood;
  /** The raw mails taken under each Message-ID, without its angle brackets. */
  readonly taken: Map<string, Buffer[]>;
  close(): Promise<void>;
}

const replies: Partial<Record<Mood, number>> = { later: 451, never: 550 };

export async function startPostRelay(): Promise<PostRelay> {
  const taken = new Map<string, Buffer[]>();
  const sockets = new Set<Socket>();
  const state = { mood: 'takes' as Mood };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    logger: false,
    onRcptTo(_address, _session, callback) {
      const code = replies[state.mood];
      callback(code ? Object.assign(new Error('Not now.'), { responseCode: code }) : null);
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const id = /^message-id:\s*<([^>]+)>/im.exec(raw.toString('latin1'))?.[1] ?? '';
        taken.set(id, [...(taken.get(id) ?? []), raw]);
        if (state.mood !== 'lost') return callback();
        for (const socket of sockets) socket.destroy();
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise<void>((done) => server.close(() => done())),
  });
}
