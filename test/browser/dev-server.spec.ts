// @stage browser
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { packageRoot } from '../../src/platform/package/package-root.js';
import { executablePath, launch, Visit } from '../support/browser.js';
import { childEnvironment } from '../support/child-environment.js';
import { PASSWORD } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { signIn } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;
const PATIENCE_MILLISECONDS = 300_000;
/** What a developer has after `git clone`, and what `npm run dev` reads of it. */
const TREE = ['src', 'migrations', 'workflows', 'templates', 'scripts', 'package.json', 'tsconfig.json', '.swcrc'];
const BUNDLES = ['rolldown.server.mjs', 'rolldown.config.mjs', 'rolldown.verifier.mjs'];

/** `npm run dev` in a copy of the project, whose files can be changed. */
describeInBrowser('npm run dev', () => {
  let folder: string;
  let address: string;
  let dev: ChildProcess;
  let browser: Browser;
  let printed = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-dev-'));
    for (const name of [...TREE, ...BUNDLES])
      cpSync(join(packageRoot(), name), join(folder, name), { recursive: true });
    symlinkSync(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
    address = `http://localhost:${await freePort()}`;
    dev = spawn('npm', ['run', '-s', 'dev'], {
      cwd: folder,
      env: {
        ...childEnvironment(),
        GREFFE_PUBLIC_URL: address,
        GREFFE_HTTP_PORT: String(await freePort()),
        GREFFE_SMTP_PORT: String(await freePort()),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const keep = (text: Buffer) => {
      printed += text;
    };
    dev.stdout?.on('data', keep);
    dev.stderr?.on('data', keep);
    browser = await launch();
    await ready('First start');
  }, PATIENCE_MILLISECONDS);

  afterAll(async () => {
    await browser?.close();
    if (dev?.pid && dev.exitCode === null) {
      const gone = once(dev, 'exit');
      process.kill(-dev.pid, 'SIGTERM');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const ready = (why: string) =>
    eventually(
      async () => printed,
      (text) => text.includes(`${why}: ready after`) || dev.exitCode !== null,
      PATIENCE_MILLISECONDS,
    );

  function change(file: string, from: string, to: string): void {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  }

  it(
    'serves the desk, where the first two people register and sign in; a changed string and server file are seen',
    async () => {
      const [link] = /http:\S+\/setup#\S+/.exec(printed) ?? [printed];
      expect(link).toContain(address);
      const visit = await Visit.start(browser, address);
      const { page } = visit;
      await visit.open(link.slice(address.length));
      for (const [name, email, done] of [
        ['Ada Premier', 'ada@desk.example', 'L’administrateur est inscrit.'],
        ['Hélène Seconde', 'helene@desk.example', 'Les deux premières personnes sont inscrites'],
      ] as const) {
        const field = page.getByLabel('Nom et prénom');
        // The form of the second person comes after the sentence about the first.
        await eventually(
          () => field.inputValue(),
          (value) => value === '',
        );
        await field.fill(name);
        await page.getByLabel('Adresse électronique').fill(email);
        await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
        await page.getByLabel('Mot de passe, une seconde fois').fill(PASSWORD);
        await page.keyboard.press('Enter');
        await page.getByText(done).waitFor();
      }
      await page.getByRole('button', { name: 'Se connecter' }).click();
      await signIn(visit, 'ada@desk.example');
      await page.getByRole('heading', { name: 'Personnes et service', exact: true }).waitFor();

      change('src/admin/i18n/fr/people.ts', "'Personnes et service'", "'Personnes, changées'");
      await page.getByRole('heading', { name: 'Personnes, changées' }).waitFor();

      const served = 'src/platform/http/status/status.page.ts';
      change(served, "'Pour continuer'", "'Pour changer'");
      await ready(served);
      await visit.open('/status');
      await page.getByRole('region', { name: 'Pour changer' }).waitFor();
      await visit.open('/people');
      await page.getByRole('heading', { name: 'Personnes, changées' }).waitFor();
      await visit.context.close();
    },
    PATIENCE_MILLISECONDS,
  );
});
