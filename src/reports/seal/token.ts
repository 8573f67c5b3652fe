/** Keys that never leave a PKCS#11 token, such as a hardware security module; a URI names them (RFC 7512). */
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { BoundedChild } from '../../platform/child/bounded-child.js';
import { builtProgram } from '../../platform/package/build-folder.js';
import { foreignEnvironment } from '../../platform/settings/config.js';
import type { Certificate } from '../../verifier/trust/certificate.js';
import type { SigningKey } from '../../verifier/trust/cms.js';
import { nothing, objectIdentifier, octetString, sequence, unsignedInteger } from '../../verifier/trust/der.js';
import { oid } from '../../verifier/trust/oid.js';
import { TokenAnswer, type TokenQuestion } from './token-question.js';

type Place = Pick<TokenQuestion, 'module' | 'token' | 'object'>;

const PATIENCE_MILLISECONDS = 60_000;
const ANSWER_BYTES = 64 * 1024;
const SCHEME = 'pkcs11:';
const shape = `${SCHEME}token=…;object=…?module-path=…`;

export const isTokenUri = (text: string): boolean => text.startsWith(SCHEME);

/** Throws, naming what is wrong; a PIN in the URI is refused: it has its own setting, which may be a file. */
export function readTokenUri(uri: string): Place {
  const [path = '', query = ''] = uri.slice(SCHEME.length).split('?');
  const pairs = [...path.split(';'), ...query.split('&')].filter((pair) => pair !== '');
  const found = new Map(pairs.map((pair) => [pair.split('=')[0] ?? '', decoded(pair.slice(pair.indexOf('=') + 1))]));
  const [token, object, module] = ['token', 'object', 'module-path'].map((name) => found.get(name));
  if (!token || !object || !module || found.size > 3 || pairs.length > 3) {
    throw new Error(`GREFFE_SIGNING_KEY reads ${shape} for a token, and nothing more.`);
  }
  return { token, object, module };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

/** DigestInfo of RFC 8017, 9.2: what RSA pads and signs. */
const digestInfo = (digest: Buffer): Buffer =>
  sequence(sequence(objectIdentifier(oid.sha256), nothing), octetString(digest));

/** A token answers r and s side by side; CMS wants them as a DER pair (RFC 5753, 7.2). */
const derPair = (pair: Buffer): Buffer =>
  sequence(unsignedInteger(pair.subarray(0, pair.length / 2)), unsignedInteger(pair.subarray(pair.length / 2)));

/** One process for each signature: a token session is used by one at a time, and nothing of the PIN stays behind. */
async function ask(question: TokenQuestion): Promise<Buffer> {
  const child = new BoundedChild({
    program: builtProgram('reports/seal/token-main.js'),
    ...{ limits: null, outputBytes: ANSWER_BYTES, environment: foreignEnvironment() },
  });
  child.allow(PATIENCE_MILLISECONDS);
  child.feed(JSON.stringify(question));
  const said = (await child.bytes()).toString('utf8');
  const answer = TokenAnswer.safeParse(said === '' ? null : JSON.parse(said));
  const fault = answer.success ? ('fault' in answer.data ? answer.data.fault : null) : 'it gave no answer';
  if (fault !== null) throw new Error(`The token “${question.token}” signed nothing: ${fault}.`);
  return answer.success && 'signature' in answer.data ? Buffer.from(answer.data.signature, 'base64') : Buffer.alloc(0);
}

/**
 * Rejects when the token cannot be used, or when its key is not that of the certificate: it signs once to be known, and
 * each later signature is checked before anybody sees it.
 */
export async function tokenKey(uri: string, pin: string, certificate: Certificate): Promise<SigningKey> {
  const place = readTokenUri(uri);
  const publicKey = createPublicKey({ key: certificate.publicKey, format: 'der', type: 'spki' });
  const kind = publicKey.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec';
  const key: SigningKey = {
    kind,
    sign: async (bytes) => {
      const digest = createHash('sha256').update(bytes).digest();
      const input = (kind === 'rsa' ? digestInfo(digest) : digest).toString('base64');
      const raw = await ask({ ...place, pin, kind, input });
      const signature = kind === 'rsa' ? raw : derPair(raw);
      if (verify('sha256', bytes, publicKey, signature)) return signature;
      throw new Error(`The key “${place.object}” of the token is not that of GREFFE_SIGNING_CERTIFICATE.`);
    },
  };
  await key.sign(randomBytes(32));
  return key;
}
