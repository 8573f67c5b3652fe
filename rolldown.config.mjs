/** Bundles the programs that open a message: each starts once a message, and loading modules one by one took most of its time. */
import { takenIn } from './scripts/notices.mjs';

const folder = new URL('src/', import.meta.url).pathname;

/** mailparser brings them to turn HTML into text, which it is never asked to do here: bodies come as streams. */
const unused = new Set(['html-to-text']);

const withoutUnused = {
  name: 'without-unused',
  resolveId: (id) => (unused.has(id) ? `\0${id}` : null),
  load: (id) =>
    unused.has(id.slice(1))
      ? 'export const convert = null; export const htmlToText = null; export default null;'
      : null,
};

export default {
  input: Object.fromEntries(
    [
      'documents/main',
      'intake/reading/main',
      'intake/sender/main',
      'intake/documents/extract',
      'intake/documents/redact',
    ].map((program) => [program, `${folder}${program}.ts`]),
  ),
  platform: 'node',
  // They find their data beside their own files.
  external: [/^pdfjs-dist/, /^tesseract\.js/, /^@tesseract/, /^@hyzyla\//, 'pdfkit'],
  resolve: { alias: { 'css-tree': 'css-tree/dist/csstree.esm' } },
  plugins: [withoutUnused, takenIn('programs')],
  output: {
    dir: `${process.env.BUILD_FOLDER ?? 'dist'}/src`,
    entryFileNames: '[name].js',
    chunkFileNames: 'bundled/[name]-[hash].js',
    minify: true,
  },
};
