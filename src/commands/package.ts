/** Packages of answers, for who received one: verified from the file alone. */
import { type FileHandle, open } from 'node:fs/promises';
import { demandFile } from '../platform/settings/given.js';
import type { ByteSource } from '../verifier/package/container.js';
import { verifyPackage } from '../verifier/package/verify-package.js';
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

/** True when every byte of the package holds, under the certificate that was given. */
export async function verifyPackageFile(
  path: string,
  options: Output & { certificate?: string; tsaRoots?: string },
): Promise<boolean | typeof NOT_ESTABLISHED> {
  const { certificate, tsaRoots } = options;
  const trust = {
    now: new Date(),
    ...(certificate !== undefined && { trusted: await pemGiven(certificate) }),
    ...(tsaRoots !== undefined && { trustedStamps: await pemGiven(tsaRoots) }),
  };
  await demandFile(path);
  const file = await open(path, 'r');
  const verified = await verifyPackage(await sourceOf(file), trust).finally(() => file.close());
  if (!verified.ok) {
    say(options, { ok: false, fault: verified.fault }, `REFUSED  ${verified.fault.en}`);
    return false;
  }
  const { established, manifest, certificateSha256, statements } = verified;
  const holds = established !== null;
  const { case: reference, counts } = manifest;
  const headline = holds ? 'The package holds.' : 'INTACT, SIGNER NOT ESTABLISHED  The package is intact.';
  say(
    options,
    {
      ...{ ok: holds, verdict: holds ? 'holds' : 'not_established', established },
      ...{ package: manifest.package, case: reference, counts, certificateSha256, statements },
    },
    [headline, ...statements.map(({ en }) => `  - ${en}`)].join('\n'),
  );
  return holds || NOT_ESTABLISHED;
}
