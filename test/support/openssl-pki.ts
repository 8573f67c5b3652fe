/** A certification authority, a time-stamp authority and an OCSP responder made of openssl alone, behind HTTP. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

const configuration = (port: number): string => `
[ca]
default_ca = authority
[authority]
dir = .
database = index.txt
serial = serial
crlnumber = crlnumber
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
default_md = sha256
default_crl_days = 30
policy = any
unique_subject = no
[any]
commonName = supplied
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[seal]
basicConstraints = critical, CA:FALSE
keyUsage = critical, nonRepudiation, digitalSignature
authorityInfoAccess = OCSP;URI:http://127.0.0.1:${port}/ocsp
[stamps]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
crlDistributionPoints = URI:http://127.0.0.1:${port}/ca.crl
[responder]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = ignored
[tsa]
default_tsa = stamper
[stamper]
serial = tsa-serial
crypto_device = builtin
signer_cert = stamps.pem
certs = ca.pem
signer_key = stamps.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

export class OpensslPki {
  /** Paths of the requests, in their order. */
  readonly asked: string[] = [];

  private constructor(
    private readonly folder: string,
    private readonly server: Server,
  ) {}

  static async start(folder: string): Promise<OpensslPki> {
    mkdirSync(folder, { recursive: true });
    const server = createServer((request, response) => {
      const path = request.url ?? '';
      pki.asked.push(path);
      buffer(request).then(
        (body) => response.end(pki.answer(path, body)),
        () => response.destroy(),
      );
    });
    const pki = new OpensslPki(folder, server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    pki.make();
    return pki;
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private openssl(...words: string[]): void {
    execFileSync('openssl', words, { cwd: this.folder, stdio: 'pipe' });
  }

  private make(): void {
    const files = {
      'pki.cnf': configuration(this.port).replace('noCheck = ignored', '1.3.6.1.5.5.7.48.1.5 = DER:05:00'),
      'index.txt': '',
      serial: '1000',
      crlnumber: '01',
      'tsa-serial': '01',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, name), text);
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    const own = ['-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Root', '-days', '3650'];
    this.openssl('req', '-x509', ...curve, ...own, '-config', 'pki.cnf', '-extensions', 'root');
    const rsa = ['-newkey', 'rsa:2048', '-nodes'];
    this.issue('signer', 'Signer', 'seal', curve);
    this.issue('revoked', 'Revoked', 'seal', rsa);
    this.issue('stamps', 'Stamps', 'stamps', rsa);
    this.issue('responder', 'Responder', 'responder', curve);
    this.openssl('ca', '-batch', '-config', 'pki.cnf', '-revoke', 'revoked.pem');
    this.openssl('ca', '-batch', '-config', 'pki.cnf', '-gencrl', '-out', 'crl.pem');
    this.openssl('crl', '-in', 'crl.pem', '-outform', 'DER', '-out', 'ca.crl');
  }

  private issue(name: string, subject: string, extensions: string, key: readonly string[]): void {
    const request = ['-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${subject}`, '-config', 'pki.cnf'];
    this.openssl('req', ...key, ...request);
    const issued = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-days', '365', '-notext', '-extensions', extensions];
    this.openssl('ca', '-batch', '-config', 'pki.cnf', ...issued);
  }

  private answer(path: string, body: Buffer): Buffer {
    if (path === '/ca.crl') return readFileSync(join(this.folder, 'ca.crl'));
    const scratch = mkdtempSync(join(this.folder, 'ask-'));
    const [query, reply] = [join(scratch, 'query'), join(scratch, 'reply')];
    writeFileSync(query, body);
    if (path === '/tsa')
      this.openssl('ts', '-reply', '-config', 'pki.cnf', '-section', 'stamper', '-queryfile', query, '-out', reply);
    else {
      const who = ['-CA', 'ca.pem', '-rsigner', 'responder.pem', '-rkey', 'responder.key', '-rmd', 'sha256'];
      this.openssl('ocsp', '-index', 'index.txt', ...who, '-reqin', query, '-respout', reply, '-ndays', '7');
    }
    const answer = readFileSync(reply);
    rmSync(scratch, { recursive: true });
    return answer;
  }

  /** What an operator would set to seal under that certificate. */
  settings(name: 'signer' | 'revoked') {
    const text = (file: string): string => readFileSync(join(this.folder, file), 'utf8');
    const base = `http://127.0.0.1:${this.port}/`;
    return {
      signingKey: text(`${name}.key`),
      signingCertificate: text(`${name}.pem`),
      signingRoots: text('ca.pem'),
      tsaUrl: `${base}tsa`,
      revocationAddresses: [base],
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
