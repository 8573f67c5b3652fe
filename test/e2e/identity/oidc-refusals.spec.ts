import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Desk, startDesk, type Visitor } from '../../support/desk.js';
import { CLIENT, type Forgery, type ForgingProvider, startForger } from '../../support/identity-provider.js';

const settings = (issuer: string) => ({
  oidcIssuer: issuer,
  oidcClientId: CLIENT.id,
  oidcClientSecret: CLIENT.secret,
  oidcSecondFactor: 'eidas2,eidas3',
});

/** Leaves for the provider; the cookie of the journey joins those of the browser. */
async function leave(visitor: Visitor, path = '/api/session/oidc', body: object = {}): Promise<string> {
  const answer = await visitor.send('POST', path, { body });
  expect(answer.statusCode).toBe(201);
  const journey = String(answer.headers['set-cookie']).split(';')[0];
  visitor.cookie = [visitor.cookie?.replace(/(; )?__Host-greffe-oidc=[\w-]+/, ''), journey].filter(Boolean).join('; ');
  return answer.json<{ url: string }>().url;
}

/** Comes back at an address; the cookies that were set are kept, those that were ended are not. */
async function arrive(visitor: Visitor, address: string): Promise<Answer> {
  const { pathname, search } = new URL(address);
  const answer = await visitor.send('GET', pathname + search);
  const kept = (answer.headers['set-cookie'] ?? []).filter((cookie) => !cookie.includes('Max-Age=0'));
  if (kept.length > 0) visitor.cookie = kept.map((cookie) => cookie.split(';')[0]).join('; ');
  return answer;
}

describe('a provider that cannot be believed', () => {
  let forger: ForgingProvider;
  let desk: Desk;

  beforeAll(async () => {
    forger = await startForger();
    desk = await startDesk([], settings(forger.issuer));
  });
  afterAll(async () => {
    await desk?.close();
    await forger?.stop();
  });

  it('is not even asked when it calls itself otherwise, or does not answer', async () => {
    forger.forgery = { issuer: 'https://idp.example' };
    const answer = await desk.visitor().send('POST', '/api/session/oidc', { body: {} });
    expect([answer.statusCode, answer.json().type]).toEqual([503, '/problems/oidc-unavailable']);
    expect(answer.headers['retry-after']).toBeDefined();
  });

  const rogue = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  it.each<[string, Forgery, string]>([
    ['is honest', {}, '/'],
    ['is signed by another key', { key: rogue }, '/?signIn=refused'],
    ['is not signed', { alg: 'none' }, '/?signIn=refused'],
    ['is for another client', { claims: { aud: 'another' } }, '/?signIn=refused'],
    ['is of another issuer', { claims: { iss: 'https://idp.example' } }, '/?signIn=refused'],
    ['answers another request', { claims: { nonce: 'another' } }, '/?signIn=refused'],
    ['is over', { claims: { exp: 1 } }, '/?signIn=refused'],
    ['names no subject', { claims: { sub: '' } }, '/?signIn=refused'],
  ])('a token that %s', async (_, forgery, location) => {
    const person = await desk.personWith('jurist');
    const visitor = desk.visitor();
    forger.forgery = { ...forgery, claims: { sub: person.id, email: person.email, ...forgery.claims } };
    forger.verified = undefined;
    const url = await leave(visitor);
    const answer = await arrive(visitor, forger.comeBack(url));
    expect(answer.headers.location).toBe(location);
    expect(forger.verified).toBe(new URL(url).searchParams.get('code_challenge'));
  });

  it('brings a browser back once, though it would redeem the same code for ever', async () => {
    const person = await desk.personWith('jurist');
    forger.forgery = { claims: { sub: person.id, email: person.email } };
    const visitor = desk.visitor();
    const back = forger.comeBack(await leave(visitor));
    const journey = visitor.cookie;
    expect((await arrive(visitor, back)).headers.location).toBe('/');
    visitor.cookie = journey;
    expect((await arrive(visitor, back)).headers.location).toBe('/?signIn=refused');
  });
});
