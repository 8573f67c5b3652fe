/** A time-stamp authority and an OCSP responder inside the process: real answers, for trials, that no other authority vouches for. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readOrCreate } from '../../platform/keys/key-file.js';
import { digestOf } from '../../verifier/trust/algorithm.js';
import type { Certificate } from '../../verifier/trust/certificate.js';
import { type SigningKey, signatureAlgorithmOf, signedMessage } from '../../verifier/trust/cms.js';
import {
  childrenOf,
  encode,
  generalizedTime,
  objectIdentifier,
  octetString,
  onlyNode,
  sequence,
  smallInteger,
  unsignedInteger,
} from '../../verifier/trust/der.js';
import { oid } from '../../verifier/trust/oid.js';
import { readChain } from '../../verifier/trust/pem.js';
import { belongsTo, pemKey } from '../../verifier/trust/private-key.js';
import { issueDemonstration } from './issue.js';

interface Holder {
  readonly key: SigningKey;
  readonly certificate: Certificate;
}

/** The arc that ITU-T X.660 keeps for examples. */
const POLICY = '2.999.1';
const ANSWER_DAYS = 7;
const DAY = 24 * 3_600_000;

const granted = sequence(smallInteger(0));
const successful = encode(0x0a, Buffer.of(0));

export class DemonstrationAuthority {
  private constructor(
    readonly seal: Holder,
    private readonly stamper: Holder,
    private readonly responder: Holder,
    readonly root: Certificate,
  ) {}

  /** From GREFFE_DATA/keys/demonstration.pem, made at the first call with validity from `now`. */
  static async open(dataFolder: string, operator: string, now: Date): Promise<DemonstrationAuthority> {
    const file = join(dataFolder, 'keys', 'demonstration.pem');
    const fresh = existsSync(file) ? '' : await issueDemonstration(operator, now);
    return DemonstrationAuthority.read(readOrCreate(file, () => Buffer.from(fresh)).toString('utf8'), file);
  }

  private static read(pem: string, file: string): DemonstrationAuthority {
    const keys = pem.match(/-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/g) ?? [];
    const certificates = readChain(pem);
    const [seal, stamper, responder] = keys.map((each, index) => {
      const [key, certificate] = [pemKey(each), certificates[index]];
      if (!certificate || !belongsTo(key.publicKey, certificate)) throw new Error(`${file} is damaged: delete it.`);
      return { key, certificate };
    });
    const root = certificates[3];
    if (!seal || !stamper || !responder || !root) throw new Error(`${file} is damaged: delete it.`);
    return new DemonstrationAuthority(seal, stamper, responder, root);
  }

  /** Answers a TimeStampReq (RFC 3161) at the time of `now`. */
  async stamp(request: Buffer, now: Date): Promise<Buffer> {
    const [, imprint, ...rest] = childrenOf(onlyNode(request));
    if (!imprint) throw new TypeError('The time-stamp request has no imprint.');
    const nonce = rest.find(({ tag }) => tag === 0x02);
    const info = sequence(
      smallInteger(1),
      objectIdentifier(POLICY),
      imprint.raw,
      unsignedInteger(randomBytes(16)),
      generalizedTime(now),
      ...(nonce ? [nonce.raw] : []),
    );
    const { key, certificate } = this.stamper;
    const token = await signedMessage({
      contentType: oid.timeStampInfo,
      content: info,
      digest: digestOf('sha256', info),
      key,
      chain: [certificate, this.root],
    });
    return sequence(granted, token);
  }

  /** Answers an OCSPRequest (RFC 6960): "good" for what the root issued, at the time of `now`. */
  async answer(request: Buffer, now: Date): Promise<Buffer> {
    const [body] = childrenOf(onlyNode(request));
    const parts = body ? childrenOf(body) : [];
    const list = parts.find(({ tag }) => tag === 0x30);
    const extensions = parts.find(({ tag }) => tag === 0xa2);
    const [asked] = list ? childrenOf(list) : [];
    const [certId] = asked ? childrenOf(asked) : [];
    if (!certId) throw new TypeError('The OCSP request asks about no certificate.');
    const good = encode(0x80);
    const until = encode(0xa0, generalizedTime(new Date(now.getTime() + ANSWER_DAYS * DAY)));
    const single = sequence(certId.raw, good, generalizedTime(now), until);
    const nonce = extensions ? [encode(0xa1, extensions.content)] : [];
    const { key, certificate } = this.responder;
    const data = sequence(encode(0xa1, certificate.subject), generalizedTime(now), sequence(single), ...nonce);
    const signature = encode(0x03, Buffer.of(0), await key.sign(data));
    const certificates = encode(0xa0, sequence(certificate.raw));
    const basic = sequence(data, signatureAlgorithmOf(key), signature, certificates);
    const bytes = sequence(objectIdentifier(oid.ocspBasic), octetString(basic));
    return sequence(successful, encode(0xa0, bytes));
  }
}
