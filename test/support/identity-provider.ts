/** Two identity providers for specs: a real one (oidc-provider), and one that forges on request. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { machineTime } from './machine-clock.js';

export const CLIENT = { id: 'greffe', secret: 'a secret of the desk in a test' };

/** How the person proves themself at the provider. */
export interface Login {
  readonly sub: string;
  readonly email: string;
  readonly emailVerified?: boolean;
  readonly acr?: string;
  readonly amr?: string[];
  /** Seconds ago. */
  readonly ago?: number;
}

interface Running {
  readonly issuer: string;
  stop(): Promise<void>;
}

export interface RealProvider extends Running {
  /** To be called once the desk knows its port. */
  open(redirectUri: string): void;
  /** A browser without memory: it goes where the desk sent it, proves itself as told, and stops before it comes back. */
  visit(url: string, login: Login): Promise<string>;
}

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function startProvider(): Promise<RealProvider> {
  let provider: Provider | undefined;
  let login: Login | undefined;
  const server = http.createServer(async (request, response) => {
    if (provider === undefined) return void response.writeHead(503).end();
    if (login === undefined || !request.url?.startsWith('/interaction/'))
      return void provider.callback()(request, response);
    const { sub: accountId, acr, amr, ago = 0 } = login;
    const ts = Math.floor(machineTime() / 1000) - ago;
    const proved = { accountId, ts, remember: false, ...(acr && { acr }), ...(amr && { amr }) };
    await provider.interactionFinished(request, response, { login: proved });
  });
  const running = await listen(server);
  return {
    ...running,
    open(redirectUri) {
      const { privateKey } = keyPair();
      provider = new Provider(running.issuer, {
        clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
        claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], email: ['email', 'email_verified'] },
        acrValues: ['eidas2'],
        ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
        cookies: { keys: ['keys of a test'] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
        jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] } as never,
        async findAccount(_context, sub) {
          const { email = '', emailVerified = true } = login ?? {};
          return { accountId: sub, claims: () => ({ sub, email, email_verified: emailVerified }) };
        },
        async loadExistingGrant({ oidc }) {
          const grant = new oidc.provider.Grant({ clientId: CLIENT.id, accountId: oidc.session?.accountId ?? '' });
          grant.addOIDCScope('openid email');
          await grant.save();
          return grant;
        },
      });
    },
    async visit(url, given) {
      login = given;
      const cookies = new Map<string, string>();
      let address = url;
      while (address.startsWith(running.issuer)) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
        for (const [name = '', value = ''] of answer.headers
          .getSetCookie()
          .map((set) => (set.split(';')[0] ?? '').split('='))) {
          cookies.set(name, value);
        }
        const location = answer.headers.get('location');
        if (location === null) throw new Error(`The provider stopped at ${answer.status}: ${await answer.text()}`);
        address = new URL(location, address).href;
      }
      return address;
    },
  };
}

/** What a forger changes of an honest answer. */
export interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly alg?: string;
  readonly key?: KeyObject;
  readonly issuer?: string;
}

export interface ForgingProvider extends Running {
  forgery: Forgery;
  /** The code challenge of the last request that had the right verifier. */
  verified: string | undefined;
  /** The address to which the browser would come back. */
  comeBack(url: string, code?: string): string;
}

export async function startForger(): Promise<ForgingProvider> {
  const keys = keyPair();
  let asked = new URLSearchParams();
  const forger = { forgery: {} as Forgery, verified: undefined as string | undefined };
  const documents: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer: forger.forgery.issuer ?? running.issuer,
      authorization_endpoint: `${running.issuer}/auth`,
      token_endpoint: `${running.issuer}/token`,
      userinfo_endpoint: `${running.issuer}/me`,
      jwks_uri: `${running.issuer}/jwks`,
    }),
    '/jwks': () => ({
      keys: [{ ...keys.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'honest' }],
    }),
    '/token': () => ({ access_token: 'x', token_type: 'bearer', id_token: token() }),
  };
  function token(): string {
    const now = Math.floor(machineTime() / 1000);
    const { claims, alg = 'RS256', key = keys.privateKey } = forger.forgery;
    const honest = { iss: running.issuer, aud: CLIENT.id, exp: now + 60, iat: now, nonce: asked.get('nonce') };
    const parts = [
      { alg, kid: 'honest' },
      { ...honest, sub: 'forged', email: '', email_verified: true, ...claims },
    ];
    const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${alg === 'none' ? '' : sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  }
  const server = http.createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk as Buffer);
    const verifier = new URLSearchParams(Buffer.concat(body).toString()).get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (challenge === asked.get('code_challenge')) forger.verified = challenge;
    const document = documents[request.url ?? ''];
    response
      .writeHead(document ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(document?.() ?? {}));
  });
  const running = await listen(server);
  return Object.assign(forger, running, {
    comeBack(url: string, code = 'code') {
      asked = new URL(url).searchParams;
      return `${asked.get('redirect_uri')}?code=${code}&state=${asked.get('state')}`;
    },
  });
}

async function listen(server: http.Server): Promise<Running> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
