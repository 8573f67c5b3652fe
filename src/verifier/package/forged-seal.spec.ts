/** Each way to forge the manifests and the seal of a package, made by program. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { later, PackageTrial } from '../../../test/support/package-trial.js';
import {
  contents,
  partsOf,
  SEALED_AT,
  sealedParts,
  sealing,
  stampAt,
  zipOf,
} from '../../../test/support/sealed-package.js';
import { digestOf } from '../trust/algorithm.js';
import { detachedSignature } from '../trust/cms.js';
import { asicManifestOf, readAsicManifest } from './asic-manifest.js';
import { type About, sealPackage } from './seal-package.js';

const trial = new PackageTrial();
beforeAll(() => trial.begin());

describe('forged: the manifests', () => {
  const other = (about: Partial<About>) => sealedParts(trial.pki, about);

  test('manifest.json of another package of the same signer', async () => {
    const said = await trial.refusalOf(
      zipOf(trial.withPart('manifest.json', trial.bytesIn(await other({ case: 'G-2026-0043' }), 'manifest.json'))),
    );
    expect(said).toContain('manifest.json is not the one that the seal names');
  });

  test('one word of manifest.json', async () => {
    const text = trial.bytesIn(trial.parts, 'manifest.json').toString().replace('max@client', 'mix@client');
    expect(await trial.refusalOf(zipOf(trial.withPart('manifest.json', Buffer.from(text))))).toContain(
      'it was changed, or comes from another',
    );
  });

  test('the ASiCManifest of another package, and one written for changed files', async () => {
    const exchanged = trial.bytesIn(await other({ case: 'G-2026-0043' }), 'META-INF/ASiCManifest.xml');
    expect(await trial.refusalOf(zipOf(trial.withPart('META-INF/ASiCManifest.xml', exchanged)))).toContain(
      'The content was changed after it was signed',
    );
    const references = readAsicManifest(trial.bytesIn(trial.parts, 'META-INF/ASiCManifest.xml'));
    const written = asicManifestOf(references.map((each) => ({ ...each, sha512: '00'.repeat(64) })));
    expect(await trial.refusalOf(zipOf(trial.withPart('META-INF/ASiCManifest.xml', written)))).toContain(
      'The content was changed after',
    );
  });

  test('seal and ASiCManifest of another package', async () => {
    const [a, b] = ['META-INF/ASiCManifest.xml', 'META-INF/signature.p7s'];
    const theirs = await other({ case: 'G-2026-0043' });
    const mixed = trial.parts.map((part) =>
      part.name === a || part.name === b ? { ...part, bytes: trial.bytesIn(theirs, part.name) } : part,
    );
    expect(await trial.refusalOf(zipOf(mixed))).toContain('manifest.json is not the one that the seal names');
  });

  test.each([
    [
      'a comment in it',
      (text: string) => text.replace('</asic:ASiCManifest>', '<!-- x --></asic:ASiCManifest>'),
      'is not written as the format wants it',
    ],
    [
      'a name in it that cannot be read',
      (text: string) => text.replace('letter.pdf', '%C3'),
      'names a file that cannot be read',
    ],
    [
      'a file less',
      (text: string) => text.replace(/<asic:DataObjectReference URI="letter[\s\S]+?<\/asic:DataObjectReference>\n/, ''),
      'No seal names the file letter.pdf',
    ],
    [
      'another media type',
      (text: string) => text.replace('text/plain', 'text/html'),
      'manifest.json names other files than the seal',
    ],
  ])('an ASiCManifest with %s, sealed by the same key', async (_, change, sentence) => {
    expect(await trial.refusalOf(await trial.resealed(change))).toContain(sentence);
  });

  test.each([
    [
      'counts that are not those of its lines',
      '"produced":1',
      '"produced":2',
      'manifest.json contradicts itself: the counts are not those',
    ],
    ['a file of no target', '"shared":["data/shared/notice.txt"]', '"shared":[]', 'a file is not that of one target'],
    ['files without a production', 'produced_in_part', 'withheld', 'a target has files without a production'],
    ['another file as the letter', '"path":"letter.pdf"', '"path":"x.pdf"', 'letter and certificate are not in it'],
    ['a member that is none of the format', '{"approved', '{"aaa":1,"approved', 'is not that of a package'],
    ['another spelling', '"case":', '"case" :', 'is not that of a package'],
    ['a digest of a file that is not its own', /"sha3_512":"./, '"sha3_512":"z', 'is not that of a package'],
    [
      'a size that is not that of the file',
      /"size":\d+/,
      '"size":1',
      'gives a size or a digest of the file letter.pdf',
    ],
    ['another hour than the seal', '14:05:07Z', '14:05:08Z', 'says another hour than the seal'],
  ])('a manifest.json with %s, sealed by the same key', async (_, found, instead, sentence) => {
    const text = Buffer.from(trial.bytesIn(trial.parts, 'manifest.json').toString().replace(found, instead));
    const digest = digestOf('sha512', text).toString('hex');
    const references = readAsicManifest(trial.bytesIn(trial.parts, 'META-INF/ASiCManifest.xml'));
    const manifest = asicManifestOf(references.map((each, at) => (at === 0 ? { ...each, sha512: digest } : each)));
    const signature = await sealing(trial.pki)(manifest);
    const bytes: Record<string, Buffer> = {
      'manifest.json': text,
      'META-INF/ASiCManifest.xml': manifest,
      'META-INF/signature.p7s': signature,
    };
    const forged = trial.parts.map((part) => ({ ...part, bytes: bytes[part.name] ?? part.bytes }));
    expect(await trial.refusalOf(zipOf(forged))).toContain(sentence);
  });
});

describe('forged: the seal', () => {
  const sealedBy = async (seal: ReturnType<typeof sealing>) => zipOf(partsOf(await sealPackage(contents(), seal)));

  test('another signer', async () => {
    expect(
      await trial.refusalOf(zipOf(await sealedParts(trial.stranger)), {
        ...trial.trust,
        trustedStamps: trial.stranger.rootPem,
      }),
    ).toContain('who is not the expected signer');
  });

  test('a certificate of the operator beside the signature of another', async () => {
    const forged = await sealedBy((bytes) =>
      detachedSignature(
        digestOf('sha256', bytes),
        trial.stranger.seal.key,
        [trial.pki.seal.certificate, trial.pki.root],
        {
          signedAt: SEALED_AT,
        },
      ),
    );
    expect(await trial.refusalOf(forged)).toContain('does not match the key of the certificate');
  });

  test('no signing-time, as PAdES has it', async () => {
    const forged = await sealedBy((bytes) =>
      detachedSignature(digestOf('sha256', bytes), trial.pki.seal.key, [trial.pki.seal.certificate, trial.pki.root]),
    );
    expect(await trial.refusalOf(forged)).toContain('does not say when it was made');
  });

  test.each([
    ['dated back by an hour', -60],
    ['dated ahead by an hour', 60],
  ])('%s beside its time-stamp', async (_, minutes) => {
    expect(await trial.refusalOf(await sealedBy(sealing(trial.pki, later(minutes), SEALED_AT)))).toContain(
      'one of the two hours is false',
    );
  });

  test('a time-stamp that was dated back', async () => {
    const forged = await sealedBy(sealing(trial.pki, SEALED_AT, new Date('2026-02-01T00:00:00.000Z')));
    expect(await trial.refusalOf(forged)).toContain('one of the two hours is false');
  });

  test('a time-stamp of another signature', async () => {
    const forged = await sealedBy((bytes) =>
      detachedSignature(digestOf('sha256', bytes), trial.pki.seal.key, [trial.pki.seal.certificate, trial.pki.root], {
        signedAt: SEALED_AT,
        stamp: () => stampAt(trial.pki, SEALED_AT)(Buffer.from('another')),
      }),
    );
    expect(await trial.refusalOf(forged)).toContain('is about other bytes than those that it must cover');
  });

  test('a time-stamp of an authority that is not believed', async () => {
    const forged = await sealedBy((bytes) =>
      detachedSignature(digestOf('sha256', bytes), trial.pki.seal.key, [trial.pki.seal.certificate, trial.pki.root], {
        signedAt: SEALED_AT,
        stamp: stampAt(trial.stranger, SEALED_AT),
      }),
    );
    expect(await trial.refusalOf(forged)).toContain('leads to no trusted authority');
  });

  test('an hour to come, or before the certificate was valid', async () => {
    const future = new Date('2027-01-01T00:00:00.000Z');
    expect(await trial.refusalOf(await sealedBy(sealing(trial.pki, future, null)))).toContain('carries a time to come');
    expect(
      await trial.refusalOf(await sealedBy(sealing(trial.pki, new Date('2025-01-01T00:00:00.000Z'), null))),
    ).toContain('was not valid at that hour');
  });

  test('a certificate too many in it', async () => {
    const forged = await sealedBy((bytes) =>
      detachedSignature(
        digestOf('sha256', bytes),
        trial.pki.seal.key,
        [trial.pki.seal.certificate, trial.pki.root, trial.stranger.seal.certificate],
        { signedAt: SEALED_AT },
      ),
    );
    expect(await trial.refusalOf(forged)).toContain('holds a certificate that is not in the signer');
  });
});
