/** The structure tree of a PDF, as its rules are checked on it. */
import type { Dictionary } from '../../src/verifier/file/syntax.js';

export interface Node {
  readonly tag: string;
  readonly dictionary: Dictionary;
  readonly number: number;
  readonly children: readonly Node[];
  /** Marked content as `page object/MCID`. */
  readonly content: readonly string[];
  readonly annotations: readonly number[];
}

export interface Page {
  readonly number: number;
  readonly dictionary: Dictionary;
}

/** What an element of the tree may hold. */
export const inside: Record<string, readonly string[]> = {
  L: ['LI'],
  TOC: ['TOCI'],
  TR: ['TH', 'TD'],
  THead: ['TR'],
  TBody: ['TR'],
};

export const operators = /\/(\w+) (<<[\s\S]*?>> )?B[DM]C\n|EMC\n|(?:TJ|Tj|\bf|\bS|\bB|Do)\n/g;
