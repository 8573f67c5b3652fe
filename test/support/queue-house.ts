/** The whole house over HTTP on a database of its own, and people who are signed in. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '../../src/app.module.js';
import { PeopleService } from '../../src/auth/people.service.js';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { valueOrThrow } from '../../src/platform/http/refusal.error.js';
import { PASSWORD, Visitor } from './desk.js';
import { LetterDesk } from './letter-desk.js';

export interface QueueHouse {
  readonly app: NestFastifyApplication;
  readonly desk: LetterDesk;
  readonly port: number;
  signedIn(...roles: Role[]): Promise<Visitor & { readonly id: string; readonly email: string }>;
  close(): Promise<void>;
}

/** Without workers: a spec runs each piece of work itself. */
export async function openQueueHouse(environment: Record<string, string> = {}): Promise<QueueHouse> {
  let app: NestFastifyApplication | undefined;
  const desk = await LetterDesk.open(
    { relay: true },
    async ({ settings, fresh }) => {
      app = await createHttpApp(appModule(settings, fresh.url, { role: 'api' }), settings, false);
      await app.listen(0, '127.0.0.1');
      return app;
    },
    environment,
  );
  if (!app) throw new Error('The house did not open.');
  const house = app;
  const { port } = house.getHttpServer().address() as AddressInfo;
  return {
    app: house,
    desk,
    port,
    async signedIn(...roles) {
      const email = `${roles.join('-')}-${randomUUID().slice(0, 8)}@desk.example`;
      const account = { name: roles.join(' and '), email, password: PASSWORD, roles };
      const { id } = valueOrThrow(await house.get(PeopleService).addPerson(account, 'test'));
      const visitor = new Visitor(port);
      await visitor.signIn(email);
      return Object.assign(visitor, { id, email });
    },
    async close() {
      await house.close();
      await desk.close();
    },
  };
}
