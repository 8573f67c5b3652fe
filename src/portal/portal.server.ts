/** The public process of the portal: a link and a code are traded for a session, and the session gives one package. */
import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { fileNameParameter } from '../domain/kernel/file-name.js';
import { languageOf } from '../platform/http/answer/language.js';
import { RefusalError } from '../platform/http/answer/refusal.error.js';
import { refuseAmbiguous } from '../platform/http/request/ambiguous-request.js';
import { rangeAsked } from '../platform/http/request/byte-range.js';
import { setSecurityHeaders } from '../platform/http/served/security-headers.js';
import { ASIC_TYPE } from '../verifier/package/asic-manifest.js';
import type { DeliveredPackage } from './delivered-package.js';
import { Downloads } from './downloads.js';
import { digestOf, hashOfCode, keyOfLink, newSecret, secretIn } from './link.js';
import { enterPage, packagePage, plainPage, type Shown, style } from './portal.pages.js';
import type { PortalStore } from './portal.store.js';
import { cookieOf, type Opened, SessionDesk } from './portal-session.js';
import { planOf } from './read-package.js';
import { Turns } from './turns.js';

const LARGEST_FORM_BYTES = 4 * 1024;
const REQUEST_TIMEOUT_MILLISECONDS = 60_000;
const MINUTE = 60_000;
/** Requests a minute of one address. */
const codes = { rateLimit: { max: 20, timeWindow: MINUTE } };
const pages = { rateLimit: { max: 120, timeWindow: MINUTE } };
/** Slow hashes at once, each of which takes 32 megabytes. */
const HASHES = 2;

export interface PortalOptions {
  readonly store: PortalStore;
  /** Where a file of the store is. */
  readonly pathOf: (blobId: string) => string;
  readonly trustedProxies: readonly string[];
  /** Called with what went wrong; MUST say nothing of the request. */
  readonly onFault: (error: unknown) => void;
}

type Query = { Querystring: { lang?: string } };
type OfLink = Query & { Params: { link: string } };

const shownAt = (request: FastifyRequest, path: string | null): Shown => {
  const { lang } = request.query as Query['Querystring'];
  return { language: lang === 'fr' || lang === 'en' ? lang : languageOf(request.headers['accept-language']), path };
};

const answer = (reply: FastifyReply, status: number, markup: string): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').send(markup);

const busy = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  answer(reply.header('retry-after', '60'), 503, plainPage(shownAt(request, null), 'busy'));

/** What of the file is asked for; no span where it lies beyond the end. */
function askedOf({ headers: { range, 'if-range': ifRange } }: FastifyRequest, content: DeliveredPackage) {
  const { size } = planOf(content);
  const etag = `"${content.sha256}"`;
  const asked = rangeAsked({ range, ifRange: typeof ifRange === 'string' ? ifRange : undefined }, { size, etag });
  const always = { 'accept-ranges': 'bytes', etag, 'content-type': ASIC_TYPE };
  if (asked === 'none') return { span: null, status: 416, headers: { ...always, 'content-range': `bytes */${size}` } };
  const span = asked ?? { from: 0, to: size };
  const headers = {
    ...always,
    'content-length': String(span.to - span.from),
    'content-disposition': `attachment; ${fileNameParameter(content.name)}`,
    ...(asked && { 'content-range': `bytes ${span.from}-${span.to - 1}/${size}` }),
  };
  return { span, status: asked ? 206 : 200, headers };
}

const field = (request: FastifyRequest, name: string): string =>
  request.body instanceof URLSearchParams ? (request.body.get(name) ?? '') : '';

