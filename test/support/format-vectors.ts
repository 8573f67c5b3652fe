/** docs/formats/vectors: inputs and outputs of each step of the formats. `npm run format-vectors` writes them again. */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeCheckpoint } from '../../src/domain/ledger/checkpoint.js';
import { cosign, witnessKeyOf, writeWitnessKey } from '../../src/domain/ledger/cosignature.js';
import {
  canonicalRecord,
  classCommitment,
  type Entry,
  entryLeaf,
  recordCommitment,
} from '../../src/domain/ledger/entry.js';
import { signingKeyOf } from '../../src/domain/ledger/hash.js';
import { proveLeaves } from '../../src/domain/ledger/leaf-set.js';
import { leafHashOf, MerkleTree } from '../../src/domain/ledger/merkle.js';
import { signNote, verifierKeyOf, writeVerifierKey } from '../../src/domain/ledger/note.js';
import { cellCommitment, rootOfSet, tableKey } from '../../src/domain/report/proofs.js';
import { readProofs } from '../../src/domain/report/read-proofs.js';
import { proofsName } from '../../src/verifier/paper/edition.js';
import { aQuarter } from './case-entries.js';
import { executed, refused, whole } from './divided-request.js';
import { PERIOD, publishedEdition, REPORT } from './published-edition.js';
import { SampleLedger, sampleSigner } from './sample-ledger.js';
import { sealedVectors } from './sealed-vectors.js';

export const VECTORS = 'docs/formats/vectors';
const TIME = 1_790_000_000;

const hex = (bytes: Buffer): string => bytes.toString('hex');
const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

const ledger = new SampleLedger(aQuarter);
const witness = { name: 'witness.example/w', key: signingKeyOf(Buffer.alloc(32, 8)) };
const plain = publishedEdition(ledger, { from: 20, witness: null });
const cosigned = publishedEdition(new SampleLedger(aQuarter, [...whole, ...executed, ...refused]), {
  from: 0,
  witness,
});
const firstOf = (type: string): Entry => ledger.entries.find((entry) => entry.type === type) as Entry;

const leafVector = (entry: Entry) => ({
  entry,
  record: canonicalRecord(entry),
  C: hex(recordCommitment(entry)),
  T: hex(classCommitment(entry.class, entry.opening)),
  leaf: hex(entryLeaf(entry)),
});

function treeVector() {
  const tree = new MerkleTree();
  const data = ['', 'a', 'b', 'c', 'd', 'e', 'f'];
  for (const text of data) tree.append(leafHashOf(Buffer.from(text)));
  const sizes = [...data.keys(), data.length];
  const sets = [[], [0], [2, 3], [0, 6], [1, 4, 5], [0, 1, 2, 3, 4, 5, 6]];
  return {
    data,
    leaves: data.map((text) => hex(leafHashOf(Buffer.from(text)))),
    roots: sizes.map((size) => hex(tree.root(size))),
    inclusion: [0, 3, 6].map((index) => ({ index, size: 7, hashes: tree.inclusionProof(index).map(hex) })),
    consistency: [1, 3, 4, 6, 7].map((from) => ({ from, to: 7, hashes: tree.consistencyProof(from, 7).map(hex) })),
    several: sets.map((indexes) => ({ indexes, size: 7, hashes: proveLeaves(tree, 7, indexes).map(hex) })),
  };
}

function noteVector() {
  const seeds = { log: Buffer.alloc(32, 7), witness: Buffer.alloc(32, 8) };
  const signer = { name: sampleSigner.name, key: signingKeyOf(seeds.log) };
  const text = writeCheckpoint({ origin: signer.name, size: 7, root: Buffer.from(treeVector().roots[7] ?? '', 'hex') });
  const note = signNote(text, signer);
  return {
    log: { seed: hex(seeds.log), vkey: writeVerifierKey(verifierKeyOf(signer)) },
    witness: { seed: hex(seeds.witness), vkey: writeWitnessKey(witnessKeyOf(witness)), time: TIME },
    text,
    note,
    cosigned: note + cosign(text, TIME, witness),
  };
}

function cellVector() {
  const { salt } = firstOf('case.opened');
  const keyOf = (table: string) => tableKey(Buffer.from(salt, 'hex'), REPORT, table);
  const of = (table: string, cell: string) => ({
    ...{ salt, report: REPORT, table, cell, k: hex(keyOf(table)) },
    commitment: cellCommitment(keyOf(table), cell),
  });
  const countries = readProofs(plain[proofsName(PERIOD)] ?? Buffer.alloc(0))?.tables.find(
    ({ key }) => key === 'countries',
  );
  if (!countries) throw new Error('The proofs of the sample cannot be read.');
  const lines = [...countries.cells].flatMap(([cell, commitments]) =>
    [...commitments].map((each) => `${cell} ${each}`),
  );
  return {
    commitments: [of('headline', 'third-country'), of('countries', 'US/foreign')],
    root: { table: 'countries', lines, root: rootOfSet(countries) },
  };
}

/** Every vector whose bytes are the same at each run, by its path in the folder. */
export function formatVectors(): Record<string, Buffer> {
  const published = Object.entries({ edition: plain, divided: cosigned }).flatMap(([folder, files]) =>
    Object.entries(files).map(([name, bytes]) => [`${folder}/${name}`, bytes] as const),
  );
  return {
    'leaf.json': json(['case.opened', 'case.read', 'case.closed'].map((type) => leafVector(firstOf(type)))),
    'tree.json': json(treeVector()),
    'note.json': json(noteVector()),
    'receipt.txt': Buffer.from(ledger.receipt(1)),
    'cell.json': json(cellVector()),
    ...Object.fromEntries(published),
  };
}

/** Those of the folder, without their folder. */
export const writtenVectors = (): string[] =>
  readdirSync(VECTORS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(VECTORS.length + 1))
    .sort();

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sealed = [...(await sealedVectors())].map(([name, bytes]) => [`sealed/${name}`, bytes] as const);
  rmSync(VECTORS, { recursive: true, force: true });
  for (const [name, bytes] of [...Object.entries(formatVectors()), ...sealed]) {
    const path = join(VECTORS, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}
