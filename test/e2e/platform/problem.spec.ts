import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { RefusalError } from '../../../src/platform/http/answer/refusal.error.js';
import { Public } from '../../../src/platform/http/served/public.js';
import { type Answer, type Desk, startDesk, type Visitor } from '../../support/desk.js';

@Controller('/api/trouble')
class TroubleController {
  @Get('bug')
  @Public()
  bug(): never {
    throw new Error('select password_hash from person where email = ada@desk.example');
  }

  @Get('forged')
  @Public()
  forged(): never {
    throw Object.assign(new Error('a library with a status of its own'), { statusCode: 403, code: 'ELIB' });
  }

  @Get('later')
  @Public()
  later(): never {
    const sentence = { fr: 'Le relais ne répond pas.', en: 'The relay does not answer.' };
    throw new RefusalError({ code: 'relay-down', kind: 'unavailable', sentence });
  }
}

let desk: Desk;
let visitor: Visitor;

beforeAll(async () => {
  desk = await startDesk([TroubleController]);
  visitor = desk.visitor();
});
afterAll(() => desk.close());

const errorsOf = (answer: Answer) => answer.json<{ errors: { pointer: string; detail: string }[] }>().errors;
const english = { 'accept-language': 'en-GB,en;q=0.9' };

describe('a problem document', () => {
  it('is in French by default', async () => {
    const answer = await visitor.send('GET', '/api/people');
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['content-language']).toBe('fr');
    expect(answer.headers.vary).toBe('Accept-Language');
    expect(answer.json()).toEqual({
      type: '/problems/session-required',
      title: 'Connexion requise',
      status: 401,
      detail: 'Aucune session ouverte : connectez-vous, puis recommencez.',
      requestId: answer.headers['x-request-id'],
    });
  });

  it('is in English for who prefers it', async () => {
    const answer = await visitor.send('GET', '/api/people', { headers: english });
    expect(answer.headers['content-language']).toBe('en');
    expect(answer.json()).toMatchObject({
      title: 'Sign-in required',
      detail: 'No open session: sign in, then try again.',
    });
  });

  it('lists the wrong fields, in both languages, without repeating them', async () => {
    const body = { email: 12, password: 'x'.repeat(200), admin: true };
    const [french, foreign] = [
      await visitor.send('POST', '/api/session', { body }),
      await visitor.send('POST', '/api/session', { body, headers: english }),
    ];
    expect(french.statusCode).toBe(422);
    expect(errorsOf(french).map(({ pointer }) => pointer)).toEqual(['#/email', '#/password', '#']);
    expect(errorsOf(french)[0]?.detail).toBe('Attendu : une valeur de type string.');
    expect(errorsOf(foreign)[0]?.detail).toBe('Expected: a value of type string.');
    expect(french.body).not.toContain('xxxx');
  });

  it('shows nothing of a bug, and its id is that of the answer', async () => {
    const answer = await visitor.send('GET', '/api/trouble/bug', { headers: english });
    expect(answer.statusCode).toBe(500);
    expect(answer.json().type).toBe('/problems/internal');
    const { requestId } = answer.json<{ requestId: string }>();
    expect(requestId).toBe(answer.headers['x-request-id']);
    // The id is random hexadecimal, which can itself spell “ada”.
    expect(answer.body.replaceAll(requestId, '')).not.toMatch(/select|password|ada|Error:|\.ts/);
  });

  it('takes no status from an error that is none of ours', async () => {
    expect((await visitor.send('GET', '/api/trouble/forged')).statusCode).toBe(500);
  });

  it('says when to come back', async () => {
    const answer = await visitor.send('GET', '/api/trouble/later');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '30']);
  });
});

describe('what the server refuses by itself', () => {
  const json = { 'content-type': 'application/json' };
  it.each([
    ['a body that is no JSON', 'POST', '/api/session', '{"email":', json, 400, 'malformed-request'],
    ['an empty body', 'POST', '/api/session', '', json, 400, 'malformed-request'],
    ['a polluted prototype', 'POST', '/api/session', '{"__proto__":{"admin":true}}', json, 400, 'malformed-request'],
    [
      'another media type',
      'POST',
      '/api/session',
      'hello',
      { 'content-type': 'text/plain' },
      415,
      'media-type-not-read',
    ],
    ['a large body', 'POST', '/api/session', `"${'x'.repeat(300_000)}"`, json, 413, 'body-too-large'],
    ['an unknown address', 'GET', '/api/nowhere', undefined, {}, 404, 'no-such-address'],
    ['an unknown method', 'PUT', '/api/session', '{}', json, 404, 'no-such-address'],
    ['a malformed address', 'GET', '/api/%zz', undefined, {}, 400, 'malformed-request'],
  ] as const)('%s', async (_, method, url, body, headers, status, code) => {
    const answer = await visitor.send(method, url, { body, headers });
    expect([answer.statusCode, answer.json().type]).toEqual([status, `/problems/${code}`]);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('the headers of every answer', () => {
  it('close the browser, and show no maker', async () => {
    const { headers } = await visitor.send('GET', '/api/openapi.json');
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers.server).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('behind a reverse proxy', () => {
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7' };

  it('believes a trusted one: TLS is then kept by the browser', async () => {
    const behind = await startDesk([], { trustedProxies: '127.0.0.1' });
    const { headers } = await behind.visitor().send('GET', '/', { headers: forwarded });
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    await behind.close();
  });

  it('believes no other', async () => {
    const { headers } = await visitor.send('GET', '/', { headers: forwarded });
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});
