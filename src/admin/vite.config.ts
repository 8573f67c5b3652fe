/** Builds the desk as a strict policy wants it: nothing inline, no style written at run time. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { defineConfig, type Plugin } from 'vite';
import { takenIn } from '../../scripts/notices.mjs';
import { deskWords } from '../domain/case/form.js';
import { ledgerWords } from '../domain/ledger/entry-words.js';
import { PAGE } from './api/page-size.js';
import { theme } from './theme/theme.js';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The variables that Mantine would write into a <style> at run time, as a style sheet of the build. */
function mantineVariables(): Plugin {
  const id = 'virtual:mantine-variables.css';
  return {
    name: 'mantine-variables',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (resolved) =>
      resolved === `\0${id}`
        ? convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)), ':root')
        : null,
  };
}

/**
 * The domain's verifier of the ledger as a browser runs it: its one module of cryptography has a twin here, and the
 * Buffer it was written with too. Nothing else of it is changed.
 */
function ledgerVerifier(): Plugin {
  const domain = join(root, '../domain/ledger/');
  const here = join(root, 'ledger/here/');
  return {
    name: 'ledger-verifier',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === './hash.js' && importer?.startsWith(domain) ? join(here, 'hash.ts') : null,
    transform: (code, id) =>
      id.startsWith(domain)
        ? { code: `import { Bytes as Buffer } from ${JSON.stringify(join(here, 'bytes.ts'))};\n${code}`, map: null }
        : null,
  };
}

/** Words that the domain declares, which the desk carries as plain data. */
function declared(name: string, words: () => object): Plugin {
  const id = `virtual:${name}`;
  return {
    name: `declared-${name}`,
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (resolved) => (resolved === `\0${id}` ? `export default ${JSON.stringify(words())};` : null),
  };
}

/** Tells first-paint.js, which is no module, how many rows a page of the list has. */
const pageSize = (): Plugin => ({
  name: 'page-size',
  transformIndexHtml: (html) => html.replace('%PAGE%', String(PAGE)),
});

/** What pdf.js loads on demand, from our own origin; its WebAssembly stays away, the policy would not run it. */
function pdfData(): Plugin {
  const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  let outDir = '';
  let builds = false;
  return {
    name: 'pdf-data',
    configResolved: (config) => {
      outDir = resolve(root, config.build.outDir);
      builds = config.command === 'build';
    },
    configureServer: (server) => {
      server.middlewares.use((request, _, next) => {
        if (request.url?.startsWith('/pdfjs/')) request.url = `/@fs${from}${request.url.slice('/pdfjs'.length)}`;
        next();
      });
    },
    closeBundle() {
      if (!builds) return;
      for (const folder of ['cmaps', 'standard_fonts', 'iccs', 'wasm']) {
        cpSync(join(from, folder), join(outDir, 'pdfjs', folder), {
          recursive: true,
          filter: (file) => !file.endsWith('.wasm'),
        });
      }
    },
  };
}

/** Each script and style sheet once more, compressed, for the server to hand out. */
function compressed(): Plugin {
  let outDir = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => {
      outDir = resolve(root, config.build.outDir);
    },
    closeBundle() {
      const assets = join(outDir, 'assets');
      for (const name of readdirSync(assets).filter((file) => /\.(js|mjs|css)$/.test(file))) {
        writeFileSync(join(assets, `${name}.gz`), gzipSync(readFileSync(join(assets, name)), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root,
  logLevel: 'warn',
  plugins: [
    takenIn('desk'),
    mantineVariables(),
    declared('actions', deskWords),
    declared('entries', ledgerWords),
    ledgerVerifier(),
    pageSize(),
    pdfData(),
    compressed(),
  ],
  build: {
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // What the first page needs anyway comes in one piece: each further file is one more question to the server.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      // "use client" speaks to servers that render; there is none here.
      onLog: (level, log, handler) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
      },
    },
  },
});
