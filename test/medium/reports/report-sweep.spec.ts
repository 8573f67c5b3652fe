// @stage slow
/** Sweeps over the bytes that the seal of a report does not cover: each of them is signed by another party, or can have one value only. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { faultOf, sampleManifest, sampleReport, sampleSealing, sealed } from '../../support/sample-report.js';
import { size } from '../../support/set.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-sweep-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** From one digit of the signature field to the next that is tried, in the message with its time-stamp, and behind it. */
const SWEEP = size({ short: { message: 163, padding: 2_503 }, long: { message: 5, padding: 61 } });

/** What is said of a field whose digits are still digits, and others. */
const digitFault = (isPadding: boolean): RegExp =>
  isPadding
    ? /^Hidden bytes follow the signature in its field\.$/
    : /not a valid CMS message|[Tt]ime-stamp|[Cc]ertificate|Hidden bytes|does not match the key|was changed after it was signed/;

test('a report is refused for every bit of the one field that its signature does not cover, each with its sentence', async () => {
  const stamped = await sampleReport(await sampleSealing(folder, 'B-T'));
  const start = stamped.indexOf('/Contents <', 0, 'latin1') + '/Contents <'.length;
  const end = stamped.indexOf('>', start, 'latin1');
  const padding = start + 2 * (4 + Number.parseInt(stamped.subarray(start + 4, start + 8).toString('latin1'), 16));
  expect([padding - start > 4000, end - start]).toEqual([true, 32_768]);
  const unexplained: string[] = [];
  const look = async (at: number, bit: number) => {
    const changed = Buffer.from(stamped);
    changed[at] = (changed[at] ?? 0) ^ (1 << bit);
    const isDigit = at >= start && at < end && /[0-9a-f]/.test(String.fromCharCode(changed[at] ?? 0));
    const sentence = isDigit ? digitFault(at >= padding) : /cannot be read at byte/;
    const fault = await faultOf(changed);
    if (!sentence.test(fault)) unexplained.push(`${at - start}, bit ${bit}: ${fault}`);
  };
  const places = [start - 1, padding - 1, padding, end - 1, end];
  for (let at = start; at < padding; at += SWEEP.message) places.push(at);
  for (let at = padding; at < end; at += SWEEP.padding) places.push(at);
  for (const at of places) for (let bit = 0; bit < 8; bit += 1) await look(at, bit);
  expect(unexplained).toEqual([]);
});

test('a report is refused for a bit of its validation data while no archive time-stamp covers them', async () => {
  const whole = await sampleSealing(folder, 'B-LT');
  const announced = { ...sampleManifest(whole), signer: { ...sampleManifest(whole).signer, level: 'B-LT' as const } };
  const file = await sealed(await drawEdition(announced, 'fr', loadTexts()), whole);
  const base = file.indexOf('\n%%EOF\n', 0, 'latin1') + '\n%%EOF\n'.length;
  const proofs = file.subarray(base).toString('latin1');
  const envelopes = [...proofs.matchAll(/\nstream\n/g)].map(({ index }) => base + index + '\nstream\n'.length);
  expect(envelopes.length).toBeGreaterThan(4);
  const accepted: number[] = [];
  const step = size({ short: 401, long: 11 });
  const places = Array.from({ length: Math.floor((file.length - base) / step) }, (_, at) => base + at * step);
  for (const start of envelopes) for (let at = 0; at < 24; at += 1) places.push(start + at);
  for (const at of places) {
    const changed = Buffer.from(file);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    if ((await faultOf(changed)) === 'nothing wrong') accepted.push(at - base);
  }
  expect([await faultOf(file), accepted]).toEqual(['nothing wrong', []]);
});

/** From one digit of the newest archive time-stamp to the next: nothing later covers it. */
const ARCHIVE = size({ short: { message: 211, padding: 4_001 }, long: { message: 3, padding: 97 } });

test('a report is refused for a bit of its newest archive time-stamp, with and without the roots of its authority', async () => {
  const sealing = await sampleSealing(folder, 'B-LTA');
  const file = await sampleReport(sealing);
  const stamp = file.lastIndexOf('/DocTimeStamp', undefined, 'latin1');
  const object = file.lastIndexOf(' 0 obj\n', stamp, 'latin1');
  const start = file.indexOf('/Contents <', object, 'latin1') + '/Contents <'.length;
  const end = file.indexOf('>', start, 'latin1');
  const padding = start + 2 * (4 + Number.parseInt(file.subarray(start + 4, start + 8).toString('latin1'), 16));
  expect([start > object, padding - start > 2000, padding < end]).toEqual([true, true, true]);
  const trustedStamps = sealing.sealer.chain.map(writePem).join('');
  const accepted: string[] = [];
  const places = [start - 1, padding - 1, padding, end - 1, end];
  for (let at = start; at < padding; at += ARCHIVE.message) places.push(at);
  for (let at = padding; at < end; at += ARCHIVE.padding) places.push(at);
  for (const [turn, at] of places.entries()) {
    for (const bit of [0, 1 + (turn % 7)]) {
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      const fault = await faultOf(changed, turn % 2 === 0 ? {} : { trustedStamps });
      if (fault === 'nothing wrong') accepted.push(`${at - start}, bit ${bit}`);
    }
  }
  expect([await faultOf(file, { trustedStamps }), accepted]).toEqual(['nothing wrong', []]);
});
