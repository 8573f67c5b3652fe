/** Packages of answers, for who received one: verified from the file alone. */
import { type FileHandle, open } from 'node:fs/promises';
import { wordsOfType } from '../domain/case/custody/custody-words.js';
import type { Bilingual } from '../domain/kernel/result.js';
import { bytesGiven, demandFile, keyGiven } from '../platform/settings/given.js';
import type { CertifiedLink } from '../verifier/custody/certificate.js';
import { type CustodyTrust, verifyCustody } from '../verifier/custody/verify-custody.js';
import type { ByteSource } from '../verifier/package/container.js';
import { type PackageVerification, verifyPackage } from '../verifier/package/verify-package.js';
import type { Trust } from '../verifier/report/signer.js';
import { NOT_ESTABLISHED } from './command-line.js';
import { type Output, say } from './output.js';
import { pemGiven } from './verify.js';

const PIECE_BYTES = 1_048_576;

/** One piece at a time, whatever the size of the file. */
async function sourceOf(file: FileHandle): Promise<ByteSource> {
  const { size } = await file.stat();
  return {
    size,
    async *read({ from, to }) {
      for (let at = from; at < to; ) {
        const piece = Buffer.alloc(Math.min(PIECE_BYTES, to - at));
        const { bytesRead } = await file.read(piece, 0, piece.length, at);
        if (bytesRead === 0) return;
        yield piece.subarray(0, bytesRead);
        at += bytesRead;
      }
    },
  };
}

interface Given {
  readonly certificate?: string;
  readonly tsaRoots?: string;
  readonly custody?: string;
  readonly key?: string;
}

const refused = (options: Output, fault: Bilingual): false => {
  say(options, { ok: false, fault }, `REFUSED  ${fault.en}`);
  return false;
};

/** Each link of a chain for people: when, what, and in which role. */
const linkLine = ({ by, index, entry: { at, type } }: CertifiedLink): string =>
  `  ${at}  ${wordsOfType(type).en} (${by.replaceAll('_', ' ')}, index ${index})`;

const toldLink = ({ by, index, leaf, entry: { stream, seq, type, at } }: CertifiedLink) => ({
  ...{ stream, seq, type, at, by, index, leaf },
});

async function trustOf({ certificate, tsaRoots, custody, key }: Given): Promise<CustodyTrust> {
  if (key !== undefined && custody === undefined) {
    throw new Error('The key of the log verifies a custody certificate: give it with --custody, or leave it out.');
  }
  return {
    now: new Date(),
    ...(certificate !== undefined && { trusted: await pemGiven(certificate) }),
    ...(tsaRoots !== undefined && { trustedStamps: await pemGiven(tsaRoots) }),
    ...(key !== undefined && { logKey: await keyGiven(key) }),
  };
}

async function packageAt(path: string, trust: Trust): Promise<PackageVerification> {
  await demandFile(path);
  const file = await open(path, 'r');
  return verifyPackage(await sourceOf(file), trust).finally(() => file.close());
}

const headlines = {
  package: ['The package holds.', 'The package is intact.'],
  custody: ['The package and its custody hold.', 'The package and its custody are intact.'],
} as const;

/** True when every byte of the package holds, under the certificate that was given, and its custody where that is given. */
export async function verifyPackageFile(
  path: string,
  options: Output & Given,
): Promise<boolean | typeof NOT_ESTABLISHED> {
  const trust = await trustOf(options);
  const verified = await packageAt(path, trust);
  if (!verified.ok) return refused(options, verified.fault);
  const { custody } = options;
  const chain = custody === undefined ? null : verifyCustody(await bytesGiven(custody), verified, trust);
  if (chain && !chain.ok) return refused(options, chain.fault);
  const { manifest, certificateSha256 } = verified;
  const { established } = chain ?? verified;
  const statements = [...verified.statements, ...(chain?.statements ?? [])];
  const { links, gaps } = chain?.certificate ?? { links: [], gaps: [] };
  const holds = established !== null;
  const { case: reference, counts } = manifest;
  const [held, intact] = headlines[chain ? 'custody' : 'package'];
  const headline = holds ? held : `INTACT, SIGNER NOT ESTABLISHED  ${intact}`;
  say(
    options,
    {
      ...{ ok: holds, verdict: holds ? 'holds' : 'not_established', established },
      ...{ package: manifest.package, case: reference, counts, certificateSha256, statements },
      ...(chain && { custody: { links: links.map(toldLink), gaps } }),
    },
    [headline, ...statements.map(({ en }) => `  - ${en}`), ...links.map(linkLine)].join('\n'),
  );
  return holds || NOT_ESTABLISHED;
}
