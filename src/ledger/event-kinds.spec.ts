import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { events } from '../domain/case/actions/index.js';
import { entryFamilies, entryWords, familyOf } from '../domain/ledger/entry-words.js';
import { classOf, eventKinds } from './event-kinds.js';

/** Prefixes under which nothing but types of entries is named. */
const prefixes = ['access', 'config', 'counsel', 'desk', 'erasure', 'installation', 'key', 'notice'];
const FILE_NAME = /\.json$/;

function namedInSource(): Set<string> {
  const pattern = new RegExp(`'((?:${prefixes.join('|')})\\.[a-z_]+)'`, 'g');
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('admin/'))
    .filter((file) => file !== join('ledger', 'event-kinds.ts'));
  const found = files.flatMap((file) => [...readFileSync(join('src', file), 'utf8').matchAll(pattern)]);
  return new Set(found.flatMap(([, type]) => (type && !FILE_NAME.test(type) ? type : [])));
}

describe('the table of entries', () => {
  it('has every event of a case, and no other', () => {
    expect(Object.keys(eventKinds.case ?? {}).sort()).toEqual(events.map(({ type }) => type).sort());
  });

  it('has every type that the source writes', () => {
    const declared = new Set(Object.values(eventKinds).flatMap((kinds) => Object.keys(kinds)));
    expect([...namedInSource()].filter((type) => !declared.has(type))).toEqual([]);
  });

  it('has words for every type outside the cases, and for every family', () => {
    const { case: _, ...others } = eventKinds;
    expect(Object.keys(entryWords).sort()).toEqual(Object.values(others).flatMap(Object.keys).sort());
    expect(Object.keys(entryFamilies).sort()).toEqual(Object.keys(eventKinds).sort());
    for (const [family, kinds] of Object.entries(eventKinds)) {
      expect(Object.keys(kinds).map(familyOf)).toEqual(Object.keys(kinds).map(() => family));
    }
  });

  it('counts what opens, decides and closes a case, and nothing else of it', () => {
    const counted = Object.keys(eventKinds.case ?? {}).filter((type) => classOf(type) !== 'other');
    expect(Object.fromEntries(counted.map((type) => [type, classOf(type)]))).toEqual({
      'case.opened': 'opened',
      'case.refused': 'decided',
      'case.released': 'decided',
      'case.informed': 'decided',
      'case.closed': 'closed',
    });
  });

  it('lets no process but the API write in the name of a person, and accounts to no process but that of sign-in', () => {
    const told = { ...eventKinds, access: { ...eventKinds.access, 'access.refused': { by: {} } } };
    const writers = Object.entries(told).flatMap(([prefix, kinds]) =>
      Object.values(kinds).flatMap(({ by }) => Object.entries(by).map(([role, author]) => ({ prefix, role, author }))),
    );
    const inNameOf = writers.filter(({ author }) => author !== 'part').map(({ role }) => role);
    expect([...new Set(inNameOf)].sort()).toEqual(['greffe_api', 'greffe_identity']);
    const accounts = writers.filter(({ prefix }) => ['config', 'keys'].includes(prefix)).map(({ role }) => role);
    expect([...new Set(accounts)]).toEqual(['greffe_identity']);
  });
});
