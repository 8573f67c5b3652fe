/** What a package proves, and each way to forge its files and its container, made by program. */
import { beforeAll, describe, expect, it, test } from '@jest/globals';
import { later, PackageTrial } from '../../../test/support/package-trial.js';
import { type Part, SEALED_AT, sealedParts, sealing, sourceOf, zipOf } from '../../../test/support/sealed-package.js';
import { verifyPackage } from './verify-package.js';
import { zipPlan } from './zip-plan.js';

const trial = new PackageTrial();
beforeAll(() => trial.begin());

describe('an intact package', () => {
  it('holds under the certificate that was given, with the time that an authority attests', async () => {
    const verified = await trial.verdict(trial.whole);
    expect(verified).toMatchObject({ ok: true, established: 'certificate' });
    const sentences = verified.ok ? verified.statements.map(({ en }) => en).join('\n') : '';
    expect(sentences).toContain('Time-stamped on');
    expect(sentences).toContain('targets 2, with data 1, files with data 3');
  });

  it('is intact and no more without a certificate: anyone can make one', async () => {
    expect(await trial.verdict(trial.whole, { now: trial.trust.now })).toMatchObject({ ok: true, established: null });
  });

  it('says that no authority attests its hour where it has no time-stamp', async () => {
    const verified = await trial.verdict(zipOf(await sealedParts(trial.pki, {}, sealing(trial.pki, SEALED_AT, null))));
    expect(verified.ok && verified.statements[2]?.en).toMatch(/^No time-stamp/);
  });

  it('is read the same in pieces of any size', async () => {
    for (const piece of [1, 7, 1_000_000]) {
      expect(await verifyPackage(sourceOf(trial.whole, piece), trial.trust)).toMatchObject({ ok: true });
    }
  });
});

describe('forged: one bit of the file', () => {
  const places = () => {
    const plan = zipPlan(
      trial.parts.map(({ name, bytes }) => ({ name, size: bytes.length, crc32: 0 })),
      SEALED_AT,
    );
    return plan.pieces.filter(({ from, to }) => to > from);
  };

  it('in any header, any file, the directory or the end is refused', async () => {
    const accepted: number[] = [];
    const said = new Set<string>();
    let tried = 0;
    for (const { from, to } of places()) {
      const inside = [from, from + 10, from + 13, Math.floor((from + to) / 2), to - 1].filter((at) => at < to);
      for (const at of new Set(inside)) {
        const changed = Buffer.from(trial.whole);
        changed[at] = (changed[at] ?? 0) ^ 1;
        tried += 1;
        const verified = await trial.verdict(changed);
        if (verified.ok) accepted.push(at);
        else said.add(verified.fault.en.replace(/ (data|letter|certificate)\S*| \d+| [0-9a-f]{64,}/g, ' …'));
      }
    }
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(60);
    expect(said.size).toBeGreaterThan(5);
  });

  it('anywhere in the signature is refused', async () => {
    const at = trial.placeOf('META-INF/signature.p7s');
    const signature = trial.parts[at]?.bytes ?? Buffer.alloc(0);
    const accepted: number[] = [];
    for (let byte = 0; byte < signature.length; byte += 17) {
      const changed = Buffer.from(signature);
      changed[byte] = (changed[byte] ?? 0) ^ 0x10;
      if ((await trial.verdict(zipOf(trial.withPart('META-INF/signature.p7s', changed)))).ok) accepted.push(byte);
    }
    expect(accepted).toEqual([]);
  });
});

