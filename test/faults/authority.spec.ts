/** Which persons, alone or with a stolen credential, can disclose, destroy or stop all decisions: every sequence, by the fold itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { packageRoot } from '../../src/platform/package/package-root.js';
import { explore, type Property, properties, smallest } from './authority/explore.js';
import { CONFIRMS_FOR_OTHERS, REVOKES_OWN, TAKES_EVERY_ROLE } from './authority/moves.js';
import { type Attacker, credentials, groupsOf, named, none, staff } from './authority/people.js';
import { type Rule, rules } from './authority/signing.js';
import { print } from './testbed/figures.js';

const words: Readonly<Record<Property, string>> = {
  discloses_at_once: 'sends an answer with data that asks one consent, at once',
  discloses: 'sends an answer with data that asks one consent, if no one looks for the days in which new rights wait',
  destroys: 'destroys the keys of a case of the secret cell, if no one stops the order in its days',
  destroys_though_stopped: 'destroys the keys of a case of the secret cell, though one person stopped the order',
  moves: 'has a copy of the database taken for the installation',
  stops: 'stops all decisions, and the giving of rights, for good',
};

const attackers: Attacker[] = [0, 1, 2].flatMap((size) =>
  groupsOf(size).flatMap((members) => credentials.map((by): Attacker => ({ members, with: by }))),
);
const alone = groupsOf(3).map((members): Attacker => ({ members, with: none }));

const attackerOf = (roles: readonly Role[], name = ''): Attacker => {
  const left = [...staff];
  const members = roles.map((role) => {
    const at = left.findIndex((member) => member.role === role);
    const [found] = left.splice(at, 1);
    if (at < 0 || !found) throw new Error(`No ${role}.`);
    return found;
  });
  const by = credentials.find((each) => each.name === name);
  if (!by) throw new Error(`No ${name}.`);
  return { members, with: by };
};

describe('people of an installation, and who steals a credential of it', () => {
  it('reach what they reach by the sets that the threat model names, and by no smaller ones', () => {
    const began = process.cpuUsage();
    const { found, sum } = smallest([...attackers, ...alone], new Set());
    const seconds = Math.round(process.cpuUsage(began).user / 100_000) / 10;
    print(
      `authority: ${sum.attackers} attackers, ${sum.worlds} worlds and ${sum.tries} tries in ${seconds} s of the processor`,
    );
    const table = properties.map((each) => `| ${words[each]} | ${named(found.get(each) ?? []).join('; ')} |`);
    print(`authority:\n${table.join('\n')}\n`);
    const page = readFileSync(join(packageRoot(), 'docs/threat-model.md'), 'utf8').split('\n');
    expect(table.filter((row) => !page.includes(row))).toEqual([]);
  });

  const identity = '`greffe_identity`';
  const controls: readonly (readonly [Rule, Property, Attacker, ...string[]])[] = [
    ['signature', 'discloses', attackerOf([], identity)],
    ['own_key', 'discloses', attackerOf(['jurist'], '`greffe_api`')],
    ['confirmed_key', 'destroys', attackerOf([], identity)],
    ['once', 'destroys', attackerOf([], identity)],
    ['two_confirm', 'discloses', attackerOf(['administrator', 'head_of_legal'])],
    ['proved_key', 'discloses', attackerOf(['head_of_legal'], identity)],
    ['signed_asks', 'discloses', attackerOf(['head_of_legal'], identity), CONFIRMS_FOR_OTHERS],
    ['one_person', 'discloses', attackerOf(['administrator', 'administrator'])],
    ['founders', 'discloses', attackerOf([], 'the key of the log')],
    ['days', 'discloses_at_once', attackerOf(['administrator', 'ciso', 'dpo'])],
    [
      'founding_waits',
      'discloses_at_once',
      attackerOf(['administrator', 'administrator', 'jurist', 'jurist'], 'the key of the log'),
    ],
    ['stop', 'destroys_though_stopped', attackerOf(['dpo', 'secret_officer'])],
    ['place_before', 'moves', attackerOf([], identity)],
    ['erasure_roles', 'destroys', attackerOf(['jurist', 'jurist'])],
    // Merges are by two as well.
    ['two_confirm', 'stops', attackerOf(['administrator', 'ciso']), TAKES_EVERY_ROLE, REVOKES_OWN],
  ];
  it('have a control for each rule', () => {
    expect(rules.filter((rule) => !controls.some(([controlled]) => controlled === rule))).toEqual([]);
  });

  it.each(controls)(
    'are stopped by the rule %s, without which an attack succeeds: %s',
    (rule, property, attacker, ...without) => {
      const path = explore(attacker, new Set([rule]), [property], without).paths.get(property);
      print(`authority: without ${rule}:`, path);
      expect(path).toBeDefined();
      expect(explore(attacker, new Set(), [property], without).paths.size).toBe(0);
    },
  );
});
