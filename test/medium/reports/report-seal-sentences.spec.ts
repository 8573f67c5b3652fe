// @stage slow
/** Refusals of a seal, of what proves it and of other sealed documents that no attack of the other specifications ends in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { erratumOf } from '../../../src/domain/report/erratum.js';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import { compose } from '../../../src/domain/report/print/compose.js';
import type { Attachment } from '../../../src/platform/pdf/document.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { renewSeal, type Sealer, type SealServices, signPdf } from '../../../src/reports/seal/sign.js';
import { askTimeStamp } from '../../../src/stamps/time-stamp-client.js';
import { readPdf } from '../../../src/verifier/file/pdf-file.js';
import { readRevisions } from '../../../src/verifier/file/read-revisions.js';
import {
  fillStamp,
  type ValidationData,
  withStampField,
  withValidationData,
} from '../../../src/verifier/file/revision.js';
import { readSealedLetter } from '../../../src/verifier/file/seal-field.js';
import { drawReport } from '../../../src/verifier/paper/draw.js';
import { drawEdition, manifestBytes, sha256Of } from '../../../src/verifier/paper/edition.js';
import { drawErratum } from '../../../src/verifier/paper/erratum.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { judgeOfStamps } from '../../../src/verifier/report/checkpoint-stamp.js';
import { contentsOfSeal, withoutPadding } from '../../../src/verifier/report/signature.js';
import { verifyErratum } from '../../../src/verifier/report/verify-erratum.js';
import { verifyStatement } from '../../../src/verifier/report/verify-statement.js';
import { childrenOf, encode, type Node, onlyNode, sequence } from '../../../src/verifier/trust/der.js';
import { aFullQuarter } from '../../support/full-quarter.js';
import {
  AS_OF,
  faultOf,
  OPERATOR,
  READ_AT,
  sampleManifest,
  sampleSealing,
  sealed,
} from '../../support/sample-report.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-seal-sentences-'));
const HOUR = 3_600_000;
const hoursAfter = (hours: number): Date => new Date(Date.parse(AS_OF) + hours * HOUR);
/** When the demonstration stamps and answers. */
let now = new Date(AS_OF);
let sealing: Sealing;
let services: SealServices;
let manifest: Manifest;
let drawn: Buffer;
let report: Buffer;

beforeAll(async () => {
  sealing = await sampleSealing(folder, 'B-B', () => now);
  if (!sealing.services) throw new Error('A demonstration has its services.');
  ({ services } = sealing);
  manifest = sampleManifest(sealing);
  drawn = await drawEdition(manifest, 'fr', loadTexts());
  report = await sealed(drawn, sealing);
});
afterAll(() => rmSync(folder, { recursive: true }));

const revisionOf = (bytes: Buffer) => ({ bytes, file: readPdf(bytes) });
const sealer = (): Sealer => sealing.sealer;

