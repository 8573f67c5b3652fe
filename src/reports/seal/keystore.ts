/** Keys in PKCS#12 (RFC 7292), as certification authorities hand them out. */
import { readFile } from 'node:fs/promises';
import { fromBER } from 'asn1js';
import { AuthenticatedSafe, CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, SafeContents } from 'pkijs';
import { messageOf } from '../../platform/telemetry/failure.js';

const pem = (label: string, der: ArrayBuffer): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
};

/** The contents, once the integrity of the whole was checked under the password. */
async function contentsOf(file: Buffer, password: ArrayBuffer): Promise<SafeContents[]> {
  const pfx = new PFX({ schema: fromBER(new Uint8Array(file).buffer).result });
  await pfx.parseInternalValues({ password, checkIntegrity: true });
  const safe = pfx.parsedValue?.authenticatedSafe;
  if (!(safe instanceof AuthenticatedSafe)) throw new TypeError('it holds nothing');
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
  const parsed: { safeContents: { value: unknown }[] } = safe.parsedValue;
  return parsed.safeContents.flatMap(({ value }) => (value instanceof SafeContents ? [value] : []));
}

async function keyIn(bag: unknown, password: ArrayBuffer): Promise<string[]> {
  if (bag instanceof PrivateKeyInfo) return [pem('PRIVATE KEY', bag.toSchema().toBER(false))];
  if (!(bag instanceof PKCS8ShroudedKeyBag)) return [];
  const opener = bag as unknown as { parseInternalValues(options: { password: ArrayBuffer }): Promise<void> };
  await opener.parseInternalValues({ password });
  return bag.parsedValue ? [pem('PRIVATE KEY', bag.parsedValue.toSchema().toBER(false))] : [];
}

async function open(file: Buffer, password: ArrayBuffer): Promise<string> {
  const keys: string[] = [];
  const certificates: string[] = [];
  for (const { safeBags } of await contentsOf(file, password)) {
    for (const { bagValue } of safeBags) {
      keys.push(...(await keyIn(bagValue, password)));
      const certificate = bagValue instanceof CertBag ? bagValue.parsedValue : null;
      if (certificate instanceof Certificate) {
        certificates.push(pem('CERTIFICATE', certificate.toSchema(true).toBER(false)));
      }
    }
  }
  if (keys.length !== 1) throw new TypeError(`it holds ${keys.length} private keys instead of one`);
  return [...keys, ...certificates].join('');
}

/** Key and certificates of the file as PEM; rejects, without the password, when the file does not open. */
export async function openKeystore(path: string, password: string): Promise<string> {
  try {
    return await open(await readFile(path), new TextEncoder().encode(password).buffer);
  } catch (error) {
    throw new Error(
      `GREFFE_SIGNING_KEYSTORE cannot be opened (${messageOf(error)}): check the file and GREFFE_SIGNING_KEYSTORE_PASSWORD.`,
    );
  }
}