/** Ready to listen. */
export async function portalServer({
  store,
  pathOf,
  trustedProxies,
  onFault,
}: PortalOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: LARGEST_FORM_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  });
  const sessions = new SessionDesk(store);
  const hashes = new Turns(HASHES, 20);
  const downloads = new Downloads(store, pathOf);

  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(request, reply);
    reply.header('cache-control', 'no-store');
    refuseAmbiguous(request);
  });
  await app.register(rateLimit, { global: false, cache: 10_000 });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: unknown, text: string) => new URLSearchParams(text),
  );
  app.setNotFoundHandler((request, reply) => answer(reply, 404, plainPage(shownAt(request, null), 'nothing')));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error instanceof RefusalError ? 400 : (error.statusCode ?? 500);
    if (status >= 500) onFault(error);
    const title = status === 429 ? 'busy' : status >= 500 ? 'fault' : 'nothing';
    return answer(reply, status, plainPage(shownAt(request, null), title));
  });

  app.get('/health', async (_, reply) => {
    await store.answers();
    return reply.send({ ready: true });
  });
  app.get('/style.css', (_, reply) => reply.type('text/css; charset=utf-8').send(style));

  // A scanner of mail opens links: that asks the database nothing, and uses nothing up.
  app.get<OfLink>('/d/:link', { config: pages }, (request, reply) => {
    const { link } = request.params;
    if (!secretIn(link)) return reply.callNotFound();
    return answer(reply, 200, enterPage(shownAt(request, `/d/${link}`), link, false));
  });

  // The same work and the same answer, whatever is wrong.
  app.post<OfLink>('/d/:link', { config: codes }, async (request, reply) => {
    const link = secretIn(request.params.link);
    if (!link) return reply.callNotFound();
    const shown = shownAt(request, null);
    const code = await hashes.take(() => hashOfCode(field(request, 'code')));
    if (!code) return busy(request, reply);
    const session = newSecret();
    const entered = await store.enter(digestOf(link), code, digestOf(Buffer.from(session, 'base64url')));
    if (!entered) return answer(reply, 403, enterPage(shown, request.params.link, true));
    reply.header('set-cookie', cookieOf(keyOfLink(link), session));
    return reply.redirect(`/package?lang=${shown.language}`, 303);
  });

  const show = (request: FastifyRequest, reply: FastifyReply, opened: Opened, otherDigest = false) => {
    const { content, session } = opened;
    const until = `${session.until.toISOString().slice(0, 16).replace('T', ' ')}`;
    const said = { about: content, size: planOf(content).size, until, received: session.received, otherDigest };
    return answer(reply, otherDigest ? 422 : 200, packagePage(shownAt(request, '/package'), said));
  };
  const ended = (request: FastifyRequest, reply: FastifyReply) =>
    answer(reply, 403, plainPage(shownAt(request, null), 'ended'));

  app.get<Query>('/package', { config: pages }, async (request, reply) => {
    const opened = await sessions.open(request.headers.cookie);
    return opened ? show(request, reply, opened) : ended(request, reply);
  });

  app.post<Query>('/package/receipt', { config: codes }, async (request, reply) => {
    const opened = await sessions.open(request.headers.cookie);
    if (!opened) return ended(request, reply);
    const digest = field(request, 'digest').trim().toLowerCase().split(/\s/)[0] ?? '';
    const received = /^[0-9a-f]{64}$/.test(digest) && (await store.receive(opened.digest, digest));
    return received
      ? reply.redirect(`/package?lang=${shownAt(request, null).language}`, 303)
      : show(request, reply, opened, true);
  });

  const file = async (request: FastifyRequest, reply: FastifyReply) => {
    const opened = await sessions.open(request.headers.cookie);
    if (!opened) return ended(request, reply);
    const { span, headers, status } = askedOf(request, opened.content);
    if (!span || request.method === 'HEAD') return reply.code(status).headers(headers).send();
    const bytes = await downloads.open(opened, span);
    if (bytes === 'ended') return ended(request, reply);
    if (bytes === 'busy') return busy(request, reply);
    return reply.code(status).headers(headers).send(bytes);
  };
  app.route({ method: ['GET', 'HEAD'], url: '/package/file', config: pages, handler: file });
  await app.ready();
  return app;
}
