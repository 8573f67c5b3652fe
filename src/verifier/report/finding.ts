/** What is said of one file that was given to be verified. */
import type { Bilingual } from '../../domain/kernel/result.js';
import type { Anchor } from './anchor.js';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Finding {
  readonly name: string;
  /** `not_established`: intact, and nothing that was given says who made it. */
  readonly verdict: 'holds' | 'not_established' | 'refused';
  /** What holds, or the one thing that is wrong. */
  readonly sentences: readonly Bilingual[];
}

export const textOf = ({ bytes }: GivenFile): string => bytes.toString('utf8');

export const refusal = (name: string, sentence: Bilingual): Finding => ({
  name,
  verdict: 'refused',
  sentences: [sentence],
});

export const found = (name: string, established: Anchor | null, sentences: readonly Bilingual[]): Finding => ({
  name,
  verdict: established === null ? 'not_established' : 'holds',
  sentences,
});
