/** Two identity providers for specs: a real one (oidc-provider), and one that forges on request. */
import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Answer, Visitor } from './desk.js';
import { machineTime } from './machine-clock.js';

export const CLIENT = { id: 'greffe', secret: 'a secret of the desk in a test' };

export const settingsFor = (issuer: string) => ({
  oidcIssuer: issuer,
  oidcClientId: CLIENT.id,
  oidcClientSecret: CLIENT.secret,
  oidcSecondFactor: 'eidas2,eidas3',
});

/** Leaves for the provider; the cookie of the journey joins those of the browser. */
export async function leave(visitor: Visitor, path = '/api/session/oidc', body: object = {}): Promise<string> {
  const answer = await visitor.send('POST', path, { body });
  if (answer.statusCode !== 201) throw new Error(`The desk sends no one there: ${answer.body}`);
  const journey = String(answer.headers['set-cookie']).split(';')[0];
  visitor.cookie = [visitor.cookie?.replace(/(; )?__Host-greffe-oidc=[\w-]+/, ''), journey].filter(Boolean).join('; ');
  return answer.json<{ url: string }>().url;
}

/** Comes back at an address; the cookies that were set are kept, those that were ended are not. */
export async function arrive(visitor: Visitor, address: string): Promise<Answer> {
  const { pathname, search } = new URL(address);
  const answer = await visitor.send('GET', pathname + search);
  const kept = (answer.headers['set-cookie'] ?? []).filter((cookie) => !cookie.includes('Max-Age=0'));
  if (kept.length > 0) visitor.cookie = kept.map((cookie) => cookie.split(';')[0]).join('; ');
  return answer;
}

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

/** What a forger changes of an honest answer; a claim that is undefined is left out. */
export interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly alg?: string;
  /** The public key, as text, signs with HS256 too. */
  readonly key?: KeyObject | string;
  readonly issuer?: string;
  /** Where it says that its addresses are. */
  readonly at?: string;
  /** Who says that it sends the browser back (RFC 9207); null: it does not say. */
  readonly by?: string | null;
  /** What it tells of the person when it is asked with the access token. */
  readonly person?: Readonly<Record<string, unknown>>;
}

export interface ForgingProvider extends Running {
  forgery: Forgery;
  /** The code challenge of the last request that had the right verifier. */
  verified: string | undefined;
  /** The public half of the key that signs honestly, PEM. */
  readonly publicKey: string;
  /** The address to which the browser would come back. */
  comeBack(url: string, code?: string): string;
}

export async function startForger(): Promise<ForgingProvider> {
  const keys = keyPair();
  let asked = new URLSearchParams();
  const publicKey = String(keys.publicKey.export({ format: 'pem', type: 'spki' }));
  const forger = { forgery: {} as Forgery, verified: undefined as string | undefined, publicKey };
  const documents: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => {
      const { issuer = running.issuer, at = running.issuer } = forger.forgery;
      return {
        issuer,
        authorization_endpoint: `${at}/auth`,
        token_endpoint: `${at}/token`,
        userinfo_endpoint: `${at}/me`,
        jwks_uri: `${at}/jwks`,
        authorization_response_iss_parameter_supported: true,
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      };
    },
    '/me': () => forger.forgery.person ?? {},
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
    return `${signed}.${signatureOf(signed, alg, key)}`;
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
      const { by = running.issuer } = forger.forgery;
      const said = by === null ? '' : `&iss=${encodeURIComponent(by)}`;
      return `${asked.get('redirect_uri')}?code=${code}&state=${asked.get('state')}${said}`;
    },
  });
}

function signatureOf(signed: string, alg: string, key: KeyObject | string): string {
  if (alg === 'none') return '';
  if (alg === 'HS256') return createHmac('sha256', key).update(signed).digest('base64url');
  return sign('sha256', Buffer.from(signed), key).toString('base64url');
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
