// @stage long
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { signCheckpoint } from '../../../src/domain/ledger/checkpoint.js';
import { leafHashOf, MerkleTree } from '../../../src/domain/ledger/merkle.js';
import { sampleSigner, sampleVkey } from '../../support/sample-ledger.js';
import { size } from '../../support/set.js';
import { present } from '../../support/tools.js';

/** Debian's golang-golang-x-mod-dev: the packages of Go's own checksum database, as source. */
const GO_LIBRARY = '/usr/share/gocode';
const LEAVES = size({ short: 0, long: 130 });

const base64 = (bytes: Buffer): string => bytes.toString('base64');
const flipped = (bytes: Buffer): Buffer => Buffer.concat([Buffer.of((bytes[0] ?? 0) ^ 1), bytes.subarray(1)]);
const leaf = (index: number): Buffer => leafHashOf(Buffer.from(`entry ${index}`));

/** Every size of one log: its note, the proof of each tenth leaf and of each third earlier size, and a lie beside each. */
function claims() {
  const tree = new MerkleTree();
  for (let index = 0; index < LEAVES; index += 1) tree.append(leaf(index));
  const sizes = Array.from({ length: LEAVES }, (_, index) => index + 1);
  const notes = sizes.flatMap((each) => {
    const note = signCheckpoint({ origin: sampleSigner.name, size: each, root: tree.root(each) }, sampleSigner);
    return [note, note.replace(`\n${each}\n`, `\n${each + 1}\n`)];
  });
  const inclusion = sizes.flatMap((each) =>
    sizes
      .filter((before) => before <= each && before % 10 === 1)
      .flatMap((before) => {
        const index = before - 1;
        const claim = {
          index,
          size: each,
          root: base64(tree.root(each)),
          path: tree.inclusionProof(index, each).map(base64),
        };
        return [
          { ...claim, leaf: base64(leaf(index)) },
          { ...claim, leaf: base64(flipped(leaf(index))) },
        ];
      }),
  );
  const consistency = sizes.flatMap((to) =>
    sizes
      .filter((from) => from < to && from % 3 === 1)
      .flatMap((from) => {
        const path = tree.consistencyProof(from, to).map(base64);
        const claim = { from, to, toRoot: base64(tree.root(to)), path };
        return [
          { ...claim, fromRoot: base64(tree.root(from)) },
          { ...claim, fromRoot: base64(flipped(tree.root(from))) },
        ];
      }),
  );
  return { vkey: sampleVkey, notes, inclusion, consistency };
}

test("Go's sumdb/note and tlog take every note and proof of ours, and none of the lies beside them", () => {
  if (LEAVES === 0 || !present('go') || !hasLibrary()) return;
  const cache = mkdtempSync(join(tmpdir(), 'greffe-go-'));
  try {
    const input = JSON.stringify(claims());
    const said = execFileSync('go', ['run', 'test/support/tlog/check.go'], {
      env: { ...process.env, GO111MODULE: 'off', GOPATH: GO_LIBRARY, GOCACHE: cache, GOFLAGS: '' },
      encoding: 'utf8',
      input,
      maxBuffer: 1e8,
    });
    const answers = said.trim().split('\n');
    expect(answers.length).toBeGreaterThan(1000);
    expect(new Set(answers.filter((_, index) => index % 2 === 0))).toEqual(new Set(['yes']));
    expect(new Set(answers.filter((_, index) => index % 2 === 1))).toEqual(new Set(['no']));
  } finally {
    rmSync(cache, { recursive: true });
  }
});

function hasLibrary(): boolean {
  const found = existsSync(join(GO_LIBRARY, 'src/golang.org/x/mod/sumdb'));
  if (!found && process.env.CI) throw new Error('golang-golang-x-mod-dev must be installed in CI.');
  return found;
}
