import { describe, expect, it } from '@jest/globals';
import {
  addedBefore,
  chain,
  changed,
  deliveryId,
  entriesOf,
  id,
  type Link,
  orderId,
  packageId,
  preparationId,
  preparer,
  uploadId,
  type Written,
  without,
} from '../../../../test/support/custody-log.js';
import { type Custody, custodyOf } from './custody.js';
import { covers } from './custody-gaps.js';
import { gapSentence } from './custody-words.js';

const fold = (written: readonly Written[]): Custody => {
  const custody = custodyOf(entriesOf(written), packageId);
  if (!custody) throw new Error('No chain.');
  return custody;
};
const gapsOf = (written: readonly Written[]) => fold(written).gaps.map(({ gap }) => gap);
const faultsOf = (written: readonly Written[]) => [...new Set(fold(written).faults.map(({ fault }) => fault))];
const note = { noteId: id(82) };

const decide = { type: 'case.production_file_decided', actor: preparer };
const portalLinks: Link[] = ['opened', 'linked', 'announced', 'code', 'entered', 'fetched', 'fetchedRest', 'received'];
const uses: Link[] = ['entered', 'fetched', 'fetchedRest', 'received', 'noted'];
const { disclosure } = chain.prepared.data;
const byMail = changed('prepared', { disclosure: { ...disclosure, byPortal: undefined } });
const upTo = (written: readonly Written[], last: Link): Written[] =>
  written.filter(
    (each) =>
      !portalLinks
        .concat('noted')
        .slice(portalLinks.indexOf(last))
        .some((name) => each === chain[name]),
  );

describe('a gap of a chain', () => {
  it.each<[string, string[], Written[]]>([
    ['no access and no receipt yet', ['no_access', 'no_receipt'], without(...uses)],
    ['no receipt yet', ['no_receipt'], without('received', 'noted')],
    ['bytes that were not fetched', ['not_fetched_whole'], without('fetched')],
    ['an acknowledgement of operations', ['no_acknowledgement'], without('begun')],
    ['a production that was not stated complete', ['not_stated_complete'], without('complete')],
    ['a link that did not leave', ['link_not_sent'], without('announced')],
    ['nothing on the portal yet', ['not_made_available'], upTo(without(), 'opened')],
    ['a delivery by mail', ['sent_by_mail'], upTo(byMail, 'opened')],
    [
      'a delivery that ended',
      ['ended_without_receipt'],
      [...without('received', 'noted'), { type: 'case.delivery_expired', data: { deliveryId }, actor: 'worker' }],
    ],
    [
      'a file that a person accepted',
      ['file_not_scanned'],
      [
        ...addedBefore('prepared', { ...decide, data: { orderId, uploadId, decision: 'accept', ...note } }).filter(
          (each) => each !== chain.scanned,
        ),
      ],
    ],
    [
      'files of the desk alone',
      ['no_order', 'files_of_the_desk'],
      changed('prepared', {
        disclosure: { ...disclosure, uploads: undefined, targets: [{ ...disclosure.targets[0], id: id(58) }] },
      }),
    ],
    ['a letter that did not leave', ['letter_not_sent'], upTo(without('sent'), 'opened')],
    [
      'a recalled answer',
      ['recalled'],
      [
        ...upTo(without(), 'opened'),
        { type: 'case.recalled', data: { preparationId, ...note, step: 'draft' }, actor: preparer },
      ],
    ],
    [
      'a letter by post',
      ['sent_by_post'],
      upTo(byMail, 'opened').map((each) =>
        each === chain.sent
          ? {
              ...{ ...chain.sent, type: 'case.letter_posted', actor: preparer },
              data: { ...chain.sent.data, manner: 'registered', postedAt: '2026-11-24T09:00:00.000Z', ...note },
            }
          : each,
      ),
    ],
  ])('is named: %s', (_, gaps, written) => {
    expect([gapsOf(written), faultsOf(written)]).toEqual([gaps, []]);
  });

  it('has a sentence in both languages, with the id that it is about', () => {
    expect(gapSentence({ gap: 'sent_by_mail', about: null })).toEqual({
      fr: 'Remis par courriel : aucun retrait n’est inscrit.',
      en: 'Delivered by mail: no collection is recorded.',
    });
    expect(gapSentence({ gap: 'no_access', about: 'ID' }).en).toBe('No access to this delivery is recorded (ID).');
  });

  it('is none once spans cover every byte, in whatever order they were fetched', () => {
    expect(
      covers(
        [
          [5, 10],
          [0, 6],
        ],
        10,
      ),
    ).toBe(true);
    expect(
      covers(
        [
          [0, 4],
          [5, 10],
        ],
        10,
      ),
    ).toBe(false);
    expect(covers([], 1)).toBe(false);
  });
});
