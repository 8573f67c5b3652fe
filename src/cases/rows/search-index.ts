/** Finds cases by words that the database does not know: what is stored and asked are keyed digests of lexemes (docs/promises.md#p7). */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { DataKeys } from '../../platform/keys/keys.js';
import { type Asked, lexemesOf } from './search-words.js';

/** 72 bits: a stranger's word meets another by chance less than once in the life of an installation. */
const DIGEST_BYTES = 9;

/** Characters read of one addition: the stems of more would hold this process. */
const CHARACTERS = 30_000;
/**
 * Lexemes of a case from which on none is added: PostgreSQL refuses a tsvector of more than 1 MB, and a case of many long
 * notes must be kept all the same.
 */
const LEXEMES = 50_000;

@Injectable()
export class SearchIndex {
  constructor(private readonly keys: DataKeys) {}

  /** Adds to what the case is found by. The rows go when the key of the case is destroyed. */
  async add(tx: Tx, caseId: string, texts: readonly string[]): Promise<void> {
    const digests = [...new Set(within(texts).flatMap(lexemesOf))].map((lexeme) => this.digest(lexeme));
    if (digests.length === 0) return;
    await tx.query(
      `insert into case_words (case_id, words) values ($1, array_to_tsvector($2::text[]))
       on conflict (case_id) do update set words = case_words.words || excluded.words
       where length(case_words.words) < $3`,
      [caseId, digests, LEXEMES],
    );
  }

  /** The condition as a tsquery, for `words @@ $n::tsquery`. */
  query(asked: Asked): string {
    const all = (lexemes: readonly string[]) => lexemes.map((lexeme) => `'${this.digest(lexeme)}'`).join(' & ');
    return asked.map((alternatives) => `(${alternatives.map((some) => `(${all(some)})`).join(' | ')})`).join(' & ');
  }

  private digest(lexeme: string): string {
    return this.keys.lookupDigest('word', lexeme).subarray(0, DIGEST_BYTES).toString('base64url');
  }
}

/** The texts until their characters are spent. */
function within(texts: readonly string[]): string[] {
  let left = CHARACTERS;
  return texts.flatMap((text) => {
    const kept = text.slice(0, Math.max(0, left));
    left -= kept.length;
    return kept === '' ? [] : [kept];
  });
}
