/** Node's Buffer for a browser; MUST be imported before anything that makes bytes. */
import { Buffer } from 'buffer/';

const { prototype } = Buffer;
/** The package leaves `subarray` to Uint8Array, whose answer is no Buffer. */
prototype.subarray = function subarray(this: Buffer, start?: number, end?: number): Buffer {
  const part = Uint8Array.prototype.subarray.call(this, start, end);
  Object.setPrototypeOf(part, prototype);
  return part as Buffer;
} as typeof prototype.subarray;

Object.assign(globalThis, { Buffer });
