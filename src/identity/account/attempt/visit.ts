import type { FastifyRequest } from 'fastify';
import { type BrowserFamily, browserFamily } from '../../../access/browser.js';
import { placeOf } from '../../../platform/http/request/place.js';
import { readDevice } from './known-device.js';

/** Where an attempt to prove oneself comes from. */
export interface Visit extends BrowserFamily {
  /** Only ever kept as a salted digest, for a day. */
  readonly address: string;
  /** Of this server, on which the request came in; undefined when it came through no socket. */
  readonly port: number | undefined;
  /** The mark that a browser got at an earlier sign-in, as it sent it. */
  readonly device?: string | undefined;
}

export const visitOf = ({ ip, socket, headers }: FastifyRequest): Visit => ({
  address: placeOf(ip),
  port: socket?.localPort,
  device: readDevice(headers.cookie),
  ...browserFamily(headers['user-agent']),
});
