/** A witness of a log, run by another organisation than the operator of the log. */
import { readVerifierKey } from '../domain/ledger/note.js';
import { startWitness } from '../ledger/witness-server.js';
import { folderGiven, keyGiven } from '../platform/settings/given.js';
import { type Output, say } from './output.js';
import { untilStopped } from './until-stopped.js';

interface Options extends Output {
  readonly log: string;
  readonly name: string;
  readonly data: string;
  readonly port: number;
  readonly host: string;
}

/** Runs until it is stopped; true when it stopped as asked. */
export async function serveWitness(options: Options): Promise<boolean> {
  const { log, name, data, port, host } = options;
  const key = readVerifierKey(await keyGiven(log));
  if (!key) throw new Error('The key is no Ed25519 verifier key: it reads name+id+base64.');
  await folderGiven(data);
  const witness = await startWitness(data, name, key, port, host);
  say(
    options,
    { ok: true, url: witness.url, key: witness.vkey },
    `Witness of ${key.name}.\n  GREFFE_WITNESS_URL=${witness.url}\n  GREFFE_WITNESS_KEY=${witness.vkey}`,
  );
  await untilStopped();
  await witness.close();
  return true;
}
