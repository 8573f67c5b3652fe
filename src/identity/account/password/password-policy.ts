/** Which new passwords are refused: those that are guessed first (ASVS 5.0, 6.2.4 and 6.2.11; NIST SP 800-63B-4, 3.1.1.2). */
import { Injectable } from '@nestjs/common';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import { LEAST_LENGTH, MOST_LENGTH } from './password.js';
import { passwordGuessable, passwordLong, passwordPersonal, passwordShort } from './refusal-password.js';

/** The highest of zxcvbn, from 0 to 4: more than 10^10 guesses. */
const LEAST_SCORE = 4;
/** The estimate takes more than linear time: half a second at most for this many. What follows only makes it stronger. */
const JUDGED_CHARACTERS = 64;
/** Ways to write a letter otherwise that are tried; the time grows with them. */
const TRIED_SUBSTITUTIONS = 10;
const LEAST_KNOWN_WORD = 3;

const lookalikes: Readonly<Record<string, string>> = {
  ...{ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' },
  ...{ '@': 'a', $: 's', '!': 'i' },
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const unmasked = (text: string): string => text.replace(/[013457@$!]/g, (sign) => lookalikes[sign] ?? sign);

const wordsOf = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => plain(text).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= LEAST_KNOWN_WORD);

/** What is left of the password without the words, however they are accented, capitalised or masked by signs. */
export function withoutWords(password: string, texts: readonly string[]): string {
  let rest = plain(password);
  for (const word of wordsOf(texts).map(unmasked)) {
    for (let at = unmasked(rest).indexOf(word); at >= 0; at = unmasked(rest).indexOf(word)) {
      rest = rest.slice(0, at) + rest.slice(at + word.length);
    }
  }
  return rest;
}

@Injectable()
export class PasswordPolicy {
  private readonly known = new Set(['greffe']);

  /** Names and domains that an attacker of this installation tries first; they count for nothing in a password. */
  addKnown(texts: readonly string[]): void {
    for (const text of texts) this.known.add(text);
  }

  /** The password as it was given, or why it is refused. Nothing leaves the process: the lists are in the package. */
  async check(
    password: string,
    { name, email }: { readonly name: string; readonly email: string },
  ): Promise<Result<string>> {
    if (password.length < LEAST_LENGTH) return refuse(passwordShort);
    if (password.length > MOST_LENGTH) return refuse(passwordLong);
    if (!(await this.isStrong(password))) return refuse(passwordGuessable);
    const rest = withoutWords(password, [name, email, ...this.known]);
    if (rest.length === plain(password).length) return accept(password);
    return (await this.isStrong(rest)) ? accept(password) : refuse(passwordPersonal);
  }

  private async isStrong(password: string): Promise<boolean> {
    estimator ??= estimatorOf();
    return (await estimator).check(password).score >= LEAST_SCORE;
  }
}

/** Read at the first password that is set, once in a process: the lists of French and English words take 0.4 s and 65 MB. */
let estimator: Promise<ZxcvbnFactory> | undefined;

async function estimatorOf(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, french, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: JUDGED_CHARACTERS,
    l33tMaxSubstitutions: TRIED_SUBSTITUTIONS,
  });
}
