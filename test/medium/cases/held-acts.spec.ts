/** Acts inside files that hold others, from raw bytes through the bounded reader to facts and back to their bytes. Doubles: none. */
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { read } from '../../../src/domain/reading/read.js';
import { runBounded } from '../../../src/intake/documents/run-bounded.js';
import { readInChild } from '../../../src/intake/read-in-child.js';
import { buildExtractor, buildReader } from '../../support/built-reader.js';
import { mapi, outlookFile, tnef, wide } from '../../support/held-files.js';
import { withAttachment } from '../../support/hostile-mail.js';
import { sampleLaw } from '../../support/samples.js';
import { makeAuthority, opaqueMail } from '../../support/signed-mail.js';

const act = Buffer.from(
  "Nous, major Paul RIVET, officier de police judiciaire, vu l'article 77-1-1 du code de procedure penale, requerons " +
    "l'identite du titulaire du compte proj-kelvin-42. PV n. 01234/00567/2026.",
);
const file = { name: 'act.txt', data: act, properties: mapi([0x370e, 0x1f, wide('text/plain')]) };

const mails: Readonly<Record<string, { readonly path: string; readonly raw: () => Promise<Buffer> }>> = {
  'winmail.dat': {
    path: '2.1',
    raw: async () => withAttachment('application/ms-tnef', 'winmail.dat', tnef(null, [file])),
  },
  'a message of Outlook': {
    path: '2/2',
    raw: async () => {
      const rtf = Buffer.from(`{\\rtf1\\ansi ${act.toString()}}`);
      const message = {
        subject: '',
        body: 'Voir la piece.',
        sender: 'opj@police.example',
        files: [{ name: 'act.rtf', data: rtf }],
      };
      return withAttachment('application/vnd.ms-outlook', 'act.msg', outlookFile(message));
    },
  },
  'S/MIME': {
    path: '1',
    raw: async () => {
      const signer = await (await makeAuthority('Test')).issue({ address: 'opj@police.example' });
      const entity = `Content-Type: text/plain; name=act.txt\r\nContent-Disposition: attachment; filename=act.txt\r\n\r\n${act}`;
      return opaqueMail('opj@police.example', signer, entity);
    },
  },
};

beforeAll(() => {
  buildReader();
});

describe('an act', () => {
  it.each(Object.keys(mails))('is read out of %s', async (name) => {
    const raw = (await mails[name]?.raw()) ?? Buffer.alloc(0);
    const message = await readInChild(Readable.from([raw]), { program: buildReader() });
    if (!message.readable) throw new Error(message.reason);
    const { facts, targets, caseReference } = read(message, sampleLaw());
    expect([facts.bases, facts.categories, targets.map(({ value }) => value), caseReference]).toEqual([
      ['CPP-77-1-1'],
      ['SUB'],
      ['proj-kelvin-42'],
      '01234/00567/2026',
    ]);
    expect(message.parts.every(({ unread }) => unread === null)).toBe(true);
  });

  it.each(['winmail.dat', 'a message of Outlook'])('is handed out of %s as it was put in', async (name) => {
    const { path = '', raw } = mails[name] ?? {};
    const run = await runBounded(
      buildExtractor(),
      [path, 'bytes'],
      Readable.from([(await raw?.()) ?? Buffer.alloc(0)]),
    );
    expect(run.outcome === 'done' ? run.bytes.toString('latin1') : run.outcome).toContain('proj-kelvin-42');
  });

  it('is not handed out of a place that is not there', async () => {
    const raw = (await mails['winmail.dat']?.raw()) ?? Buffer.alloc(0);
    expect(await runBounded(buildExtractor(), ['2.7', 'bytes'], Readable.from([raw]))).toEqual({
      outcome: 'not_there',
    });
  });
});
