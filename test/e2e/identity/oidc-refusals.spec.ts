import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Desk, startDesk } from '../../support/desk.js';
import {
  arrive,
  CLIENT,
  type Forgery,
  type ForgingProvider,
  leave,
  settingsFor,
  startForger,
} from '../../support/identity-provider.js';
import { machineTime } from '../../support/machine-clock.js';

describe('a provider that cannot be believed', () => {
  let forger: ForgingProvider;
  let desk: Desk;

  beforeAll(async () => {
    forger = await startForger();
    desk = await startDesk([], settingsFor(forger.issuer));
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
  const now = () => Math.floor(machineTime() / 1000);
  const REFUSED = '/?signIn=refused';
  it.each<[string, () => Forgery, string]>([
    ['is honest', () => ({}), '/'],
    ['is signed by another key', () => ({ key: rogue }), REFUSED],
    ['is not signed', () => ({ alg: 'none' }), REFUSED],
    ['is signed with the secret of the client', () => ({ alg: 'HS256', key: CLIENT.secret }), REFUSED],
    ['is signed with the public key as a secret', () => ({ alg: 'HS256', key: forger.publicKey }), REFUSED],
    ['is for another client', () => ({ claims: { aud: 'another' } }), REFUSED],
    ['is for others beside, and was asked by none', () => ({ claims: { aud: [CLIENT.id, 'another'] } }), REFUSED],
    ['was asked by another client', () => ({ claims: { azp: 'another' } }), REFUSED],
    ['is of another issuer', () => ({ claims: { iss: 'https://idp.example' } }), REFUSED],
    ['answers another request', () => ({ claims: { nonce: 'another' } }), REFUSED],
    ['answers no request', () => ({ claims: { nonce: undefined } }), REFUSED],
    ['is over', () => ({ claims: { exp: 1 } }), REFUSED],
    ['never ends', () => ({ claims: { exp: undefined } }), REFUSED],
    ['was issued an hour from now', () => ({ claims: { iat: now() + 3600, exp: now() + 7200 } }), REFUSED],
    ['begins in an hour', () => ({ claims: { nbf: now() + 3600, exp: now() + 7200 } }), REFUSED],
    ['tells a proof of an hour from now', () => ({ claims: { auth_time: now() + 3600 } }), REFUSED],
    ['names no subject', () => ({ claims: { sub: '' } }), REFUSED],
    ['another provider sends', () => ({ by: 'https://idp.example' }), REFUSED],
    ['comes from a provider that does not say who it is', () => ({ by: null }), REFUSED],
  ])('a token that %s', async (_, forged, location) => {
    const person = await desk.personWith('jurist');
    const visitor = desk.visitor();
    const forgery = forged();
    forger.forgery = { ...forgery, claims: { sub: person.id, email: person.email, ...forgery.claims } };
    forger.verified = undefined;
    const url = await leave(visitor);
    const answer = await arrive(visitor, forger.comeBack(url));
    expect(answer.headers.location).toBe(location);
    const isAsked = !('by' in forgery);
    expect(forger.verified).toBe(isAsked ? new URL(url).searchParams.get('code_challenge') : undefined);
  });

  it.each([
    ['says nothing of', {}],
    ['did not verify', { email_verified: false }],
    ['verified in words alone', { email_verified: 'true' }],
    ['verified by a number', { email_verified: 1 }],
  ])('links no account to an address that it %s', async (_, said) => {
    const { email } = await desk.personWith('jurist');
    forger.forgery = {
      claims: { sub: randomUUID(), email, email_verified: undefined, ...said },
      person: { sub: 'another', email, email_verified: true },
    };
    const visitor = desk.visitor();
    expect((await arrive(visitor, forger.comeBack(await leave(visitor)))).headers.location).toBe(REFUSED);
  });

  it('proves no presence by a proof of an hour from now', async () => {
    const person = await desk.personWith('jurist');
    forger.forgery = { claims: { sub: person.id, email: person.email, auth_time: now() + 3600 } };
    const back = forger.comeBack(await leave(person, '/api/session/step-up/oidc'));
    expect((await arrive(person, back)).headers.location).toBe(REFUSED);
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

it('calls no provider that vouches for the accounts of every tenant', async () => {
  const forger = await startForger();
  const common = 'https://login.microsoftonline.com/common/v2.0';
  forger.forgery = { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0', at: common };
  const { fetch } = globalThis;
  // The library knows such a provider by its host alone.
  globalThis.fetch = (address, options) => fetch(String(address).replace(common, forger.issuer), options);
  const desk = await startDesk([], settingsFor(common));
  try {
    const answer = await desk.visitor().send('POST', '/api/session/oidc', { body: {} });
    expect([answer.statusCode, answer.json().type]).toEqual([503, '/problems/oidc-unavailable']);
  } finally {
    globalThis.fetch = fetch;
    await desk.close();
    await forger.stop();
  }
});

it('calls no machine of the network that a provider names as its own, unless it is set', async () => {
  const [forger, inside] = [await startForger(), await startForger()];
  forger.forgery = { at: inside.issuer };
  const closed = await startDesk([], settingsFor(forger.issuer));
  const open = await startDesk([], { ...settingsFor(forger.issuer), oidcHosts: new URL(inside.issuer).host });
  const outcomeOf = async (desk: Desk) =>
    (await desk.visitor().send('POST', '/api/session/oidc', { body: {} })).statusCode;
  try {
    expect([await outcomeOf(closed), await outcomeOf(open)]).toEqual([503, 201]);
  } finally {
    await Promise.all([closed.close(), open.close()]);
    await Promise.all([forger.stop(), inside.stop()]);
  }
});
