/** A request for a token as RFC 6749 writes it: 4.4.2, with client_secret_basic or client_secret_post (2.3.1). */
import type { Credentials, TokenFault } from './tokens.js';

export interface TokenRequest extends Credentials {
  /** As it was sent; null where it was not. */
  readonly scope: string | null;
}

/**
 * Total. A parameter that is sent twice, and a client that authenticates in two ways, are refused (RFC 6749, 3.2 and 2.3).
 * @param authorization the header; undefined where it was not sent
 * @param body what the parser of forms made; whatever else makes the request invalid
 */
export function tokenRequestIn(authorization: string | undefined, body: unknown): TokenRequest | TokenFault {
  if (!(body instanceof URLSearchParams) || new Set(body.keys()).size < body.size) return 'invalid_request';
  const grant = body.get('grant_type');
  if (grant !== 'client_credentials') return grant === null ? 'invalid_request' : 'unsupported_grant_type';
  const given = authorization === undefined ? posted(body) : basic(authorization, body);
  return typeof given === 'string' ? given : { ...given, scope: body.get('scope') || null };
}

function posted(body: URLSearchParams): Credentials | TokenFault {
  const [id, secret] = [body.get('client_id'), body.get('client_secret')];
  return id === null || secret === null ? 'invalid_client' : { id, secret };
}

function basic(authorization: string, body: URLSearchParams): Credentials | TokenFault {
  const given = basicIn(authorization);
  if (!given) return 'invalid_client';
  const named = body.get('client_id');
  return body.has('client_secret') || (named !== null && named !== given.id) ? 'invalid_request' : given;
}

/** Both halves are form-encoded before they are joined (RFC 6749, 2.3.1). */
function basicIn(authorization: string): Credentials | null {
  const [, coded] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization) ?? [];
  const [id, secret, ...more] = Buffer.from(coded ?? '', 'base64')
    .toString('utf8')
    .split(':');
  if (id === undefined || secret === undefined || more.length > 0) return null;
  const decoded = new URLSearchParams(`id=${id.replaceAll('&', '%26')}&secret=${secret.replaceAll('&', '%26')}`);
  return { id: decoded.get('id') ?? '', secret: decoded.get('secret') ?? '' };
}
