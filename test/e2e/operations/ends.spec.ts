import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildBeside } from '../../../scripts/builds.mjs';
import { sampleMail, sendBySmtp } from '../../../src/commands/demo/sample-mail.js';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { type Member, signedIn } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';
import { type Served, serve } from '../../support/served.js';

const PATIENCE = 240_000;
const CIRCUIT = 'workflows/circuits/refusal_abroad.yaml';
/** Their rules are over but for the last of each, so that the server proves the cases of other origins alone. */
const OVER = ['european-union', 'france-administrative', 'france-judicial'];
/** A Chinese notice is refused; an American subpoena is refused and referred to the treaty. */
const [WAITS, GOES_ON] = ['030-cn-notice-dsl', '024-us-grand-jury-subpoena'] as const;

/** The installation of our build, with a law in which nothing can be prepared for a refusal. */
describe('a server whose law leads some cases to no end', () => {
  let root: string;
  let fresh: FreshDatabase;
  let served: Served;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'greffe-ends-'));
    for (const name of ['package.json', 'workflows'])
      cpSync(join(packageRoot(), name), join(root, name), { recursive: true });
    for (const name of ['node_modules', 'templates']) symlinkSync(join(packageRoot(), name), join(root, name));
    const [circuit, open] = [join(root, CIRCUIT), 'REFUSE: { step: preparation, prepare: [refuse] }'];
    const text = readFileSync(circuit, 'utf8');
    expect(text).toContain(open);
    writeFileSync(circuit, text.replace(open, 'REFUSE: { step: preparation, prepare: [] }'));
    for (const section of OVER) {
      const file = join(root, `workflows/rules/${section}.yaml`);
      const rules = readFileSync(file, 'utf8').replace('validTo: null', 'validTo: 2026-08-18');
      writeFileSync(file, rules.replaceAll('catchAll: true', 'catchAll: true\n    validTo: null'));
    }
    mkdirSync(join(root, 'dist'));
    await buildBeside(root, (folder: string) =>
      cpSync(realpathSync(join(packageRoot(), 'dist')), folder, { recursive: true }),
    );
    fresh = await freshDatabase();
    const environment = { GREFFE_DATA: join(root, 'data'), ...fresh.environment, GREFFE_TEST_DURABILITY: 'true' };
    served = await serve(environment, [], { root });
    for (const sample of [WAITS, GOES_ON]) await sendBySmtp(served.smtpPort, sampleMail(sample, 'ends'));
  }, PATIENCE);
  afterAll(async () => {
    await served?.kill('SIGKILL');
    await fresh?.drop();
    rmSync(root, { recursive: true, force: true });
  });

  const cases = (verdict: string | null) =>
    fresh.asOwner<{ id: string; country: string }>(
      'select id, issuer_country as country from case_file where verdict is not distinct from $1',
      [verdict],
    );
  const person = (role: 'jurist' | 'administrator'): Promise<Member> =>
    signedIn(fresh, Number(new URL(served.http).port), [role]);

  it(
    'takes its mail in, and judges the cases that have an end',
    async () => {
      const judged = await eventually(
        () => cases('REFUSE_REDIRECT'),
        ({ length }) => length > 0,
        PATIENCE,
      );
      expect(judged.map(({ country }) => country)).toEqual(['US']);
    },
    PATIENCE,
  );

  it(
    'reads the others and leaves them without a judgement, with an alarm and the reason on the case',
    async () => {
      const read = await eventually(
        () => cases(null),
        (rows) => rows.some(({ country }) => country === 'CN'),
        PATIENCE,
      );
      const alarms = await eventually(
        () => fresh.asOwner<{ topic: string }>(`select topic from alarm where topic = 'cases.no_end'`),
        ({ length }) => length > 0,
        PATIENCE,
      );
      expect(alarms).toHaveLength(1);
      const id = read[0]?.id;
      const shown = (await (await person('jurist')).send('GET', `/api/cases/${id}`)).json<{
        withoutEnd: { en: string };
        state: { classification: unknown };
      }>();
      expect(shown.state.classification).toBeNull();
      expect(shown.withoutEnd.en).toMatch(
        /^No end is proved for such a case .*REFUSE.*step “Write the letter of refusal/,
      );
    },
    PATIENCE,
  );

  it(
    'names the dead end in its technical log and on the page of its status',
    async () => {
      const status = (await (await person('administrator')).send('GET', '/api/status')).body;
      expect(status).toContain('No end is proved for such a case (for example U');
      expect(served.printed.join('')).toMatch(
        /It stands as REFUSE in the circuit refusal_abroad.*No end is proved for some cases/,
      );
    },
    PATIENCE,
  );
});
