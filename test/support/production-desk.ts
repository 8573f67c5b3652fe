/** A desk with an admitted request, a jurist who orders, and operations who collect, over HTTP. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '../../src/application/app.module.js';
import { addHours } from '../../src/domain/kernel/instant.js';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { actOn } from '../../src/domain/signature/act.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { type Answer, type Member, PASSWORD, signedIn } from './desk.js';
import { LetterDesk } from './letter-desk.js';
import { admitted, requisition } from './written-request.js';

export const french = {
  facts: requisition,
  classification: { ...admitted, approvers: ['head_of_legal' as const] },
  target: 'canari@cible.example',
};

export class ProductionDesk {
  private constructor(
    readonly desk: LetterDesk,
    readonly app: NestFastifyApplication,
    readonly port: number,
    readonly jurist: Member,
    readonly operations: Member,
  ) {}

  static async open(environment: Record<string, string> = {}): Promise<ProductionDesk> {
    let app: NestFastifyApplication | undefined;
    const started = async ({ settings, fresh }: LetterDesk['platform']) => {
      app = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
      await app.listen(0, '127.0.0.1');
      return app;
    };
    const desk = await LetterDesk.open({ relay: true }, started, environment);
    if (!app) throw new Error('The application did not start.');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const { fresh } = desk.platform;
    const jurist = await signedIn(fresh, port, ['jurist'], 'Camille Aubry');
    await desk.signing.withPassword(jurist.id, PASSWORD);
    const operations = await signedIn(fresh, port, ['operations'], 'Paul Girard');
    await desk.signing.withPassword(operations.id, PASSWORD);
    return new ProductionDesk(desk, app, port, jurist, operations);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  member(...roles: Role[]): Promise<Member> {
    return signedIn(this.desk.platform.fresh, this.port, roles);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.desk.close();
  }

  request(changed: Parameters<LetterDesk['request']>[0] = {}): Promise<string> {
    return this.desk.request({ ...french, ...changed });
  }

  /** What a jurist fills in, for two days from now. */
  async given(changed: object = {}) {
    const dueAt = addHours(await this.desk.platform.fresh.now(), 48);
    const what = { targets: [{ place: 0 }] as object[], categories: ['SUB'], from: null, to: null, dueAt };
    return { orderId: randomUUID(), ...what, ...changed };
  }

  /** Drafted, signed and issued; what the last of these answered. */
  async order(caseId: string, given: Awaited<ReturnType<ProductionDesk['given']>>): Promise<Answer> {
    const { jurist, desk } = this;
    const draft = await jurist.send('POST', `/api/cases/${caseId}/production-order-draft`, { body: given });
    if (draft.statusCode !== 200) return draft;
    const { payload } = draft.json<{ payload: string }>();
    const act = actOn('order_production', { case: caseId, payload, preparation: given.orderId });
    const signature = (await desk.signing.of(jurist.id)).sign(act);
    const body = { seen: (await desk.state(caseId)).seq, ...given, signature };
    return jurist.send('POST', `/api/cases/${caseId}/production-orders`, { body });
  }

  /** An order that runs. */
  async ordered(changed: object = {}): Promise<{ caseId: string; orderId: string }> {
    const caseId = await this.request();
    const given = await this.given(changed);
    const answer = await this.order(caseId, given);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return { caseId, orderId: given.orderId };
  }

  /** As operations do it; the code of the refusal, or `done`. */
  async act(
    orderId: string,
    what: string,
    body: object | undefined = undefined,
    by = this.operations,
  ): Promise<string> {
    return outcome(await by.send('POST', `/api/production/${orderId}/${what}`, body ? { body } : {}));
  }
}

export function outcome({ statusCode, body, json }: Answer): string {
  if (statusCode < 300) return 'done';
  return body === '' ? `http-${statusCode}` : String(json().type).replace('/problems/', '');
}
