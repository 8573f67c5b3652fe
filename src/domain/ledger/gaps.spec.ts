import { describe, expect, it } from '@jest/globals';
import { instant } from '../kernel/instant.js';
import { signCheckpoint } from './checkpoint.js';
import { type Entry, entryLeaf, SET_ASIDE, SET_ASIDE_STREAM } from './entry.js';
import { checkpointLine, entryLine, headerLine } from './export.js';
import { signingKeyOf } from './hash.js';
import { MerkleTree } from './merkle.js';
import { verifierKeyOf, writeVerifierKey } from './note.js';
import { verifyExport } from './verify-export.js';

const signer = { name: 'ledger.example', key: signingKeyOf(Buffer.alloc(32, 3)) };
const vkey = writeVerifierKey(verifierKeyOf(signer));

type Written = readonly [place: string, type?: string, data?: Readonly<Record<string, string | number>>];

const entryOf = ([place, type = 'later.type', data = {}]: Written): Entry => ({
  stream: place.split(' ')[0] ?? '',
  seq: Number(place.split(' ')[1]),
  ...{ type, data },
  at: instant('2026-11-24T13:37:12.5Z'),
  actor: 'test',
  class: 'other',
  salt: 'ab'.repeat(32),
  opening: 'cd'.repeat(32),
});

/** A log that its key signed, whatever it lacks: all that is missing was missing when it was sealed. */
async function verified(...written: Written[]) {
  const entries = written.map(entryOf);
  const tree = new MerkleTree();
  for (const entry of entries) tree.append(entryLeaf(entry));
  const note = signCheckpoint({ origin: signer.name, size: tree.size, root: tree.root() }, signer);
  const lines = entries.map((entry, index) => entryLine({ index, leaf: entryLeaf(entry).toString('hex'), entry }));
  const bytes = Buffer.from([headerLine(signer.name, vkey), ...lines, checkpointLine(note)].join(''));
  const found = await verifyExport([bytes], vkey);
  return found.ok ? found.summary.setAside : found.fault;
}

describe('what an export shows to be missing', () => {
  it('is a hole in a stream, with all that follows it sealed', async () => {
    expect(await verified(['case/a 1'], ['case/b 2'], ['case/a 3'], ['case/a 4'])).toBe(
      'Entries are missing in their streams, and no later entry says why: case/b 1, case/a 2.',
    );
    const many = Array.from({ length: 4 }, (_, n): Written => [`case/${n} 2`]);
    expect(await verified(...many)).toContain('case/0 1, case/1 1, case/2 1, and 1 more.');
  });

  it('is distinguished where the log itself says that the entry was set aside', async () => {
    const aside = { stream: 'case/a', seq: 2 };
    const told: Written = [`${SET_ASIDE_STREAM} 1`, SET_ASIDE, aside];
    expect(await verified(['case/a 1'], ['case/a 3'], told)).toEqual([aside]);
    expect(await verified(['case/a 1'], ['case/a 4'], told)).toContain('no later entry says why: case/a 3.');
  });

  it.each<[string, Written[]]>([
    ['a consent to an absent preparation', [['case/a 1', 'case.approved', { preparationId: 'p' }]]],
    ['a disclosure of it', [['case/a 1', 'case.released', { preparationId: 'p' }]]],
    ['a confirmation of an absent act', [['case/a 1', 'case.ratified', { actId: 'x' }]]],
    ['a confirmation of a right without a request', [['config/people 1', 'config.grant_confirmed', { grantId: 'g' }]]],
    ['a case of a message that was never kept', [['case/a 1', 'case.opened', { messageId: 'm' }]]],
    ['an invitation withdrawn that was never given', [['counsel/a 1', 'counsel.withdrawn', { briefId: 'b' }]]],
  ])('is the entry that another names: %s', async (_, log) => {
    const [place] = log[0] ?? [''];
    expect(await verified(...log)).toBe(`Entries name others that are not in the log: ${place}.`);
  });

  it('is nothing where the entry that is named is there, whichever was sealed first', async () => {
    const approved: Written = ['case/a 2', 'case.approved', { preparationId: 'p' }];
    const prepared: Written = ['case/a 1', 'case.prepared', { preparationId: 'p' }];
    expect(await verified(['message/m 1'], ['case/b 1', 'case.opened', { messageId: 'm' }])).toEqual([]);
    expect(await verified(['case/b 1', 'case.opened', { messageId: 'm' }], ['message/m 1'])).toEqual([]);
    expect(await verified(prepared, approved)).toEqual([]);
    expect(
      await verified(
        ['x 1', 'case.approved', { preparationId: 'p' }],
        ['y 1', 'case.prepared', { preparationId: 'p' }],
      ),
    ).toEqual([]);
  });
});
