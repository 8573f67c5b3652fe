import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '../../../src/application/app.module.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import type { Visitor } from '../../support/desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';

interface Message {
  type: string;
  id: number | null;
  data: { caseId?: string; seq?: number; type?: string; actor?: string; people?: string[] };
}

/** One screen that listens. */
class Screen {
  private readonly messages: Message[] = [];
  private readonly news = new EventEmitter();
  private ended = false;

  private constructor(private readonly answer: http.IncomingMessage) {
    let [type, id]: [string, number | null] = ['message', null];
    const lines = createInterface({ input: answer });
    lines.on('line', (line) => {
      if (line.startsWith('event: ')) type = line.slice(7);
      if (line.startsWith('id: ')) id = Number(line.slice(4));
      if (line.startsWith('data: ')) this.messages.push({ type, id, data: JSON.parse(line.slice(6)) });
      if (line === '') [type, id] = ['message', null];
      this.news.emit('news');
    });
    lines.on('close', () => {
      this.ended = true;
      this.news.emit('news');
    });
  }

  static async open(port: number, visitor: Visitor, last?: number): Promise<Screen> {
    const headers = { cookie: visitor.cookie, ...(last !== undefined && { 'last-event-id': String(last) }) };
    const request = http.get({ port, path: '/api/events', headers, agent: false });
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
    return new Screen(answer);
  }

  get status(): number | undefined {
    return this.answer.statusCode;
  }

  get headers(): http.IncomingHttpHeaders {
    return this.answer.headers;
  }

  /** The first message that meets the condition, come or still to come. */
  async until(meets: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(meets);
      if (found) return found;
      if (this.ended) throw new Error(`It never came: ${JSON.stringify(this.messages)}`);
      await once(this.news, 'news');
    }
  }

  all(): readonly Message[] {
    return this.messages;
  }

  close(): void {
    this.answer.destroy();
  }
}

describe('what happens, live', () => {
  let server: QueueServer;
  let other: NestFastifyApplication;
  let otherPort: number;
  let jurist: Visitor & { id: string };

  beforeAll(async () => {
    server = await openQueueServer();
    server.app.get(Sequencer).start();
    const { settings, fresh } = server.desk.platform;
    other = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
    await other.listen(0, '127.0.0.1');
    otherPort = (other.getHttpServer().address() as AddressInfo).port;
    jurist = await server.signedIn('jurist');
  });
  afterAll(async () => {
    await other?.close();
    await server?.close();
  });

  const of = (caseId: string, type: string) => (message: Message) =>
    message.data.caseId === caseId && message.data.type === type;
  const assign = async (caseId: string) => {
    const { seq: seen } = await server.desk.state(caseId);
    return jurist.send('POST', `/api/cases/${caseId}/assignment`, { body: { seen, to: jurist.id } });
  };

  it('tells every process of what one of them did, with ids and kinds alone', async () => {
    const caseId = await server.desk.request();
    const screens = [await Screen.open(server.port, jurist), await Screen.open(otherPort, jurist)];
    expect(screens[0]?.headers).toMatchObject({
      'content-type': expect.stringContaining('text/event-stream'),
      'x-content-type-options': 'nosniff',
    });
    expect((await assign(caseId)).statusCode).toBe(201);
    for (const screen of screens) {
      const { data, id } = await screen.until(of(caseId, 'case.assigned'));
      expect(data).toEqual({ caseId, seq: 4, type: 'case.assigned', actor: jurist.id, at: expect.any(String) });
      expect(id).toEqual(expect.any(Number));
      screen.close();
    }
  });

  it('goes on where a screen left off, in another process, without loss or repetition', async () => {
    const caseId = await server.desk.request();
    const first = await Screen.open(server.port, jurist);
    await assign(caseId);
    const { id } = await first.until(of(caseId, 'case.assigned'));
    first.close();
    await assign(caseId);
    await assign(caseId);
    const second = await Screen.open(otherPort, jurist, id ?? 0);
    await second.until(({ data }) => data.caseId === caseId && data.seq === 6);
    await assign(caseId);
    await second.until(({ data }) => data.caseId === caseId && data.seq === 7);
    const seqs = second.all().filter(({ data }) => data.caseId === caseId);
    expect(seqs.map(({ data }) => data.seq)).toEqual([5, 6, 7]);
    second.close();
  });

  it.each([
    ['before the log was this long', 999_999_999],
    ['of another kind', -1],
  ])('starts again for a place %s', async (_, last) => {
    const screen = await Screen.open(server.port, jurist, last);
    const message = await screen.until(({ type }) => type === 'reset' || type === 'alive');
    expect(message.type).toBe(last > 0 ? 'reset' : 'alive');
    screen.close();
  });

  it('shows who has a case open, and that they left', async () => {
    const caseId = await server.desk.request();
    const dpo = await server.signedIn('dpo');
    const screen = await Screen.open(otherPort, jurist);
    expect((await dpo.send('PUT', `/api/cases/${caseId}/presence`)).statusCode).toBe(204);
    await screen.until(({ type, data }) => type === 'presence' && data.people?.includes(dpo.id) === true);
    const company = await jurist.send('GET', `/api/cases/${caseId}/presence`);
    expect(company.json()).toEqual({ people: [{ id: dpo.id, name: 'dpo' }] });
    await dpo.send('DELETE', `/api/cases/${caseId}/presence`);
    await screen.until(({ type, data }) => type === 'presence' && data.caseId === caseId && data.people?.length === 0);
    screen.close();
  });

  it('forgets a screen that fell silent, by the clock of the database', async () => {
    const caseId = await server.desk.request();
    await jurist.send('PUT', `/api/cases/${caseId}/presence`);
    await server.desk.platform.fresh.asOwner(`update presence set seen_at = now() - interval '46 seconds'`);
    expect((await jurist.send('GET', `/api/cases/${caseId}/presence`)).json()).toEqual({ people: [] });
  });

  it.each([
    ['ended', (id: string) => ['update session set ended_at = now() where person_id = $1', id]],
    ['idle', (id: string) => [`update session set used_at = now() - interval '31 minutes' where person_id = $1`, id]],
    ['of a person without the role', (id: string) => [`update person set roles = '{administrator}' where id = $1`, id]],
    ['of a closed account', (id: string) => ['update person set disabled_at = now() where id = $1', id]],
  ])('tells nothing more to a session that is %s', async (_, change) => {
    const leaving = await server.signedIn('executive');
    const caseId = await server.desk.request();
    const screen = await Screen.open(server.port, leaving);
    await screen.until(({ type }) => type === 'alive' || type === 'case');
    const [sql = '', id] = change(leaving.id);
    await server.desk.platform.fresh.asOwner(sql, [id]);
    await assign(caseId);
    await screen.until(({ type }) => type === 'signed_out');
    expect(screen.all().some(of(caseId, 'case.assigned'))).toBe(false);
  });

  it('lets no administrator listen, nor a stranger', async () => {
    expect((await Screen.open(server.port, await server.signedIn('administrator'))).status).toBe(403);
    expect((await Screen.open(server.port, Object.assign(Object.create(jurist), { cookie: '' }))).status).toBe(401);
  });
});
