/** An edition as it is published, for the vectors: the texts, the pages and the seal, which differ by version and place, are stood in for. */
import { quarter } from '../../src/domain/kernel/day.js';
import { instant } from '../../src/domain/kernel/instant.js';
import { canonical } from '../../src/domain/ledger/canonical.js';
import { cosign, witnessKeyOf, writeWitnessKey } from '../../src/domain/ledger/cosignature.js';
import { entryLeaf } from '../../src/domain/ledger/entry.js';
import { checkpointLine, headerLine, leafLine } from '../../src/domain/ledger/export.js';
import { sha256 } from '../../src/domain/ledger/hash.js';
import type { Signer } from '../../src/domain/ledger/note.js';
import { readProof } from '../../src/domain/ledger/proof.js';
import { readReceiptEntry } from '../../src/domain/ledger/receipt.js';
import { assemble } from '../../src/domain/report/assemble.js';
import { rowsOf } from '../../src/domain/report/count.js';
import { alwaysToldOf } from '../../src/domain/report/counted-law.js';
import type { Manifest } from '../../src/domain/report/manifest.js';
import { observations } from '../../src/domain/report/observations.js';
import { writeProofs } from '../../src/domain/report/proofs.js';
import { observationsName } from '../../src/verifier/paper/beside.js';
import { inclusionName, proofsName, stemOf } from '../../src/verifier/paper/edition.js';
import { noticeRules, toldLaw } from './notice-rules.js';
import { type SampleLedger, sampleSigner, sampleVkey } from './sample-ledger.js';

export const PERIOD = '2026-Q4';
export const REPORT = `${PERIOD}/1`;
/** POSIX seconds: 2027-01-04T09:59:00Z, before the report. */
const COSIGNED_AT = 1_799_056_740;

const hashOf = (bytes: Buffer): string => sha256(bytes).toString('hex');
const digest = (text: string): string => hashOf(Buffer.from(text));
const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);

/** Counted after a report at `from` entries where it is not 0, and cosigned where a witness is given. */
interface Publication {
  readonly from: number;
  readonly witness: Signer | null;
}

function manifestOf(ledger: SampleLedger, { from, witness }: Publication, proofs: Manifest['proofs']): Manifest {
  const before = { report: '2026-Q3', edition: 1, manifestSha256: digest('previous') };
  return assemble(rowsOf(ledger.entries, toldLaw), {
    operator: 'Nuage Exemple SAS',
    edition: 1,
    period: quarter(PERIOD),
    alwaysTold: alwaysToldOf(noticeRules),
    asOf: instant('2027-01-04T10:00:00.000Z'),
    rules: { version: 1, sha256: digest('rules') },
    drawing: 1,
    texts: { version: 1, fr: digest('fr'), en: digest('en'), labels: digest('labels') },
    ledger: {
      ...{ origin: sampleSigner.name, size: ledger.size, root: ledger.root(), vkey: sampleVkey },
      witness: witness && writeWitnessKey(witnessKeyOf(witness)),
      previous: from === 0 ? null : { ...before, size: from, root: ledger.root(from) },
    },
    proofs,
    signer: { name: 'Nuage Exemple SAS', certificateSha256: digest('certificate'), demonstration: true, level: 'B-B' },
    instrumentName: () => undefined,
  });
}

/** Each file by its name. */
export function publishedEdition(ledger: SampleLedger, publication: Publication): Record<string, Buffer> {
  const { from, witness } = publication;
  const { requests, tree } = ledger.counted(PERIOD, from);
  const checkpoint = tree.checkpoint + (witness ? cosign(textOf(tree.checkpoint), COSIGNED_AT, witness) : '');
  const { bytes: proofs, tables } = writeProofs(REPORT, requests, { ...tree, checkpoint });
  const counted = manifestOf(ledger, publication, { sha256: hashOf(proofs), openings: requests.length, tables });
  const observed = Buffer.from(observations(counted));
  const manifest = { ...counted, beside: { [observationsName(PERIOD)]: hashOf(observed) } };
  const named = {
    [`${stemOf(PERIOD)}.json`]: Buffer.from(canonical(manifest)),
    [observationsName(PERIOD)]: observed,
    [proofsName(PERIOD)]: proofs,
  };
  const inclusion = ledger.inclusion(named);
  return {
    ...named,
    [inclusionName(PERIOD)]: Buffer.from(inclusion),
    'ledger.jsonl': Buffer.from(publicExport(ledger, from, inclusion)),
    'ledger.vkey': Buffer.from(`${sampleVkey}\n`),
  };
}

/** Of the log, grown by the entry that names the edition, after a report at `from` entries where that is not 0. */
export function publicExport(ledger: SampleLedger, from: number, inclusion: string): string {
  const named = readReceiptEntry(inclusion);
  const newest = readProof(inclusion)?.checkpoint;
  if (!named || newest === undefined) throw new Error('The inclusion proof of the sample cannot be read.');
  const leaves = [...ledger.entries, named].map((entry, index) =>
    leafLine({ index, leaf: entryLeaf(entry).toString('hex') }),
  );
  const checkpoints = [...(from > 0 ? [ledger.note(from)] : []), ledger.note(), newest].map(checkpointLine);
  return [headerLine(sampleSigner.name, sampleVkey), ...leaves, ...checkpoints].join('');
}
