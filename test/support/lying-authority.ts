/** Time-stamp and OCSP answers that are wrong in one way each, for a client that must believe none of them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DemonstrationAuthority } from '../../src/reports/authority/demonstration.js';
import { demonstrationAddresses } from '../../src/reports/seal/sealing.js';
import type { Transport } from '../../src/stamps/transport.js';
import { signatureAlgorithmOf } from '../../src/verifier/trust/cms.js';
import {
  childrenOf,
  encode,
  generalizedTime,
  objectIdentifier,
  octetString,
  onlyNode,
  sequence,
  smallInteger,
} from '../../src/verifier/trust/der.js';
import { oid } from '../../src/verifier/trust/oid.js';
import { readChain } from '../../src/verifier/trust/pem.js';
import { pemKey } from '../../src/verifier/trust/private-key.js';
import { AS_OF, OPERATOR } from './sample-report.js';

type Change = (request: Buffer) => Buffer;
const now = new Date(AS_OF);
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

const parts = (der: Buffer): Buffer[] => childrenOf(onlyNode(der)).map(({ raw }) => raw);

/** Puts other bytes where the last `length` bytes of a field stand. */
const flipped = (der: Buffer): Buffer => {
  const changed = Buffer.from(der);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 0xff;
  return changed;
};
const changeField =
  (index: number): Change =>
  (request) =>
    sequence(...parts(request).map((part, at) => (at === index ? flipped(part) : part)));

export const openAuthority = (folder: string): Promise<DemonstrationAuthority> =>
  DemonstrationAuthority.open(folder, OPERATOR, now);

/** The same keys and certificates, the seal's own where the time-stamp authority's should be. */
export async function withoutPurpose(folder: string): Promise<DemonstrationAuthority> {
  const pem = readFileSync(join(folder, 'keys', 'demonstration.pem'), 'utf8');
  const blocks = pem.match(/-----BEGIN [\s\S]+?-----END [A-Z ]+-----\n?/g) ?? [];
  const [key = '', certificate = '', , , ...rest] = blocks;
  const other = join(folder, 'without-purpose');
  mkdirSync(join(other, 'keys'), { recursive: true });
  writeFileSync(join(other, 'keys', 'demonstration.pem'), [key, certificate, key, certificate, ...rest].join('\n'), {
    mode: 0o600,
  });
  return openAuthority(other);
}

interface Status {
  readonly status: Buffer;
  readonly at?: Date;
  readonly until?: Date;
  readonly changeNonce?: boolean;
}

/** An OCSP answer signed by the responder of the folder, whatever it says. */
export async function ocspAnswer(
  folder: string,
  request: Buffer,
  { status, at = now, until = later(60), changeNonce }: Status,
): Promise<Buffer> {
  const pem = readFileSync(join(folder, 'keys', 'demonstration.pem'), 'utf8');
  const keys = pem.match(/-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/g) ?? [];
  const key = pemKey(keys[2] ?? '');
  const responder = readChain(pem)[2];
  if (!responder) throw new Error('The folder has no responder.');
  const [body] = childrenOf(onlyNode(request));
  const [list, extensions] = body ? childrenOf(body) : [];
  const [asked] = list ? childrenOf(list) : [];
  const [certId] = asked ? childrenOf(asked) : [];
  const single = sequence(
    certId?.raw ?? Buffer.alloc(0),
    status,
    generalizedTime(at),
    encode(0xa0, generalizedTime(until)),
  );
  const nonce = encode(
    0xa1,
    changeNonce ? flipped(extensions?.content ?? Buffer.alloc(1)) : (extensions?.content ?? Buffer.alloc(0)),
  );
  const data = sequence(encode(0xa1, responder.subject), generalizedTime(at), sequence(single), nonce);
  const signature = encode(0x03, Buffer.of(0), await key.sign(data));
  const basic = sequence(data, signatureAlgorithmOf(key), signature, encode(0xa0, sequence(responder.raw)));
  const bytes = sequence(objectIdentifier(oid.ocspBasic), octetString(basic));
  return sequence(encode(0x0a, Buffer.of(0)), encode(0xa0, bytes));
}

const good = encode(0x80);
const revoked = encode(0xa1, generalizedTime(now));
const unknown = encode(0x82);

type Lie = (request: Buffer, honest: DemonstrationAuthority, folder: string) => Promise<Buffer>;

