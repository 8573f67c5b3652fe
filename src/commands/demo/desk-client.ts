/** A person at the desk, seen from outside: the demonstration passes through the HTTP API like anyone else. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const Problem = z.object({ title: z.string(), detail: z.string().optional() });
const WhoAmI = z.object({ person: z.object({ id: z.string(), roles: z.array(z.string()) }), csrfToken: z.string() });

export const Task = z.object({ id: z.string(), reference: z.string(), open: z.array(z.string()) });
export type Task = z.infer<typeof Task>;

export const CaseView = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  outcome: z.string().nullable(),
  safeEnd: z.string().nullable(),
  state: z.object({
    seq: z.number(),
    facts: z.record(z.string(), z.unknown()).nullable(),
    confirmed: z.array(z.string()),
    targets: z.number(),
    classification: z
      .object({
        row: z.string().nullable(),
        verdict: z.string(),
        approvers: z.array(z.string()),
        facts: z.array(z.string()),
        unknown: z.array(z.string()),
        failing: z.array(z.string()),
        clocks: z.array(z.object({ code: z.string(), safeEnd: z.string() })),
      })
      .nullable(),
    preparation: z
      .object({ id: z.string(), payload: z.string(), consents: z.array(z.object({ role: z.string() })) })
      .nullable(),
  }),
});
export type CaseView = z.infer<typeof CaseView>;

export class DeskClient {
  private constructor(
    private readonly base: string,
    private readonly cookie: string,
    private readonly token: string,
    readonly roles: readonly string[],
    readonly name: string,
  ) {}

  static async signIn(base: string, person: { name: string; email: string; password: string }): Promise<DeskClient> {
    const response = await fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: person.email, password: person.password }),
    });
    const who = WhoAmI.parse(await bodyOf(response));
    const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
    return new DeskClient(base, cookie.join('; '), who.csrfToken, who.person.roles, person.name);
  }

  async tasks(): Promise<Task[]> {
    return z.object({ tasks: z.array(Task) }).parse(await this.get('/api/tasks')).tasks;
  }

  async case(id: string): Promise<CaseView> {
    return CaseView.parse(await this.get(`/api/cases/${id}`));
  }

  get(path: string): Promise<unknown> {
    return fetch(this.base + path, { headers: { cookie: this.cookie } }).then(bodyOf);
  }

  async post(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(this.base + path, {
      method: 'POST',
      headers: {
        cookie: this.cookie,
        'x-csrf-token': this.token,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    return bodyOf(response);
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  if (response.ok) return body;
  const problem = Problem.safeParse(body).data;
  throw new Error(`${response.url} answered ${response.status}: ${problem?.detail ?? problem?.title ?? 'no reason'}`);
}
