/** A passkey device in software: it makes credentials and signs as a browser and its authenticator would. */
import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { type Algorithm, coseOf, newKeys } from './cose-key.js';

interface Options {
  readonly challenge: string;
  readonly rpId?: string;
  readonly rp?: { readonly id: string };
  readonly user?: { readonly id: string };
  readonly allowCredentials?: readonly { readonly id: string }[];
}

/** What a test changes of an honest answer. */
export interface Oddity {
  readonly origin?: string;
  readonly challenge?: string;
  readonly counter?: number;
  readonly userVerified?: boolean;
  readonly backedUp?: boolean;
  readonly multiDevice?: boolean;
  readonly userHandle?: string;
  readonly signWith?: KeyObject;
}

const [USER_PRESENT, USER_VERIFIED, BACKUP_ELIGIBLE, BACKED_UP, CREDENTIAL_INCLUDED] = [0x01, 0x04, 0x08, 0x10, 0x40];

const b64 = (bytes: Buffer): string => bytes.toString('base64url');
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();

export class Authenticator {
  readonly id = randomBytes(32);
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject };
  private counter = 0;
  private handle: string | undefined;

  /** @param honest how it behaves unless a test says otherwise */
  constructor(
    private readonly origin: string,
    private readonly honest: Oddity = {},
    private readonly algorithm: Algorithm = 'ES256',
  ) {
    this.keys = newKeys(algorithm);
  }

  /** The public key as an authenticator writes it. */
  get cose(): Buffer {
    return coseOf(this.algorithm, this.keys.publicKey);
  }

  /** navigator.credentials.create */
  create(options: Options, change: Oddity = {}) {
    const oddity = { ...this.honest, ...change };
    this.handle = options.user?.id;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.cose]);
    const data = this.data(options.rp?.id ?? '', CREDENTIAL_INCLUDED, oddity, credential);
    // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
    const size =
      data.length < 256 ? Buffer.from([0x58, data.length]) : Buffer.from([0x59, data.length >> 8, data.length]);
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
      size,
      data,
    ]);
    const clientData = this.clientData('webauthn.create', options, oddity);
    return this.answer({
      clientDataJSON: b64(clientData),
      attestationObject: b64(attestation),
      transports: ['internal'],
    });
  }

  /** navigator.credentials.get */
  get(options: Options, change: Oddity = {}) {
    const oddity = { ...this.honest, ...change };
    this.counter += 1;
    const data = this.data(options.rpId ?? '', 0, oddity, Buffer.alloc(0));
    const clientData = this.clientData('webauthn.get', options, oddity);
    const signed = Buffer.concat([data, sha256(clientData)]);
    return this.answer({
      clientDataJSON: b64(clientData),
      authenticatorData: b64(data),
      signature: b64(
        sign(this.algorithm === 'EdDSA' ? null : 'sha256', signed, oddity.signWith ?? this.keys.privateKey),
      ),
      userHandle: oddity.userHandle ?? this.handle,
    });
  }

  private answer<T>(response: T) {
    return { id: b64(this.id), rawId: b64(this.id), type: 'public-key', response, clientExtensionResults: {} };
  }

  private clientData(type: string, { challenge }: Options, oddity: Oddity): Buffer {
    const origin = oddity.origin ?? this.origin;
    return Buffer.from(JSON.stringify({ type, challenge: oddity.challenge ?? challenge, origin, crossOrigin: false }));
  }

  private data(rpId: string, flags: number, oddity: Oddity, credential: Buffer): Buffer {
    const { userVerified = true, multiDevice = false, backedUp = false, counter = this.counter } = oddity;
    const all =
      flags |
      USER_PRESENT |
      (userVerified ? USER_VERIFIED : 0) |
      (multiDevice ? BACKUP_ELIGIBLE : 0) |
      (backedUp ? BACKED_UP : 0);
    const tail = Buffer.alloc(5);
    tail.writeUInt8(all);
    tail.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(rpId), tail, credential]);
  }
}