describe('a seal', () => {
  test('whose chain ends before a root', async () => {
    const chain = sealer().chain.slice(0, 1);
    expect(await faultOf(await signPdf(drawn, { ...sealer(), chain }))).toBe(
      'Nothing vouches for the last certificate of the signer’s chain: give that of its authority.',
    );
  });

  test('under something that is no time-stamp', async () => {
    const other = withoutPadding(contentsOfSeal(readPdf(report)));
    expect(await faultOf(await signPdf(drawn, sealer(), async () => other))).toMatch(
      /^The time-stamp is no token of RFC 3161 \(/,
    );
  });

  test('under a time-stamp whose chain ends before a root', async () => {
    const stamped = await signPdf(drawn, sealer(), async (value) =>
      withoutRoot((await askTimeStamp(value, services.stamps)).token),
    );
    expect(await faultOf(stamped)).toBe(
      'Nothing vouches for the last certificate of the time-stamp: give that of its authority.',
    );
  });
});

/** No signature covers the certificates of a message. */
function withoutRoot(token: Buffer): Buffer {
  const [type, wrapped] = childrenOf(onlyNode(token));
  const [signedData] = wrapped ? childrenOf(wrapped) : [];
  const isRoot = (raw: Buffer) => services.roots.some((root) => root.raw.equals(raw));
  const kept = (part: Node) =>
    childrenOf(part)
      .filter(({ raw }) => !isRoot(raw))
      .map(({ raw }) => raw);
  const parts = signedData ? childrenOf(signedData) : [];
  const shorter = parts.map((part) => (part.tag === 0xa0 ? encode(0xa0, ...kept(part)) : part.raw));
  return sequence(type?.raw ?? Buffer.of(), encode(0xa0, sequence(...shorter)));
}

describe('what proves a seal for later', () => {
  test('stands on a time-stamp of the seal', async () => {
    const data = { certificates: sealer().chain.map(({ raw }) => raw), ocsps: [], crls: [] };
    const { bytes } = withValidationData(revisionOf(report), contentsOfSeal(readPdf(report)), data);
    expect(await faultOf(bytes)).toBe('The report carries validation data without a time-stamp of its signature.');
  });

  test('has no certificate that serves nothing', async () => {
    const stranger = mkdtempSync(join(folder, 'stranger-'));
    const [stray] = (await sampleSealing(stranger)).sealer.chain;
    const long = await sealed(drawn, { ...sealing, level: 'B-LT' });
    const [known] = [...readRevisions(long, contentsOfSeal).validation.values()];
    const short = await sealed(drawn, { ...sealing, level: 'B-T' });
    const data = known as ValidationData;
    const more = { ...data, certificates: [...data.certificates, stray?.raw ?? Buffer.of()] };
    const { bytes } = withValidationData(revisionOf(short), contentsOfSeal(readPdf(short)), more);
    expect(await faultOf(bytes)).toBe('The validation data hold a certificate that serves nothing.');
  });

  test('is not older than what it proves', async () => {
    now = hoursAfter(2);
    const whole = await sealed(drawn, { ...sealing, level: 'B-LT' });
    now = hoursAfter(1);
    const renewed = await renewSeal(whole, services);
    now = new Date(AS_OF);
    expect(await faultOf(renewed, { now: hoursAfter(3) })).toBe('An archive time-stamp is older than what it covers.');
  });

  test('is a time-stamp that can be read', async () => {
    const whole = await sealed(drawn, { ...sealing, level: 'B-LT' });
    const { revision, hole } = withStampField(readRevisions(whole, contentsOfSeal).last);
    const contents = fillStamp(revision, hole, Buffer.from('30ff', 'hex'));
    const { bytes } = withValidationData(revision, contents, { certificates: [], ocsps: [], crls: [] });
    expect(await faultOf(bytes)).toMatch(/^The time-stamp is no token of RFC 3161 \(/);
  });

  test('of a root of the log is base64', () => {
    expect(judgeOfStamps()('?', 'note')).toEqual({ ok: false, fault: 'It is not base64.' });
  });
});

describe('another document', () => {
  const faultIn = (verified: { ok: true } | { ok: false; fault: { en: string } }) =>
    verified.ok ? 'nothing wrong' : verified.fault.en;
  const hashed = (of: Manifest) => ({ manifest: of, sha256: sha256Of(manifestBytes(of)) });
  const erratum = () =>
    erratumOf(hashed(sampleManifest(sealing, aFullQuarter.slice(1))), hashed({ ...manifest, edition: 2 }), {
      fr: 'Une demande manquait.',
      en: 'A request was missing.',
    });
  const told = async (of: ReturnType<typeof erratum>, amended?: Buffer) =>
    faultIn(
      await verifyErratum(await sealed(await drawErratum(of, 'fr', loadTexts()), sealing), {
        now: READ_AT,
        ...(amended && { amended, corrected: amended }),
      }),
    );

  test('is an erratum with other texts than this program has', async () => {
    const { texts, ...rest } = erratum();
    expect(await told({ ...rest, texts: { ...texts, labels: 'f'.repeat(64) } })).toBe(
      'The texts of this program are not those of the erratum.',
    );
  });

  test('is an erratum of a report in a format that this program does not know', async () => {
    const unknown = Buffer.from('{"format":"greffe/report/v99"}');
    const { amended, ...rest } = erratum();
    expect(await told({ ...rest, amended: { ...amended, manifestSha256: sha256Of(unknown) } }, unknown)).toBe(
      'The manifest given is of another format than those this program knows.',
    );
  });

  test('is a statement to a customer whose data are not of one', async () => {
    const by = { operator: OPERATOR, signer: OPERATOR, at: new Date(AS_OF) };
    const attached: Attachment = {
      name: 'releve-1.json',
      mediaType: 'application/json',
      description: 'x',
      bytes: Buffer.from('{}'),
    };
    const paper = compose(manifest, '', loadTexts().fr);
    const bytes = await sealed(await drawReport(paper, by, [attached]), sealing);
    expect(faultIn(await verifyStatement(bytes, { now: READ_AT }))).toBe(
      'The attachment is not that of a statement, or is not canonical JSON (RFC 8785).',
    );
  });

  test('is no letter, whatever else it is', () => {
    expect(() => readSealedLetter(report)).toThrow('The file is not an intact sealed letter');
  });
});
