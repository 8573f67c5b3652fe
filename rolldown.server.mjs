/**
 * Bundles the command line and the server with their packages: loading some 2,800 files one by one took most of the time of
 * a start. Each command is a chunk of its own, loaded when it is called.
 */
import { takenIn } from './scripts/notices.mjs';

const source = new URL('src/', import.meta.url).pathname;

/** Packages with native code, or that read files which lie beside their own. */
const outside = [/^pdfjs-dist/, /^tesseract\.js/, /^@tesseract/, /^@node-rs\//, /^@hyzyla\//, 'pkcs11js'];

/** Nest loads them when they are installed; here they are not. */
const optional = [
  /^class-(transformer|validator)/,
  /^@fastify\/(multipart|static|view)/,
  /^@nestjs\/(microservices|platform-express|websockets)/,
];

/** pdfkit finds its colour profile beside its own file. */
const besideItsProfile = {
  name: 'beside-its-profile',
  transform(code, id) {
    if (!id.endsWith('pdfkit.node.mjs')) return null;
    if (!code.includes('import.meta.url')) throw new Error('pdfkit finds its colour profile otherwise than before.');
    return code.replaceAll('import.meta.url', "import.meta.resolve('pdfkit')");
  },
};

export default {
  // Tests arm the trace points of the server, the page that verifies takes its style, a build calls what it keeps.
  input: Object.fromEntries(
    [
      'cli',
      'catalogue/files/reading-digest',
      'catalogue/files/yaml-value',
      'catalogue/draft/main',
      'catalogue/keep-proved',
      'catalogue/prove-lifecycle',
      'platform/telemetry/trace-point',
      'platform/http/status/status.style',
      'reports/seal/token-main',
    ].map((program) => [program, `${source}${program}.ts`]),
  ),
  platform: 'node',
  external: [...outside, ...optional],
  plugins: [besideItsProfile, takenIn('server')],
  transform: { define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' } },
  // Zod has types and values of one name; a decorated parameter names its type.
  checks: { importIsUndefined: false },
  output: {
    dir: `${process.env.BUILD_FOLDER ?? 'dist'}/src`,
    entryFileNames: '[name].js',
    chunkFileNames: 'server/[name]-[hash].js',
    // Names of classes and functions are in stack traces, in the table of migrations and in the tokens of Nest.
    keepNames: true,
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  },
};
