import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import fc from 'fast-check';
import { Authenticator, type Oddity } from '../../../test/support/authenticator.js';
import type { Algorithm } from '../../../test/support/cose-key.js';
import { passkeySignatory, passwordSignatory } from '../../../test/support/signatory.js';
import { type ActToSign, actOn, digestOfAct } from './act.js';
import { faultOfSignature } from './assertion.js';
import type { PasskeySignature } from './signature.js';

const act: ActToSign = {
  act: 'approve',
  case: randomUUID(),
  payload: 'a'.repeat(64),
  preparation: randomUUID(),
  role: 'dpo',
  seq: 7,
};
const algorithms: readonly Algorithm[] = ['ES256', 'EdDSA', 'RS256'];

/** The same assertion, judged by the library that signs people in. */
async function judgedByLibrary(
  signature: PasskeySignature,
  device: Authenticator,
  challenge: Buffer,
): Promise<boolean> {
  const response = { ...signature, signature: signature.signature };
  const id = device.id.toString('base64url');
  return verifyAuthenticationResponse({
    response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} } as never,
    expectedChallenge: challenge.toString('base64url'),
    expectedOrigin: 'https://greffe.example',
    expectedRPID: 'greffe.example',
    requireUserVerification: true,
    credential: { id, publicKey: Uint8Array.from(device.cose), counter: 0 },
  }).then(
    ({ verified }) => verified,
    () => false,
  );
}

describe('a signature over an act', () => {
  test.each(algorithms)('holds by a passkey of %s and by nothing else', (algorithm) => {
    const { key, sign } = passkeySignatory(randomUUID(), algorithm);
    const signature = sign(act);
    expect(faultOfSignature(signature, digestOfAct(act), key)).toBeNull();
    expect(faultOfSignature(signature, digestOfAct(act), passkeySignatory(key.person, algorithm).key)).toBe(
      'signature',
    );
  });

  test('holds by a password key and by nothing else', () => {
    const { key, sign } = passwordSignatory(randomUUID());
    expect(faultOfSignature(sign(act), digestOfAct(act), key)).toBeNull();
    expect(faultOfSignature(sign(act), digestOfAct(act), passwordSignatory(key.person).key)).toBe('signature');
    expect(faultOfSignature(sign({ ...act, seq: 8 }), digestOfAct(act), key)).toBe('signature');
  });

  test.each(Object.keys(act))('is void when another %s is meant', (field) => {
    const other = { act: 'release', role: 'ciso', seq: 8, payload: 'b'.repeat(64) } as Record<string, unknown>;
    const { key, sign } = passkeySignatory(randomUUID());
    const meant = { ...act, [field]: other[field] ?? randomUUID() } as ActToSign;
    expect(faultOfSignature(sign(act), digestOfAct(meant), key)).toBe('challenge');
  });

  const odd: readonly (readonly [string, Oddity, string])[] = [
    ['the user was not verified', { userVerified: false }, 'user_not_verified'],
    ['the page was of another site', { origin: 'https://greffe.example.evil.example' }, 'origin'],
    ['the page was of a site that ends alike', { origin: 'https://notgreffe.example' }, 'origin'],
    ['the page came without TLS', { origin: 'http://greffe.example' }, 'origin'],
    ['the key signed another challenge', { challenge: Buffer.alloc(32).toString('base64url') }, 'challenge'],
  ];
  test.each(odd)('is void when %s', (_, oddity, fault) => {
    const { key, sign } = passkeySignatory(randomUUID(), 'ES256', oddity);
    expect(faultOfSignature(sign(act), digestOfAct(act), key)).toBe(fault);
  });

  test('is void under another name of host, and in the shape of the other kind', () => {
    const passkey = passkeySignatory(randomUUID());
    const password = passwordSignatory(randomUUID());
    const moved = { ...passkey.key, rpId: 'example' };
    expect(faultOfSignature(passkey.sign(act), digestOfAct(act), moved)).toBe('rp_id');
    expect(faultOfSignature(passkey.sign(act), digestOfAct(act), password.key)).toBe('malformed');
    expect(faultOfSignature(password.sign(act), digestOfAct(act), passkey.key)).toBe('malformed');
  });

  test('is void once any byte of it is changed', () => {
    const { key, sign } = passkeySignatory(randomUUID());
    const signature = sign(act) as PasskeySignature;
    const parts = ['authenticatorData', 'clientDataJSON', 'signature'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.nat(), fc.integer({ min: 1, max: 255 }), (part, at, bits) => {
        const bytes = Buffer.from(signature[part], 'base64url');
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ bits;
        const changed = { ...signature, [part]: bytes.toString('base64url') };
        expect(faultOfSignature(changed, digestOfAct(act), key)).not.toBeNull();
      }),
    );
  });

  test('by bytes that are no key, or a key of another kind, is a fault and no crash', () => {
    const signature = passkeySignatory(randomUUID()).sign(act);
    const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (bytes) => {
        const publicKey = Buffer.from(bytes).toString('base64url');
        const key = { kind: 'passkey', rpId: 'greffe.example', publicKey } as const;
        expect(faultOfSignature(signature, digestOfAct(act), key)).toBe('algorithm');
      }),
    );
    const off = Buffer.concat([
      ...[Buffer.from('a5010203262001215820', 'hex'), Buffer.from(p384.x ?? '', 'base64url').subarray(0, 32)],
      ...[Buffer.from('225820', 'hex'), Buffer.alloc(32, 9)],
    ]).toString('base64url');
    const key = { kind: 'passkey', rpId: 'greffe.example', publicKey: off } as const;
    expect(faultOfSignature(signature, digestOfAct(act), key)).toBe('algorithm');
  });
});

describe('the library that signs people in', () => {
  const changes: readonly (readonly [string, Oddity])[] = [
    ['honest', {}],
    ['without verification of the user', { userVerified: false }],
    ['of another origin', { origin: 'https://other.example' }],
    ['over another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ];
  test.each(algorithms.flatMap((algorithm) => changes.map(([name, oddity]) => [algorithm, name, oddity] as const)))(
    'agrees on an assertion of %s that is %s',
    async (algorithm, _, oddity) => {
      const device = new Authenticator('https://greffe.example', {}, algorithm);
      const challenge = digestOfAct(actOn('confirm_key', { preparation: randomUUID() }));
      const { response } = device.get({ challenge: challenge.toString('base64url'), rpId: 'greffe.example' }, oddity);
      const { authenticatorData, clientDataJSON, signature } = response;
      const given = { key: randomUUID(), authenticatorData, clientDataJSON, signature };
      const key = { kind: 'passkey', rpId: 'greffe.example', publicKey: device.cose.toString('base64url') } as const;
      const ours = faultOfSignature(given, challenge, key) === null;
      expect(ours).toBe(await judgedByLibrary(given, device, challenge));
      expect(ours).toBe(Object.keys(oddity).length === 0);
      const forged = device.get({ challenge: challenge.toString('base64url'), rpId: 'greffe.example' });
      const swapped = {
        ...given,
        signature: forged.response.signature,
        clientDataJSON: forged.response.clientDataJSON,
      };
      expect(faultOfSignature(swapped, challenge, key) === null).toBe(
        await judgedByLibrary(swapped, device, challenge),
      );
    },
  );
});
