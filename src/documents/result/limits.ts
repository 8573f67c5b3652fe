import { CHARACTERS } from '../../domain/reading/too-long.js';

/** Bounds inside the child; the kernel's own (memory, processor time) are set by the parent. */
export const limits = {
  /** Messages inside messages. */
  depth: 5,
  /** Leaves over all messages. */
  parts: 500,
  /** Addresses kept of one header, and characters of each and of its display name. */
  addresses: 1_000,
  address: 1_000,
  name: 500,
  /** Characters of text, seen or hidden, kept of all parts: a message of more is too long to be read by machine. */
  text: CHARACTERS,
  /** Characters of each body that are compared with its twin. */
  compared: 200_000,
  /** Decoded bytes of one part that are kept in memory to be read. */
  bytes: 40_000_000,
  /** Decoded bytes kept over all parts. */
  totalBytes: 80_000_000,
  pages: 500,
  /** Strips or tiles of all pages of a TIFF. */
  tiffPieces: 5_000,
  /** Pages of one message that are read from their picture, at one to five seconds each, and no more begun after: */
  scannedPages: 30,
  /** Seconds, of the clock or of the processor: the parent and the kernel kill the reader at 60. */
  scanning: 40,
  html: { nodes: 200_000, depth: 800, rules: 5_000, css: 500_000 },
} as const;
