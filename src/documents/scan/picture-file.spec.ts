import { describe, expect, it } from '@jest/globals';
import { isPictureFile, readPictureFile, sizeOf } from './picture-file.js';
import { Scans } from './scans.js';

function png(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([head, size, Buffer.alloc(20)]);
}

/** An application segment, a table of codes and the start of frame of a progressive file. */
const jpeg = Buffer.from('ffd8ffe000044a46ffc400040000ffc2000b08012c00c80101110000', 'hex');

describe('an attached picture', () => {
  it('tells its size before it is decoded', () => {
    expect(sizeOf(png(800, 1_200))).toEqual({ width: 800, height: 1_200 });
    expect(sizeOf(jpeg)).toEqual({ width: 200, height: 300 });
    expect(sizeOf(jpeg.subarray(0, 12))).toBeNull();
  });

  it('is known by its first bytes', () => {
    expect([isPictureFile(png(1, 1)), isPictureFile(jpeg), isPictureFile(Buffer.from('GIF89a'))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['a logo', png(300, 2_000), 'picture'],
    ['one of 900 million pixels', png(30_000, 30_000), 'too_large'],
    ['one without a size', jpeg.subarray(0, 12), 'picture'],
  ])('is not decoded: %s', async (_, bytes, unread) => {
    expect(await readPictureFile(bytes, new Scans())).toEqual({ text: null, unread });
  });
});
