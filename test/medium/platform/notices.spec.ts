import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildFolder } from '../../../src/platform/package/build-folder.js';

/** They stay beside the build, installed, each with its own licence file. */
const installed =
  /^(pdfjs-dist|tesseract\.js|@tesseract\.js-data\/|@node-rs\/|@hyzyla\/|@kenjiuno\/msgreader$|reflect-metadata$)/;
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
const text = readFileSync(join(buildFolder, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
const notices = new Map(
  [...text.matchAll(/^-{80}\n(.+)\n-{80}\n\n([\s\S]*?)(?=^-{80}\n.+\n-{80}\n|(?![\s\S]))/gm)].map(([, title, body]) => [
    title?.replace(/ \S+$/, ''),
    body ?? '',
  ]),
);

describe('the notices of third parties in a build', () => {
  it.each(Object.keys(dependencies).filter((name) => !installed.test(name)))('contain %s, of the server', (name) => {
    expect(notices.has(name)).toBe(true);
  });

  it.each(['react', 'react-dom', '@mantine/core', '@fontsource-variable/inter', '@fontsource-variable/source-serif-4'])(
    'contain %s, of the desk',
    (name) => expect(notices.has(name)).toBe(true),
  );

  it('quote the licence of a package word for word', () => {
    for (const name of ['react', 'bullmq', '@fontsource-variable/inter', '@expo-google-fonts/source-sans-3']) {
      const licence = readFileSync(join('node_modules', name, 'LICENSE'), 'utf8').trim();
      expect(notices.get(name)).toContain(licence);
    }
  });

  it('state a licence and its holder for each package, also for one that has no licence text', () => {
    for (const [name, body] of notices) {
      expect({ name, body }).toEqual({ name, body: expect.stringMatching(/^Licence: \S.*\n\n\S/) });
      expect({ name, body }).not.toEqual({ name, body: expect.stringContaining('Author: not stated') });
    }
  });
});