export const stampLies: readonly [name: string, lie: Lie, sentence: RegExp][] = [
  ['is silent', () => Promise.reject(new Error('connect ECONNREFUSED')), /ECONNREFUSED/],
  ['answers a text', async () => Buffer.from('<html>502</html>'), /something that is no time-stamp/],
  ['answers nothing', async () => Buffer.alloc(0), /something that is no time-stamp/],
  ['refuses', async () => sequence(sequence(smallInteger(2))), /granted no time-stamp \(status 02\)/],
  ['waits', async () => sequence(sequence(smallInteger(3))), /granted no time-stamp \(status 03\)/],
  [
    'sends garbage as token',
    async () => sequence(sequence(smallInteger(0)), sequence(smallInteger(1))),
    /not a valid CMS message/,
  ],
  [
    'stamps other bytes',
    (request, honest) =>
      honest.stamp(
        sequence(
          ...parts(request).map((part, at) =>
            at === 1 ? sequence(...parts(part).map((each, inner) => (inner === 1 ? flipped(each) : each))) : part,
          ),
        ),
        now,
      ),
    /about other bytes/,
  ],
  ['answers another nonce', (request, honest) => honest.stamp(changeField(2)(request), now), /the nonce is not ours/],
  [
    'has no nonce',
    (request, honest) => honest.stamp(sequence(...parts(request).filter((_, at) => at !== 2)), now),
    /the nonce is not ours/,
  ],
  ['has a clock that is fast', (request, honest) => honest.stamp(request, later(10)), /600 s away from our clock/],
  ['has a clock that is slow', (request, honest) => honest.stamp(request, later(-10)), /was not valid at that hour/],
  [
    'is no time-stamp authority',
    async (request, _, folder) => (await withoutPurpose(folder)).stamp(request, now),
    /not that of a time-stamp authority/,
  ],
  [
    'is not trusted',
    async (request, _, folder) => (await openAuthority(join(folder, 'stranger'))).stamp(request, now),
    /leads to no trusted authority/,
  ],
  [
    'changes a byte of its signature',
    async (request, honest) => flipped(await honest.stamp(request, now)),
    /does not match the key|not a valid CMS/,
  ],
];

export const ocspLies: readonly [name: string, lie: Lie, sentence: RegExp][] = [
  [
    'is silent',
    () => Promise.reject(new Error('connect ECONNREFUSED')),
    /is not known to be good: connect ECONNREFUSED/,
  ],
  [
    'says revoked',
    (request, _, folder) => ocspAnswer(folder, request, { status: revoked }),
    /was revoked on 2026-11-26/,
  ],
  ['says unknown', (request, _, folder) => ocspAnswer(folder, request, { status: unknown }), /OCSP: unknown/],
  ['asks to try later', async () => sequence(encode(0x0a, Buffer.of(3))), /OCSP status/],
  ['answers a text', async () => Buffer.from('good'), /OCSP: /],
  [
    'answers someone else’s question',
    (request, _, folder) => ocspAnswer(folder, request, { status: good, changeNonce: true }),
    /answered another question/,
  ],
  [
    'answers for last week',
    (request, _, folder) => ocspAnswer(folder, request, { status: good, at: later(-3), until: later(-1) }),
    /answered for another time/,
  ],
  [
    'answers for next week',
    (request, _, folder) => ocspAnswer(folder, request, { status: good, at: later(60), until: later(120) }),
    /answered for another time/,
  ],
  [
    'is a stranger',
    async (request, _, folder) => (await openAuthority(join(folder, 'stranger'))).answer(request, now),
    /OCSP: signature/,
  ],
  [
    'changes a byte of its answer',
    async (request, honest) => {
      const answer = await honest.answer(request, now);
      answer[answer.length - 700] = (answer[answer.length - 700] ?? 0) ^ 1;
      return answer;
    },
    /OCSP/,
  ],
];

/** Answers honestly but for the address of the lie. */
export function lyingTransport(
  honest: DemonstrationAuthority,
  folder: string,
  lies: { stamps?: Lie; ocsp?: Lie },
): Transport {
  return async ({ address, body = Buffer.alloc(0) }) => {
    if (address === demonstrationAddresses.stamps)
      return (lies.stamps ?? ((each) => honest.stamp(each, now)))(body, honest, folder);
    return (lies.ocsp ?? ((each) => honest.answer(each, now)))(body, honest, folder);
  };
}
