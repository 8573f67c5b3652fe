import { describe, expect, test } from '@jest/globals';
import { signCheckpoint } from './checkpoint.js';
import { cosignedBy, readWitnessKey, witnessKeyOf, writeWitnessKey } from './cosignature.js';
import { signingKeyOf } from './hash.js';
import { leafHashOf, MerkleTree } from './merkle.js';
import { openNote, readVerifierKey, signNote, verifierKeyOf } from './note.js';
import { addCheckpoint, nothingSeen, writeAddCheckpoint } from './witness.js';

const signer = { name: 'log.example', key: signingKeyOf(Buffer.alloc(32, 1)) };
const witness = { name: 'auditor.example/witness', key: signingKeyOf(Buffer.alloc(32, 2)) };
const log = verifierKeyOf(signer);
const TIME = 1_764_158_400;

function grown(leaves: readonly string[]) {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leafHashOf(Buffer.from(leaf)));
  return tree;
}
const tree = grown(['a', 'b', 'c', 'd', 'e']);
const noteOf = (of: MerkleTree, size: number, by = signer) =>
  signCheckpoint({ origin: by.name, size, root: of.root(size) }, by);
const three = { size: 3, root: tree.root(3) };
const ask = (body: string, seen = three) => addCheckpoint(body, seen, log, witness, TIME);

test('cosigns a first tree, then one that continues it, and a reader of the log passes the cosignature over', () => {
  const first = ask(writeAddCheckpoint(0, [], noteOf(tree, 3)), nothingSeen);
  expect(first).toMatchObject({ status: 200, seen: three });
  const answer = ask(writeAddCheckpoint(3, tree.consistencyProof(3, 5), noteOf(tree, 5)));
  const cosigned = noteOf(tree, 5) + answer.body;
  expect(cosignedBy(cosigned, witnessKeyOf(witness))).toEqual({ name: witness.name, time: TIME });
  expect(openNote(cosigned, [log])).toMatchObject({ ok: true, signedBy: ['log.example'] });
});

const forked = grown(['a', 'x', 'c', 'd', 'e']);
const other = { name: 'other.example', key: signingKeyOf(Buffer.alloc(32, 3)) };
test.each([
  ['a tree whose history is another', writeAddCheckpoint(3, forked.consistencyProof(3, 5), noteOf(forked, 5)), 422],
  ['another root of the same size', writeAddCheckpoint(3, [], noteOf(forked, 3)), 422],
  ['a tree rolled back', writeAddCheckpoint(3, [], noteOf(tree, 2)), 400],
  ['a size that it did not see last', writeAddCheckpoint(0, [], noteOf(tree, 5)), 409],
  ['a log it does not know', writeAddCheckpoint(3, [], noteOf(tree, 3, other)), 404],
  [
    'a key that is not of the log',
    writeAddCheckpoint(3, [], noteOf(tree, 3).replace(/[A-Za-z](?=[^\n]{8}\n$)/, 'A')),
    403,
  ],
  ['what is no question', 'hello', 400],
])('does not cosign %s', (_, body, status) => {
  const answer = ask(body);
  expect(answer.status).toBe(status);
  expect(answer.seen).toBeUndefined();
  if (status === 409) expect(answer.body).toBe('3\n');
});

describe('a cosignature', () => {
  const cosigned = noteOf(tree, 3) + ask(writeAddCheckpoint(3, [], noteOf(tree, 3))).body;
  const key = witnessKeyOf(witness);

  test('is known by its key in text, which is not that of a log', () => {
    expect(readWitnessKey(writeWitnessKey(key))).toEqual(key);
    expect(readVerifierKey(writeWitnessKey(key))).toBeNull();
  });

  test('is over that text, by that key, of that time', () => {
    expect(cosignedBy(cosigned, key)).not.toBeNull();
    expect(cosignedBy(cosigned.replace('log.example\n3', 'log.example\n4'), key)).toBeNull();
    expect(cosignedBy(noteOf(tree, 3), key)).toBeNull();
    expect(cosignedBy(cosigned, witnessKeyOf({ ...other, name: witness.name }))).toBeNull();
    expect(cosignedBy(signNote('log.example\n3\nx\n', witness), key)).toBeNull();
  });
});
