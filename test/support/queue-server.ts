/** The whole application over HTTP on a database of its own, and people who are signed in. */
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '../../src/application/app.module.js';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { type Member, signedIn } from './desk.js';
import { LetterDesk } from './letter-desk.js';

export interface QueueServer {
  readonly app: NestFastifyApplication;
  readonly desk: LetterDesk;
  readonly port: number;
  signedIn(...roles: Role[]): Promise<Member>;
  close(): Promise<void>;
}

/** Without workers: a spec runs each piece of work itself. */
export async function openQueueServer(environment: Record<string, string> = {}): Promise<QueueServer> {
  let app: NestFastifyApplication | undefined;
  const desk = await LetterDesk.open(
    { relay: true },
    async ({ settings, fresh }) => {
      app = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
      await app.listen(0, '127.0.0.1');
      return app;
    },
    environment,
  );
  if (!app) throw new Error('The application did not start.');
  const server = app;
  const { port } = server.getHttpServer().address() as AddressInfo;
  return {
    app: server,
    desk,
    port,
    signedIn: (...roles) => signedIn(desk.platform.fresh, port, roles, roles.join(' and ')),
    async close() {
      await server.close();
      await desk.close();
    },
  };
}
