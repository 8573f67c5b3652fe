/** A witness of our own: a second data centre or an auditor runs it, with a key and a memory that the log cannot touch. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { witnessKeyOf, writeWitnessKey } from '../domain/ledger/cosignature.js';
import type { Signer, VerifierKey } from '../domain/ledger/note.js';
import { addCheckpoint, nothingSeen, type Seen } from '../domain/ledger/witness.js';
import { readSigningKey } from '../platform/keys/key-file.js';

const LARGEST_QUESTION = 100_000;
const Kept = z.strictObject({ size: z.int().nonnegative(), root: z.string().regex(/^[0-9a-f]{64}$/) });

export interface RunningWitness {
  readonly url: string;
  readonly vkey: string;
  close(): Promise<void>;
}

/** On disk before it is believed: a witness that forgot would cosign a second history. */
class Memory {
  private readonly file: string;

  constructor(folder: string) {
    this.file = join(folder, 'witnessed.json');
  }

  read(): Seen {
    if (!existsSync(this.file)) return nothingSeen;
    const { size, root } = Kept.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    return { size, root: Buffer.from(root, 'hex') };
  }

  keep({ size, root }: Seen): void {
    const draft = openSync(`${this.file}.new`, 'w', 0o600);
    writeSync(draft, JSON.stringify({ size, root: root.toString('hex') }));
    fsyncSync(draft);
    closeSync(draft);
    renameSync(`${this.file}.new`, this.file);
  }
}

/** Questions are answered one by one, each from start to end: two can never be judged on the same memory. */
function answering(log: VerifierKey, signer: Signer, memory: Memory): Server {
  return createServer(async (request, response) => {
    const asks = request.method === 'POST' && request.url === '/add-checkpoint';
    const declared = Number(request.headers['content-length'] ?? Number.NaN);
    if (!asks || !(declared <= LARGEST_QUESTION)) {
      response.writeHead(asks ? 413 : 404).end();
      return;
    }
    const body = await text(request);
    const { status, body: said, seen } = addCheckpoint(body, memory.read(), log, signer, Math.floor(Date.now() / 1000));
    if (seen) memory.keep(seen);
    const type = status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8';
    response.writeHead(status, { 'content-type': type }).end(said);
  });
}

export async function startWitness(folder: string, name: string, log: VerifierKey, port = 0, host = '127.0.0.1') {
  const signer = { name, key: readSigningKey(join(folder, 'keys', 'witness.pem')) };
  const server = answering(log, signer, new Memory(folder));
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    url: `http://${host}:${bound}`,
    vkey: writeWitnessKey(witnessKeyOf(signer)),
    close,
  } satisfies RunningWitness;
}