describe('forged: the files', () => {
  test('each in turn changed by one byte, its checksum mended', async () => {
    for (const { name, bytes } of trial.parts.filter(
      (part) => part.name.endsWith('.csv') || part.name.endsWith('.pdf'),
    )) {
      const changed = Buffer.from(bytes);
      changed[0] = (changed[0] ?? 0) ^ 1;
      expect(await trial.refusalOf(zipOf(trial.withPart(name, changed)))).toContain(
        `${name} was changed after it was sealed`,
      );
    }
  });

  test('each in turn removed', async () => {
    for (const { name } of trial.parts.slice(1)) {
      const said = await trial.refusalOf(zipOf(trial.parts.filter((part) => part.name !== name)));
      expect(said).toMatch(
        name.startsWith('META-INF') ? /The package has no file META-INF/ : /is missing: the seal names it/,
      );
    }
  });

  test.each(['data/0003/more.csv', 'META-INF/extra.xml', 'META-INF/ASiCManifest2.xml', 'readme.txt'])(
    'one added as %s',
    async (name) => {
      const added = [...trial.parts.slice(0, 2), { name, bytes: Buffer.from('x') }, ...trial.parts.slice(2)];
      expect(await trial.refusalOf(zipOf(added))).toContain('No seal names the file');
    },
  );

  test.each([
    '../../home/.profile',
    '/etc/cron.d/x',
    'data\\..\\x',
    'data/0001/a\u202efdp.exe',
    'MANIFEST.JSON',
    'data/./x',
  ])('one added as %j, which would leave its folder or stand for another', async (name) => {
    const said = await trial.refusalOf(zipOf([...trial.parts, { name, bytes: Buffer.from('x') }]));
    expect(said).toMatch(/is not admitted in a package|has the same name twice/);
  });

  test('one twice under its name', async () => {
    const [, manifest] = trial.parts;
    expect(await trial.refusalOf(zipOf([...trial.parts, manifest as Part]))).toContain('has the same name twice');
  });

  test('two exchanged, or in another order', async () => {
    const [one, two] = [trial.placeOf('letter.pdf'), trial.placeOf('certificate.pdf')];
    const exchanged = trial.parts.map((part, at) => ({
      ...part,
      bytes: trial.parts[at === one ? two : at === two ? one : at]?.bytes ?? part.bytes,
    }));
    expect(await trial.refusalOf(zipOf(exchanged))).toContain('was changed after it was sealed');
    const moved = [...trial.parts.slice(0, 2), ...trial.parts.slice(2, 4).reverse(), ...trial.parts.slice(4)];
    expect(await trial.refusalOf(zipOf(moved))).toContain('not in the order that the seal gives');
  });

  test('its type is another, or does not come first', async () => {
    const other = trial.withPart('mimetype', Buffer.from('application/zip'));
    expect(await trial.refusalOf(zipOf(other))).toContain('does not begin with the type of an ASiC-E');
    expect(await trial.refusalOf(zipOf([...trial.parts.slice(1), trial.parts[0] as Part]))).toContain(
      'does not begin with the type',
    );
  });
});

describe('forged: the container', () => {
  const at = (from: number, more: Buffer): Buffer =>
    Buffer.concat([trial.whole.subarray(0, from), more, trial.whole.subarray(from)]);

  test('bytes before it, after it, and between its files', async () => {
    expect(await trial.refusalOf(at(0, Buffer.from('MZ')))).toContain('or nothing vouches for them');
    expect(await trial.refusalOf(at(trial.whole.length, Buffer.from('x')))).toContain('is no whole package');
    expect(await trial.refusalOf(at(69, Buffer.from('hidden')))).toContain('or nothing vouches for them');
  });

  test('a comment after its end', async () => {
    const changed = Buffer.concat([trial.whole, Buffer.from('note')]);
    changed.writeUInt16LE(4, trial.whole.length - 2);
    expect(await trial.refusalOf(changed)).toContain('is no whole package');
  });

  test.each([0, 1, 21, 22, 100, 5_000])('cut to %d bytes', async (length) => {
    expect(await trial.refusalOf(trial.whole.subarray(0, length))).toContain('is no whole package');
  });

  test('cut by one byte, or without its first', async () => {
    expect(await trial.refusalOf(trial.whole.subarray(0, -1))).toContain('is no whole package');
    expect(await trial.refusalOf(trial.whole.subarray(1))).toContain('bytes are missing');
  });

  test('written at another hour than that of its seal', async () => {
    expect(await trial.refusalOf(zipOf(trial.parts, later(60)))).toContain('the time of its seal give');
  });

  test('a small file of a size that no memory should hold', async () => {
    const sizes = trial.parts.map(({ name, bytes }) => ({
      name,
      crc32: 0,
      size: name.startsWith('META-INF/ASiC') ? 65 * 1_048_576 : bytes.length,
    }));
    const plan = zipPlan(sizes, SEALED_AT);
    const large = Buffer.alloc(plan.size);
    for (const piece of plan.pieces)
      ('bytes' in piece ? piece.bytes : (trial.parts[piece.entry]?.bytes ?? large)).copy(large, piece.from);
    expect(await trial.refusalOf(large)).toContain('is too large for what it has to say');
  });
});
