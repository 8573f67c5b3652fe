// @stage redis
/** A lost key is reported, and no new one takes its place: the start is refused until the key is back. */
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LedgerModule } from '../../../src/ledger/ledger.module.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { Database } from '../../../src/platform/database/database.js';
import { readKeyEncryptionKey, readLedgerKey } from '../../../src/platform/keys/key-file.js';
import { DataKeys } from '../../../src/platform/keys/keys.js';
import { WrappedCopy } from '../../../src/platform/keys/wrapped-copy.js';
import { type TestPlatform, testPlatform } from '../../support/platform.js';

let platform: TestPlatform;
let keys: string;

beforeEach(async () => {
  platform = await testPlatform();
  keys = join(platform.settings.dataFolder, 'keys');
  mkdirSync(keys, { mode: 0o700 });
});
afterEach(() => platform.remove());

const lose = (name: string) => renameSync(join(keys, name), join(keys, `${name}.elsewhere`));
const there = (name: string) => existsSync(join(keys, name));
const bytes = (name: string) => readFileSync(join(keys, name));

it('the lost encryption key stops the start, and no new one is made', async () => {
  const database = await Database.connect(platform.fresh.url, () => undefined);
  const key = new DataKeys(readKeyEncryptionKey(platform.settings.dataFolder), new WrappedCopy(join(keys, 'wrapped')));
  await database.transaction((tx) => key.create(tx));
  await database.close();
  const before = bytes('encryption.key');
  lose('encryption.key');
  await expect(platform.start()).rejects.toThrow(/encryption\.key is missing, .*No new key was made: restore the file/);
  expect(there('encryption.key')).toBe(false);
  renameSync(join(keys, 'encryption.key.elsewhere'), join(keys, 'encryption.key'));
  await platform.start();
  expect(bytes('encryption.key')).toEqual(before);
});

it('the lost key of the log stops the start, and no new one is made', async () => {
  readLedgerKey(platform.settings.dataFolder);
  await platform.fresh.asOwner(
    `insert into checkpoint (size, root, note) values (1, sha256('x'), 'signed by that key')`,
  );
  lose('ledger.pem');
  await expect(platform.start(LedgerModule)).rejects.toThrow(/ledger\.pem is missing, .*No new key was made/);
  expect(there('ledger.pem')).toBe(false);
});

it('a process that seals nothing starts with the public half of the key alone, and signs nothing', async () => {
  const whole = (await platform.start(LedgerModule)).get(LedgerIdentity);
  lose('ledger.pem');
  const logins = { ...platform.fresh.logins, sequencer: null };
  const environment = { GREFFE_DATA: platform.settings.dataFolder };
  const api = await testPlatform(environment, 'api', { ...platform.fresh, logins });
  const started = await api.start(LedgerModule);
  const identity = started.get(LedgerIdentity);
  expect(identity.vkey).toBe(whole.vkey);
  expect(whole.signer.key.type).toBe('private');
  expect(() => identity.signer).toThrow('The key of the log belongs to the process that seals it.');
  expect(there('ledger.pem')).toBe(false);
  await started.close();
});

it('a public half that is of another key stops the start of the process that seals', async () => {
  readLedgerKey(platform.settings.dataFolder);
  lose('ledger.pem');
  lose('ledger.pub');
  readLedgerKey(platform.settings.dataFolder);
  renameSync(join(keys, 'ledger.pem.elsewhere'), join(keys, 'ledger.pem'));
  await expect(platform.start(LedgerModule)).rejects.toThrow(/ledger\.pub is not of the key in .*ledger\.pem/);
});

it('both keys are made where nothing depends on them yet', async () => {
  await platform.start(LedgerModule);
  expect(['encryption.key', 'ledger.pem', 'ledger.pub'].map(there)).toEqual([true, true, true]);
});
