/** What becomes of scans where text recognition does not load: they go to people unread, and it is noticed. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recognitionLoads } from '../../../src/intake/child/recognition.js';
import { readInChild } from '../../../src/intake/read-in-child.js';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { buildReader } from '../../support/built-reader.js';
import { withAttachment } from '../../support/hostile-mail.js';
import { jpegImage, pdfOf, sampleJpeg } from '../../support/scanned-pdf.js';

const packages = join(packageRoot(), 'node_modules');
const DATA = '@tesseract.js-data';

describe('a reader whose text recognition', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-recognition-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The reader, with all packages but the French data, of which `left` is there. */
  function readerWith(name: string, left: readonly string[]): string {
    const program = join(folder, name, 'src/documents/main.js');
    cpSync(dirname(dirname(buildReader())), join(folder, name, 'src'), { recursive: true });
    mkdirSync(join(folder, name, 'node_modules', DATA), { recursive: true });
    for (const one of readdirSync(packages)) {
      if (one !== DATA) symlinkSync(join(packages, one), join(folder, name, 'node_modules', one));
    }
    symlinkSync(join(packages, DATA, 'eng'), join(folder, name, 'node_modules', DATA, 'eng'));
    for (const file of left) {
      cpSync(join(packages, DATA, 'fra', file), join(folder, name, 'node_modules', DATA, 'fra', file));
    }
    return program;
  }

  it.each<[string, readonly string[]]>([
    ['has lost a package', []],
    ['has lost its data', ['package.json', 'index.js']],
  ])(
    '%s says so, and leaves scans to people, with the rest of the message read',
    async (name, left) => {
      const program = readerWith(name, left);
      const scan = pdfOf([{ content: 'q 595 0 0 842 0 0 cm /I0 Do Q', images: [jpegImage(sampleJpeg('002'))] }]);
      let failed = 0;
      const onRecognitionFailed = async () => {
        failed += 1;
      };
      const read = (type: string, bytes: Buffer) =>
        readInChild(Readable.from([withAttachment(type, 'act', bytes)]), { program, onRecognitionFailed });
      const pdf = await read('application/pdf', scan);
      expect(pdf).toMatchObject({ readable: true, stopped: null });
      expect(pdf.readable && pdf.parts.map(({ unread }) => unread)).toEqual([null, 'no_text_layer']);
      const picture = await read('image/jpeg', sampleJpeg('002'));
      expect(picture.readable && picture.parts.map(({ unread }) => unread)).toEqual([null, 'picture']);
      expect(failed).toBe(2);
      await read('text/plain', Buffer.from('no picture'));
      expect(failed).toBe(2);
      expect(await recognitionLoads(program)).toBe(false);
    },
    120_000,
  );

  it('loads is tried by loading it', async () => {
    expect(await recognitionLoads(buildReader())).toBe(true);
  });
});
