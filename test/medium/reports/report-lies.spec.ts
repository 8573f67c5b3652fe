// @stage sizes
/** What a lying operator, or a thief of its key, can seal: consistent to every other reader, refused by ours. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Figures, Manifest } from '../../../src/domain/report/manifest.js';
import type { Block, Run } from '../../../src/domain/report/print/blocks.js';
import { compose } from '../../../src/domain/report/print/compose.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { signPdf } from '../../../src/reports/seal/sign.js';
import { readPdf } from '../../../src/verifier/file/pdf-file.js';
import { readRevisions } from '../../../src/verifier/file/read-revisions.js';
import { validationKeyOf, withValidationData } from '../../../src/verifier/file/revision.js';
import { drawReport } from '../../../src/verifier/paper/draw.js';
import { attachmentsOf, drawEdition, sha256Of } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { contentsOfSeal } from '../../../src/verifier/report/signature.js';
import { digestOf } from '../../../src/verifier/trust/algorithm.js';
import { sha256Algorithm } from '../../../src/verifier/trust/cms.js';
import {
  childrenOf,
  encode,
  generalizedTime,
  octetString,
  onlyNode,
  sequence,
  smallInteger,
} from '../../../src/verifier/trust/der.js';
import { type Level, levels } from '../../../src/verifier/trust/level.js';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { lyingTransport, ocspAnswer, openAuthority, withoutPurpose } from '../../support/lying-authority.js';
import { AS_OF, faultOf, OPERATOR, sampleManifest, sampleSealing, sealed } from '../../support/sample-report.js';
import { size } from '../../support/set.js';
import { nodesOf, pick, swap } from './altered.js';

const VARIANTS = size({ quick: 1, short: 2, long: 12 });
const folder = mkdtempSync(join(tmpdir(), 'greffe-lies-'));
const texts = loadTexts();
let [sealing, archive]: Sealing[] = [];
let manifest: Manifest | undefined;
/** What the OCSP responder was asked, the signer's certificate first. */
const asked: Buffer[] = [];

const own = (): { seal: Sealing; full: Sealing; paper: Manifest } => {
  if (!sealing || !archive || !manifest) throw new Error('It is made before the tests.');
  return { seal: sealing, full: archive, paper: manifest };
};

beforeAll(async () => {
  sealing = await sampleSealing(folder);
  const honest = lyingTransport(await openAuthority(folder), folder, {});
  archive = await sampleSealing(folder, 'B-LT', undefined, (request) => {
    if (request.mediaType === 'application/ocsp-request') asked.push(request.body ?? Buffer.alloc(0));
    return honest(request);
  });
  manifest = sampleManifest(sealing);
});
afterAll(() => rmSync(folder, { recursive: true }));

const composed = () => compose(own().paper, sha256Of(attachmentsOf(own().paper)[0].bytes), texts.fr);

async function drawn(blocks: readonly Block[], attachments = attachmentsOf(own().paper)): Promise<string> {
  const by = { operator: OPERATOR, signer: OPERATOR, at: new Date(AS_OF) };
  return faultOf(await sealed(await drawReport({ ...composed(), blocks }, by, attachments), own().seal));
}

function contradicting({ figures }: Manifest, variant: number): Figures {
  const { totals, refusals, relayed } = figures;
  const more = { ...totals.outcomes, total: totals.outcomes.total + 1 };
  const crossed = ['sections', 'countries', 'channels', 'addressees', 'emergencies', 'instruments'] as const;
  const changes: Partial<Figures>[] = [
    { totals: { ...totals, requests: totals.requests + 1 } },
    { totals: { ...totals, refusedOrRedirected: (totals.refusedOrRedirected ?? 0) + 99 } },
    { totals: { ...totals, outcomes: more } },
    { refusals: { ...refusals, total: refusals.total - 1 } },
    { relayed: { ...relayed, lines: [] } },
    { trend: { lines: figures.trend.lines.slice(0, -1) } },
    ...crossed.map((name) => ({ [name]: { ...figures[name], total: more } })),
  ];
  return { ...figures, ...changes[variant] };
}

