/** Words that a reader has to stop at: none may be written more often than it stands. A ceiling only ever goes down. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';

const root = packageRoot();
/** Generated pages and bytes of others are not ours to count here. */
const notCounted = /\/fixtures\/|^docs\/law\/|schema\.d\.ts$|plain-words\.spec\.ts$/;

const text = ['src', 'test', 'docs', 'workflows', 'packaging', 'scripts']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => /\.(tsx?|md|ya?ml)$/.test(name) && !notCounted.test(name))
  .concat('README.md', 'CONTRIBUTING.md', 'SECURITY.md')
  .map((name) => readFileSync(join(root, name), 'utf8'))
  .join('\n');

/** The word, how often it may stand, and what to write. */
const words: readonly (readonly [word: RegExp, ceiling: number, instead: string])[] = [
  [/\bwhoever\b|\bwhomever\b/gi, 7, 'the role that acts: "a user with `case.approve`"'],
  [/\bnobody\b/gi, 10, '"no user", "no one of this role", or the passive: "not confirmed"'],
  [/\bsomebody\b/gi, 1, 'the role that acts'],
  [/\b(?:is|are|was|were|be|been) told\b/gi, 1, '"is notified", "receives", "reads"'],
  [/\blet go\b|\blets? (?:it|them|him|her|this|that) (?:go|leave)\b/gi, 5, '"sent", "released"'],
  [/\bthe hour\b|\bhours? of the (?:database|day)\b/gi, 10, '"the time", "the database clock"'],
  [/\bgiv(?:en|es|e|ing)[- ]up\b/gi, 2, '"failed", "stopped retrying"'],
  [/\bthe house\b/gi, 0, '"the operator", "the product"'],
  [/\bshout/gi, 0, '"alarm", "alert"'],
  [/House\b|OfTheHouse/g, 0, 'what it is: a server, an application, a letterhead'],
  [/\b(?:the|mail|webhook|our|real|either|closed|every) doors?\b/gi, 0, 'the SMTP server, the webhook, a channel'],
  [/\blaborator/gi, 0, '"testbed", "fault tests"'],
  [/\bwakes? (?:people|those|up people)\b|\bwoken\b/gi, 0, '"pages", "alerts"'],
  [/\bhears? of\b/gi, 0, '"is notified"'],
];

describe('private words', () => {
  it.each(words)('%s stands at most %d times: write %s', (word, ceiling) => {
    expect([...text.matchAll(word)].length).toBeLessThanOrEqual(ceiling);
  });
});
