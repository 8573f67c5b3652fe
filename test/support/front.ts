/** A reverse proxy before the processes of one service, as docs/database-roles.md asks for it: by path, and nothing else. */
import { createServer, request, type Server } from 'node:http';

const IDENTITY =
  /^\/api\/(session|sessions|setup|factors|people|grants|keys|first-password|delegations|installation)(\/|\?|$)/;

export interface Behind {
  readonly api: string;
  readonly identity: string;
  readonly intake: string;
}

const addressOf = (path: string, { api, identity, intake }: Behind): string => {
  if (path.startsWith('/hooks/') || path === '/api/requests') return intake;
  return IDENTITY.test(path) ? identity : api;
};

/** Resolves when it listens on a port of its own. */
export async function startFront(behind: Behind): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer((asked, reply) => {
    const { method, headers, url: path = '/' } = asked;
    const forwarded = request(new URL(path, addressOf(path, behind)), { method, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    forwarded.on('error', () => reply.writeHead(502).end());
    asked.pipe(forwarded);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