/** A seal with the time-stamp token that `answer` gives for the SHA-256 of the signature. */
async function stampedBy(answer: (imprint: Buffer) => Promise<Buffer>): Promise<string> {
  const { full, paper } = own();
  const announced = { ...paper, signer: { ...paper.signer, level: 'B-T' as const } };
  const unsigned = await drawEdition(announced, 'fr', texts);
  const root = writePem(full.sealer.chain[1] as (typeof full.sealer.chain)[number]);
  const bytes = await signPdf(unsigned, full.sealer, (value) => answer(digestOf('sha256', value)));
  return faultOf(bytes, { trustedStamps: root });
}
const request = (imprint: Buffer): Buffer => sequence(smallInteger(1), sequence(sha256Algorithm, octetString(imprint)));
const tokenOf = (response: Buffer): Buffer => childrenOf(onlyNode(response))[1]?.raw ?? Buffer.alloc(0);
const hours = (count: number): Date => new Date(Date.parse(AS_OF) + count * 3_600_000);

async function wronglyStamped(variant: number): Promise<string> {
  const honest = await openAuthority(folder);
  const lies: ((imprint: Buffer) => Promise<Buffer>)[] = [
    (imprint) => honest.stamp(request(digestOf('sha256', imprint)), hours(0)),
    async (imprint) => (await openAuthority(join(folder, `stranger-${variant}`))).stamp(request(imprint), hours(0)),
    (imprint) => honest.stamp(request(imprint), hours(25 + variant)),
    async (imprint) => (await withoutPurpose(folder)).stamp(request(imprint), hours(0)),
  ];
  return stampedBy(async (imprint) => tokenOf((await lies[variant % 4]?.(imprint)) ?? Buffer.alloc(0)));
}

const garbled = (variant: number): Promise<string> =>
  stampedBy(async (imprint) => {
    const token = Buffer.from(tokenOf(await (await openAuthority(folder)).stamp(request(imprint), hours(0))));
    const at = 40 + Math.floor(((token.length - 40) * (variant + 0.5)) / 12);
    token[at] = (token[at] ?? 0) ^ 0xff;
    return token;
  });

/** A report that says of its seal more than it has. */
async function boasting(variant: number): Promise<string> {
  const { full, paper } = own();
  const pairs = levels.flatMap((announced, at) =>
    levels.slice(0, at).map((reached): [Level, Level] => [announced, reached]),
  );
  const [announced, reached] = pairs[variant % pairs.length] ?? ['B-T', 'B-B'];
  const boast = { ...paper, signer: { ...paper.signer, level: announced } };
  const unsigned = await drawEdition(boast, variant < pairs.length ? 'fr' : 'en', texts);
  return faultOf(await sealed(unsigned, { ...full, level: reached }));
}

/** The seal of a signer whose certificate was revoked, with the responder's answer that says so. */
async function revoked(variant: number): Promise<string> {
  const { full, paper } = own();
  asked.length = 0;
  const announced = { ...paper, signer: { ...paper.signer, level: 'B-LT' as const } };
  const bytes = await sealed(await drawEdition(announced, 'fr', texts), full);
  const { baseBytes, validation } = readRevisions(bytes, contentsOfSeal);
  const base = { bytes: baseBytes, file: readPdf(baseBytes) };
  const contents = contentsOfSeal(base.file);
  const data = validation.get(validationKeyOf(contents));
  const [question] = asked;
  if (!data || !question) throw new Error('A report of level B-LT has validation data.');
  const status = encode(0xa1, generalizedTime(hours(-variant)));
  const word = await ocspAnswer(folder, question, { status });
  return faultOf(withValidationData(base, contents, { ...data, ocsps: [word, ...data.ocsps.slice(1)] }).bytes);
}

