/** The certificate of a server on this machine with its key, as two files, valid whenever a test runs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mailIdentity } from './mail-certificate.js';

export interface ServerCertificate {
  readonly certificate: string;
  readonly key: string;
  /** PEM of the certificate, which is its own root. */
  readonly root: string;
}

/** Writes them under that name, over those that are there. */
export async function serverCertificate(folder: string, name = 'server'): Promise<ServerCertificate> {
  const made = await mailIdentity('127.0.0.1', { forServers: true, isMachine: true, signsOnly: true });
  const [certificate, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  writeFileSync(certificate, made.certificate);
  writeFileSync(key, made.key, { mode: 0o600 });
  return { certificate, key, root: readFileSync(certificate, 'utf8') };
}
