/** The kinds of settings, each with the sentence that says what its text must be. */
import { isIP } from 'node:net';
import { z } from 'zod';

/** The scheme with its colon; empty for a text that is no URL. */
const protocolOf = (text: string): string => (URL.canParse(text) ? new URL(text).protocol : '');

/** True for a URL that names the machine it leads to; PostgreSQL takes a folder of sockets as `?host=`. */
function namesHost(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, searchParams } = new URL(text);
  return hostname !== '' || searchParams.has('host');
}

/** An IP address, or one with a port: `192.0.2.53`, `127.0.0.1:5353`, `[2001:db8::53]:53`. */
export function isDnsServer(text: string): boolean {
  const [, bracketed, plain, port = '53'] = /^(?:\[([^\]]+)\]|(\d+(?:\.\d+){3})):(\d{1,5})$/.exec(text) ?? [];
  return isIP(bracketed ?? plain ?? text) > 0 && Number(port) > 0 && Number(port) <= 65_535;
}

/** A network, or a range that the HTTP server knows by name. */
export const isProxy = (text: string): boolean =>
  ['loopback', 'linklocal', 'uniquelocal'].includes(text) || isNetwork(text);

/** An IP address, or a network as `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Browsers bind passkeys to a name, never to an IP address, and only over TLS but on localhost (WebAuthn 3, 5.1.3). */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, origin, href } = new URL(text);
  const isNamed = isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
  return isNamed && isSafe && (href === `${origin}/` || href === origin);
}

/** Secrets or signatures travel there: plain HTTP does for what is tried on this machine (OpenID Connect Discovery 1.0, 3). */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && search === '' && hash === '';
}

/** The number of a Redis database is the path of its URL; none is 0. */
const namesRedisDatabase = (text: string): boolean =>
  !URL.canParse(text) || /^\/?\d{0,4}$/.test(new URL(text).pathname);

/** A number written in digits: `0x10`, `1e6` and `35 MB` are more likely mistakes. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,12}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);
/** 0: the system chooses one that is free. */
export const port = whole(0, 65_535);
export const list = z.string().transform((text) => text.split(',').flatMap((item) => item.trim() || []));

/** The absolute path of a Unix socket, or a host with its port: `127.0.0.1:3310`, `[::1]:3310`. */
export const socketOrPort = z
  .string()
  .refine(
    (text) => text.startsWith('/') || /^(?:\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}$/i.test(text),
    'must be the path of a socket, or host:port',
  );

const LONGEST_DAYS = 3650;
/** A number of days, or "never". */
export const days = z
  .string()
  .refine(
    (text) => text === 'never' || whole(0, LONGEST_DAYS).safeParse(text).success,
    `must be "never", or a number of days from 0 to ${LONGEST_DAYS}`,
  )
  .transform((text) => (text === 'never' ? text : Number(text)));

export const url = (...protocols: string[]) =>
  z
    .string()
    .refine((text) => protocols.includes(protocolOf(text)), `must start with ${protocols.join('// or ')}//`)
    .refine(namesHost, 'must name a machine after the //');
export const redisUrl = url('redis:', 'rediss:').refine(
  namesRedisDatabase,
  'must end with the number of a database, or with no path',
);
export const safeAddress = z
  .string()
  .refine(isSafeAddress, 'must be https://, without a query; http:// on this machine alone');
/** What leaves there is about cases: over TLS on this machine too. */
export const httpsAddress = z
  .string()
  .refine((text) => isSafeAddress(text) && protocolOf(text) === 'https:', 'must be https://, without a query');
export const webAddresses = list.refine(
  (addresses) => addresses.every((address) => ['http:', 'https:'].includes(protocolOf(address))),
  'must be addresses that start with http:// or https://, separated by commas',
);

export const hookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/=]{24,}$/, 'must be "whsec_" and at least 24 characters of base64');
export const pem = (label: string) =>
  z.string().regex(new RegExp(`-----BEGIN ([A-Z]+ )?${label}-----`), `must be PEM with "BEGIN ${label}"`);

/** A setting with its variable and what it is for. */
export const setting = <T extends z.ZodType>(variable: string, description: string, schema: T) =>
  schema.meta({ variable, description });
/** A secret may also be given as a file, by its path in `<VARIABLE>_FILE`. */
export const secret = <T extends z.ZodType>(variable: string, description: string, schema: T) =>
  schema.meta({ variable, description, secret: true });
