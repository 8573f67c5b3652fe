/** The built desk: its pages, its hashed assets, and the one policy under which its scripts run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import send from '@fastify/send';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refusal } from '../../../domain/kernel/result.js';
import { buildFolder } from '../../package/build-folder.js';
import { protocolRefusal } from '../answer/protocol.refusal.js';
import { RefusalError } from '../answer/refusal.error.js';

/** Every address that is a page; another one is a 404, so that a stale page never loads HTML as a script. */
export const deskPages = [
  ...[
    '/',
    '/cases/*',
    '/approvals',
    '/deadlines',
    '/entry',
    '/notices',
    '/aside',
    '/on-call',
    '/registry',
    '/rules',
    '/law',
    '/law/upkeep',
    '/reports',
    '/ledger',
    '/workload',
    '/people',
    '/production',
    '/brief',
  ],
  ...['/account', '/setup', '/welcome'],
];
const loose = ['/favicon.svg', '/first-paint.js'];

/** No nonce, nothing inline, no request elsewhere; the one Trusted Types policy makes the address of a worker. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types greffe-worker',
].join('; ');

const notBuilt: Refusal = refusal(
  'desk-not-built',
  'unavailable',
  'L’application n’est pas construite : lancez npm run build, puis redémarrez.',
  'The application is not built: run npm run build, then start again.',
);

/** Mounts the desk. Where it is not built its pages say so, and the API is served all the same. */
export function serveDesk(fastify: FastifyInstance, folder = join(buildFolder, 'admin')): void {
  const built = existsSync(join(folder, 'index.html'));
  const file = (cache: string, name?: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (!built) throw new RefusalError(notBuilt);
    reply.header('cache-control', cache);
    return sendFile(request, reply, folder, name ?? request.url.replace(/\?.*$/, ''));
  };
  for (const page of deskPages) fastify.get(page, file('no-cache', '/index.html'));
  for (const name of loose) fastify.get(name, file('no-cache'));
  for (const hashed of ['/assets/*', '/pdfjs/*']) fastify.get(hashed, file('public, max-age=31536000, immutable'));
}

/** The compressed twin where there is one and the browser takes it; never a folder, never a file outside of ours. */
async function sendFile(request: FastifyRequest, reply: FastifyReply, root: string, name: string) {
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding']));
  const zipped = takesGzip && existsSync(join(root, `${name}.gz`));
  const options = { root, index: false, cacheControl: false, dotfiles: 'deny' } as const;
  const found = await send(request.raw, zipped ? `${name}.gz` : name, options);
  if (found.type !== 'file') throw new RefusalError(protocolRefusal(404), { status: 404 });
  reply.code(found.statusCode).headers(found.headers).header('content-security-policy', policy);
  reply.header('content-type', contentTypeOf(name)).header('vary', 'Accept-Encoding');
  if (zipped) reply.header('content-encoding', 'gzip');
  return reply.send(found.stream);
}

function contentTypeOf(name: string): string {
  const type = send.mime.getType(name) ?? 'application/octet-stream';
  return send.isUtf8MimeType(type) ? `${type}; charset=utf-8` : type;
}
