import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { claiming, claiming64 } from '../../../test/support/zip-bomb.js';
import { faultOfZip } from './zip-bound.js';

const GIB = 2 ** 30;
const faultOf = (bytes: Buffer) => faultOfZip(async (from, to) => bytes.subarray(from, to), bytes.length);
const honest = Buffer.from(zipSync({ 'journal.csv': strToU8('a;b\n'.repeat(200_000)), 'vide.txt': strToU8('') }));

describe('a ZIP file that is handed in', () => {
  it('is taken where its directory says what logs and tables become, and so is any other file', async () => {
    expect(await faultOf(honest)).toBeNull();
    expect(await faultOf(claiming(GIB - 800_000))).toBeNull();
    expect(await faultOf(Buffer.from('compte;titulaire\n'))).toBeNull();
    expect(await faultOf(Buffer.from('PK'))).toBeNull();
    expect(await faultOf(Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.from('504b0506', 'hex')]))).toBeNull();
  });

  it('is a bomb where it becomes more than 1 GiB and a hundred times itself, by one entry, many, or a ZIP64 size', async () => {
    expect(await faultOf(claiming(GIB + 1))).toBe('bomb');
    expect(await faultOf(claiming(400 * 2 ** 20, 3))).toBe('bomb');
    expect(await faultOf(claiming64(2n ** 45n))).toBe('bomb');
  });

  it('is not a bomb for being large where it is a hundredth of that at least', async () => {
    const large = Buffer.concat([Buffer.alloc(12 * 2 ** 20), claiming(GIB + 1, 1, 12 * 2 ** 20)]);
    expect(await faultOf(large)).toBeNull();
  });

  it('cannot be read where it is cut, or its directory lies elsewhere', async () => {
    expect(await faultOf(honest.subarray(0, honest.length - 30))).toBe('unreadable');
    const elsewhere = Buffer.from(honest);
    elsewhere.writeUInt32LE(honest.length, honest.length - 6);
    expect(await faultOf(elsewhere)).toBe('unreadable');
    const shifted = Buffer.from(honest);
    shifted.writeUInt32LE(0, honest.length - 6);
    expect(await faultOf(shifted)).toBe('unreadable');
  });
});
