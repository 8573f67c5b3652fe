// @stage slow
/** People from whom a case is hidden try every way to its content: each route that reads, and each action that would make it theirs. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Particulars } from '../../../src/cases/rows/particulars.js';
import type { Command } from '../../../src/domain/case/command.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { eventually } from '../../support/eventually.js';
import { openStaffedServer, type StaffedServer } from '../../support/staffed-server.js';

interface CaseFile {
  readonly state: CaseState;
  readonly particulars: Particulars | null;
}

const PROPOSER = 'Camille Aubry';
const DECIDES = 'Hélène Carpentier';
const OTHER = 'Idriss Belhadj';
const outsiders = [OTHER, 'Marc Estienne', 'Ana Martin', 'Odile Fabre'];

const wordsOf = ({ requester, targets }: Particulars): string[] =>
  [requester.subject, requester.name, requester.address, ...targets.map(({ value }) => value)].filter(
    (word): word is string => word !== null && word.length > 3,
  );

describe('a case whose entry to the secret cell waits, for people who do not handle it,', () => {
  let server: StaffedServer;
  let id = '';
  let state: CaseState;
  let words: readonly string[] = [];
  let reading: readonly string[] = [];

  const fileOf = async (name: string): Promise<CaseFile> =>
    (await (await server.visitor(name)).send('GET', `/api/cases/${id}`)).json<CaseFile>();

  beforeAll(async () => {
    server = await openStaffedServer();
    id = (await server.receive('006-fr-gendarmerie-disparition-urgence')).id;
    const before = await fileOf(PROPOSER);
    words = wordsOf(before.particulars as Particulars);
    const body = { seen: before.state.seq, confirmed: { fact: 'secrecy_marking', value: 'holds' } };
    await (await server.visitor(PROPOSER)).send('POST', `/api/cases/${id}/facts`, { body });
    ({ state } = await fileOf(PROPOSER));
    const described = await (await fetch(`${server.address}/api/openapi.json`)).json();
    const { paths } = described as { paths: Record<string, { get?: object }> };
    // The stream of news does not end; it is tried in test/e2e/live.
    reading = Object.keys(paths).filter((path) => paths[path]?.get && path !== '/api/events');
  });
  afterAll(() => server?.close());

  /** The routes that answer the person with a word of the case. */
  async function showing(name: string): Promise<string[]> {
    const person = await server.visitor(name);
    const shown: string[] = [];
    for (const path of reading) {
      const at = path.includes('/messages/') ? (state.messages[0] ?? '') : id;
      const query = /[/](part|page)$/.test(path) ? '?path=1' : '';
      const answer = await person.send('GET', path.replace(/\{id\}/, at).replace(/\{\w+\}/g, id) + query);
      expect(`${path} ${answer.statusCode}`).not.toMatch(/ (429|5..)$/);
      if (words.some((word) => answer.body.includes(word))) shown.push(path);
    }
    return shown;
  }

  const tried = async (name: string, path: string, body: object): Promise<string> => {
    const answer = await (await server.visitor(name)).send('POST', path, { body });
    if (answer.statusCode >= 300) return String(answer.json().type).replace('/problems/', '');
    const { refused } = answer.json<{ refused?: { code: string }[] }>();
    return refused?.[0]?.code ?? 'done';
  };

  it('is shown by routes that read to the person who proposed it: these would show it', async () => {
    expect(words.length).toBeGreaterThan(2);
    expect(reading.length).toBeGreaterThan(60);
    const shown = await showing(PROPOSER);
    expect(shown).toEqual(expect.arrayContaining(['/api/cases/{id}', '/api/cases/{id}/documents']));
  });

  it.each(outsiders)('is shown by none of them to %s', async (name) => {
    expect(await showing(name)).toEqual([]);
  });

  it('is given to themself neither alone nor among many', async () => {
    const to = server.member(OTHER).id;
    expect(await tried(OTHER, `/api/cases/${id}/assignment`, { to, seen: state.seq })).toBe('case-hidden');
    const many = { cases: [{ id, seen: state.seq }], to };
    expect(await tried(OTHER, '/api/case-assignments', many)).toBe('case-hidden');
    expect((await fileOf(PROPOSER)).state.assignee).toBe(state.assignee);
  });

  it('is neither added to, so that they proposed it too, nor seen in a letter that would be prepared', async () => {
    const { seq: seen } = state;
    const added = { seen, confirmed: { fact: 'issuerCountry', value: 'GB' } };
    expect(await tried(OTHER, `/api/cases/${id}/facts`, added)).toBe('case-hidden');
    const letter = { action: 'disclose', attachments: [], writing: {} };
    expect(await tried(OTHER, `/api/cases/${id}/letter-preview`, letter)).toBe('case-hidden');
    expect((await fileOf(PROPOSER)).state.seq).toBe(seen);
  });

  it('is shown to none of them, nor to those who proposed and decided it, once it is in the cell', async () => {
    const command: Command = { type: 'confirm_correction', proposal: state.proposed?.seq ?? 0 };
    const signature = await server.sign(DECIDES, id, command, state);
    const path = `/api/cases/${id}/corrections/${command.proposal}/confirmation`;
    expect(await tried(DECIDES, path, { seen: state.seq, signature })).toBe('done');
    await eventually(
      () => fileOf(DECIDES),
      (file) => file.state.circuit === 'secret_cell',
    );
    for (const name of [...outsiders, PROPOSER, DECIDES]) expect([name, await showing(name)]).toEqual([name, []]);
  });
});
