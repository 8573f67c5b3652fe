/** The database of the tests at a port of this machine: its socket is not there in a container, or for another user. */
import { connect, createServer, type Socket } from 'node:net';

export interface OverTcp {
  readonly port: number;
  /** The same database and user at that port. */
  readonly at: (url: string) => string;
  close(): Promise<void>;
}

/** @param url of the database, as any user */
export async function databaseOverTcp(url: string): Promise<OverTcp> {
  const { hostname, port: itsPort } = new URL(url);
  const host = decodeURIComponent(hostname);
  const number = itsPort === '' ? 5432 : Number(itsPort);
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${number}` } : { host, port: number };
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const inner = connect(target);
    for (const [one, other] of [
      [client, inner],
      [inner, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy()).on('close', () => open.delete(one) && other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    at: (direct) => Object.assign(new URL(direct), { host: `127.0.0.1:${port}` }).toString(),
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
}
