/** The page that verifies, as one file: script, fonts and texts inside, under a policy that lets nothing else in or out. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { takenIn } from './scripts/notices.mjs';

const require = createRequire(import.meta.url);
const root = new URL('.', import.meta.url).pathname;
const build = process.env.BUILD_FOLDER ?? join(root, 'dist');
const { statusStyle } = await import(join(build, 'src/platform/http/status/status.style.js'));
const browser = join(root, 'src/verifier/browser');
const shims = {
  crypto: 'crypto.ts',
  ...Object.fromEntries(['zlib', 'fs', 'path', 'url', 'module'].map((name) => [name, 'node.ts'])),
};

const fonts = [
  '400Regular/SourceSans3_400Regular',
  '600SemiBold/SourceSans3_600SemiBold',
  '700Bold/SourceSans3_700Bold',
];
const carried = [
  ...fonts.map((font) => require.resolve(`@expo-google-fonts/source-sans-3/${font}.ttf`)),
  ...readdirSync(join(root, 'templates/report')).map((name) => join(root, 'templates/report', name)),
];

const inPlaceOfNode = {
  name: 'in-place-of-node',
  resolveId(id) {
    const shim = shims[id.replace(/^node:/, '')];
    if (shim) return join(browser, shim);
    if (id === 'virtual:files') return '\0files';
    if (id === 'pdfkit') return join(root, 'node_modules/pdfkit/js/pdfkit.browser.mjs');
    return null;
  },
  load(id) {
    if (id !== '\0files') return null;
    const files = Object.fromEntries(carried.map((file) => [basename(file), readFileSync(file).toString('base64')]));
    files['package.json'] = Buffer.from('{"name":"greffe"}').toString('base64');
    return `export default ${JSON.stringify(files)};`;
  },
};

/** pdfkit finds its colour profile beside its own file: here it is inside. */
const profileInside = {
  name: 'profile-inside',
  transform(code, id) {
    if (!id.endsWith('pdfkit.browser.mjs')) return null;
    const profile = readFileSync(join(root, 'node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc')).toString('base64');
    const path = "new URL('./data/sRGB_IEC61966_2_1.icc', import.meta.url).href";
    if (!code.includes(path)) throw new Error('pdfkit finds its colour profile otherwise than before.');
    return code.replace(path, `'data:application/octet-stream;base64,${profile}'`);
  },
};

const sourceOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const asOnePage = {
  name: 'as-one-page',
  writeBundle({ dir }, bundle) {
    const [chunk] = Object.values(bundle);
    const script = chunk.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
    const style = `${statusStyle}${readFileSync(join(browser, 'page.css'), 'utf8')}`;
    const policy = `default-src 'none'; script-src ${sourceOf(script)}; style-src ${sourceOf(style)}; base-uri 'none'; form-action 'none'`;
    const page = readFileSync(join(browser, 'page.html'), 'utf8')
      .replace('POLICY', () => policy)
      .replace('/* STYLE */', () => style)
      .replace('SCRIPT;', () => script);
    writeFileSync(join(dir, 'verify.html'), page);
  },
};

export default {
  input: join(browser, 'page.ts'),
  platform: 'browser',
  plugins: [inPlaceOfNode, profileInside, asOnePage, takenIn('verifier', carried)],
  transform: { define: { 'import.meta.url': '"file:///page"' } },
  output: { dir: join(build, 'verifier'), format: 'iife', minify: true, codeSplitting: false },
};
