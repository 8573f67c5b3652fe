import type { FastifyRequest } from 'fastify';
import { type BrowserFamily, browserFamily } from './browser.js';

/** Where an attempt to prove oneself comes from. */
export interface Visit extends BrowserFamily {
  /** Only ever kept as a salted digest, for a day. */
  readonly address: string;
  /** Of this server, on which the request came in; undefined when it came through no socket. */
  readonly port: number | undefined;
}

export const visitOf = ({ ip, socket, headers }: FastifyRequest): Visit => ({
  address: ip,
  port: socket?.localPort,
  ...browserFamily(headers['user-agent']),
});
