import { Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const PAUSE_MILLISECONDS = 60_000;

/**
 * Warns, once a minute at most, of requests that a reverse proxy passed on without being named in GREFFE_TRUSTED_PROXIES:
 * all people behind it count as one address then. Returns what looks at each request.
 */
export function watchForUnnamedProxies(now: () => number = () => performance.now()): (request: FastifyRequest) => void {
  const logger = new Logger('http');
  let silentUntil = -Infinity;
  return ({ headers, ips }) => {
    const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    const isNamed = (ips?.length ?? 0) > 1;
    if (!isForwarded || isNamed || now() < silentUntil) return;
    silentUntil = now() + PAUSE_MILLISECONDS;
    logger.warn(
      'Requests come with X-Forwarded-For from an address that GREFFE_TRUSTED_PROXIES does not name: everyone behind it counts as one address when sign-ins fail. If it is your reverse proxy, add its address or network to GREFFE_TRUSTED_PROXIES; if not, someone forges the header, which is not believed.',
    );
  };
}
