/** A person at the desk, seen from outside: the demonstration passes through the HTTP API like anyone else. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ApproverRole } from '../../domain/law/vocabulary.js';
import type { ActToSign } from '../../domain/signature/act.js';
import { Signature } from '../../domain/signature/signature.js';

const Problem = z.object({ type: z.string(), title: z.string(), detail: z.string().optional() });
const WhoAmI = z.object({ person: z.object({ id: z.string(), roles: z.array(z.string()) }), csrfToken: z.string() });

export const Task = z.object({ id: z.string(), reference: z.string(), open: z.array(z.string()) });
export type Task = z.infer<typeof Task>;

export const CaseView = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  outcome: z.string().nullable(),
  safeEnd: z.string().nullable(),
  requester: z.object({ digest: z.string() }).nullable(),
  asked: z.array(ApproverRole),
  actions: z.array(z.string()),
  giving: z.array(z.object({ notice: z.string(), withAnswer: z.boolean() })),
  callBackNumbers: z.array(z.object({ authority: z.string(), number: z.string() })),
  originMethods: z.array(z.object({ code: z.string(), proves: z.string(), needs: z.array(z.string()) })),
  state: z.object({
    seq: z.number(),
    receivedAt: z.string(),
    facts: z.looseObject({ categories: z.array(z.string()).optional() }).nullable(),
    confirmed: z.array(z.string()),
    targets: z.number(),
    acts: z.array(z.object({ id: z.string(), upheld: z.boolean().nullable() })),
    origins: z.array(z.object({ zone: z.string(), proves: z.string().optional() })),
    callBack: z.object({ by: z.string() }).nullable(),
    classification: z
      .object({
        row: z.string().nullable(),
        verdict: z.string(),
        approvers: z.array(ApproverRole),
        facts: z.array(z.string()),
        unknown: z.array(z.string()),
        failing: z.array(z.string()),
        clocks: z.array(z.object({ code: z.string(), safeEnd: z.string() })),
      })
      .nullable(),
    preparation: z
      .object({
        id: z.string(),
        seq: z.number(),
        payload: z.string(),
        preparedBy: z.string(),
        consents: z.array(z.object({ role: z.string() })),
      })
      .nullable(),
  }),
});
export type CaseView = z.infer<typeof CaseView>;

export class DeskClient {
  private cookie = '';
  private token = '';
  roles: readonly string[] = [];

  private constructor(
    private readonly base: string,
    /** Made for one run of the demonstration. */
    readonly account: { readonly name: string; readonly email: string; readonly password: string },
  ) {}

  static async signIn(base: string, account: DeskClient['account']): Promise<DeskClient> {
    const client = new DeskClient(base, account);
    const { email, password } = account;
    await client.open(await client.send('/api/session', { email, password }));
    return client;
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

  /** An act that binds may ask for a new proof of presence: it is given, and the act repeated. */
  async post(path: string, body: unknown): Promise<unknown> {
    const response = await this.send(path, body);
    if (response.status !== 403 || !(await isStepUp(response.clone()))) return bodyOf(response);
    await this.open(await this.send('/api/session/step-up', { password: this.account.password }));
    return bodyOf(await this.send(path, body));
  }

  /** Signs the act by the key that the password of the account opens. */
  async sign(act: ActToSign): Promise<Signature> {
    const { password } = this.account;
    const signed = await bodyOf(await this.send('/api/session/signatures', { acts: [act], password }));
    const [signature] = z.object({ signatures: z.array(Signature) }).parse(signed).signatures;
    if (!signature) throw new Error('Nothing was signed.');
    return signature;
  }

  private send(path: string, body: unknown): Promise<Response> {
    return fetch(this.base + path, {
      method: 'POST',
      headers: {
        cookie: this.cookie,
        'x-csrf-token': this.token,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
  }

  private async open(response: Response): Promise<void> {
    const who = WhoAmI.parse(await bodyOf(response));
    this.cookie = response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0] ?? '')
      .join('; ');
    this.token = who.csrfToken;
    this.roles = who.person.roles;
  }
}

async function isStepUp(response: Response): Promise<boolean> {
  const problem = Problem.safeParse(await response.json()).data;
  return problem?.type === '/problems/step-up-required';
}

/** Undefined of an answer without content. */
async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const body: unknown = await response.json();
  if (response.ok) return body;
  const problem = Problem.safeParse(body).data;
  throw new Error(`${response.url} answered ${response.status}: ${problem?.detail ?? problem?.title ?? 'no reason'}`);
}