type Attack = (variant: number) => Promise<string>;
const attacks: readonly [name: string, attack: Attack, sentence: RegExp][] = [
  [
    'a number on a page that its manifest does not give',
    (variant) => {
      const { blocks } = composed();
      const isFigure = (node: object): node is Run => 'pointer' in node && String(node.pointer).startsWith('/figures');
      const run = pick(nodesOf(blocks).filter(isFigure), variant);
      return drawn(swap(blocks, run, { ...run, text: '9871' }));
    },
    /^Page \d+: the report prints “(\d+ \+ )?9871( \+ s)?” where its manifest gives/,
  ],
  [
    'a bar longer than its number',
    (variant) => {
      const { blocks } = composed();
      const bars = nodesOf(blocks).filter((node) => 'segments' in node) as { segments: readonly number[] }[];
      const bar = pick(bars, variant);
      return drawn(
        swap(blocks, bar, { ...bar, segments: [...bar.segments.slice(0, -1), (bar.segments.at(-1) ?? 0) + 7] }),
      );
    },
    /^Page \d+: (the report draws something else than its manifest gives\.|“(\d+|s|\d+ \+ s)” does not stand where)/,
  ],
  [
    'a word on a page that its texts do not have',
    (variant) => {
      const { blocks } = composed();
      const run = pick(
        nodesOf(blocks).filter((node) => 'text' in node && !('pointer' in node)),
        variant,
      );
      return drawn(swap(blocks, run, { ...run, text: 'Aucune' }));
    },
    /^Page \d+: the report prints|^The report has \d+ pages/,
  ],
  [
    'an attached table with another number',
    (variant) => {
      const [json, csv] = attachmentsOf(own().paper);
      const line = pick(
        csv.bytes
          .toString('utf8')
          .split('\r\n')
          .filter((each) => /,\d+$/.test(each)),
        variant,
      );
      const other = csv.bytes.toString('utf8').replace(`${line}\r\n`, `${line}1\r\n`);
      return drawn(composed().blocks, [json, { ...csv, bytes: Buffer.from(other) }]);
    },
    /^The attachment “rapport-2026-Q4\.csv” is missing or does not say what the manifest says\.$/,
  ],
  [
    'figures that contradict each other',
    async (variant) => {
      const { paper, seal } = own();
      const lie = { ...paper, figures: contradicting(paper, variant) };
      return faultOf(await sealed(await drawEdition(lie, 'fr', texts), seal));
    },
    /^The figures of the manifest contradict each other: \/figures\//,
  ],
  [
    'more announced than the seal has',
    boasting,
    /^The report announces level B-\w+ and reaches only B-\w+: proofs were taken away\.$/,
  ],
  ['the seal of a signer whose certificate was revoked', revoked, /was revoked on 2026-11-2\d/],
  [
    'a time-stamp about other bytes, of a stranger, of another day, of no time-stamp authority',
    wronglyStamped,
    /about other bytes|leads to no trusted authority|far from the time|not that of a time-stamp authority/,
  ],
  [
    'a garbage time-stamp',
    garbled,
    /time-stamp|not a valid CMS message|cannot be read|certificate|does not match the key|was changed after it was signed/,
  ],
];

test('an honest report verifies, on paper and under each seal', async () => {
  const { full, paper, seal } = own();
  expect(await drawn(composed().blocks)).toBe('nothing wrong');
  expect(await faultOf(await sealed(await drawEdition(paper, 'en', texts), seal))).toBe('nothing wrong');
  const announced = { ...paper, signer: { ...paper.signer, level: 'B-LT' as const } };
  expect(await faultOf(await sealed(await drawEdition(announced, 'fr', texts), full))).toBe('nothing wrong');
  expect(
    await stampedBy(async (imprint) => tokenOf(await (await openAuthority(folder)).stamp(request(imprint), hours(0)))),
  ).toBe('nothing wrong');
});

describe(`each of ${attacks.length} lies in ${VARIANTS} variants is refused with its sentence`, () => {
  test.each(attacks)('%s', async (_, attack, sentence) => {
    for (let variant = 0; variant < VARIANTS; variant += 1) expect(await attack(variant)).toMatch(sentence);
  });
});
