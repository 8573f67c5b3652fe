// @stage slow
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { eventually } from '../../support/eventually.js';
import { openStaffedServer, type StaffedServer } from '../../support/staffed-server.js';

interface CaseFile {
  readonly locked: boolean;
  readonly particulars: object | null;
  readonly answer: object | null;
  readonly state: CaseState;
}

describe('a request that one person proposes to hand over to the secret cell', () => {
  let server: StaffedServer;
  let id = '';
  let subject = '';
  beforeAll(async () => {
    server = await openStaffedServer({ timePasses: true });
    id = (await server.receive('006-fr-gendarmerie-disparition-urgence')).id;
    const listed = await listedBy('Idriss Belhadj');
    subject = listed?.headline?.subject ?? '';
  });
  afterAll(() => server?.close());

  const get = async (name: string, path: string) => (await server.visitor(name)).send('GET', path);
  const fileOf = async (name: string): Promise<CaseFile> => (await get(name, `/api/cases/${id}`)).json<CaseFile>();
  const listedBy = async (name: string) => {
    const { cases } = (await get(name, '/api/cases')).json<{
      cases: { id: string; headline: { subject: string } | null }[];
    }>();
    return cases.find((each) => each.id === id);
  };
  const found = async (name: string): Promise<number> => {
    const sealed = await (await server.visitor(name)).send('POST', '/api/case-searches', { body: { text: subject } });
    const { search } = sealed.json<{ search: string }>();
    return (await get(name, `/api/cases?search=${encodeURIComponent(search)}`)).json<{ cases: object[] }>().cases
      .length;
  };
  const below = async (name: string): Promise<string[]> => {
    const { messages } = (await fileOf(name)).state;
    const paths = ['documents', 'notes', 'letters', 'print'].map((each) => `/api/cases/${id}/${each}`);
    const answers = await Promise.all(
      [...paths, `/api/messages/${messages[0]}/original`].map((path) => get(name, path)),
    );
    return answers.map((answer) => (answer.statusCode < 300 ? 'open' : String(answer.json().type)));
  };
  const opened = ['open', 'open', 'open', 'open', 'open'];
  const hidden = opened.map(() => '/problems/case-hidden');

  it('is open to every jurist before', async () => {
    expect(subject).not.toBe('');
    expect(await found('Idriss Belhadj')).toBe(1);
    expect(await below('Idriss Belhadj')).toEqual(opened);
  });

  it('is then hidden from the others, and not from who proposed it, nor from those it asks', async () => {
    const { state } = await fileOf('Camille Aubry');
    const proposer = await server.visitor('Camille Aubry');
    const confirmed = { fact: 'secrecy_marking', value: 'holds' };
    const answer = await proposer.send('POST', `/api/cases/${id}/facts`, { body: { seen: state.seq, confirmed } });
    expect(answer.statusCode).toBe(201);
    for (const name of ['Camille Aubry', 'Hélène Carpentier']) {
      expect(await below(name)).toEqual(opened);
      expect((await fileOf(name)).locked).toBe(false);
    }
    expect(await below('Idriss Belhadj')).toEqual(hidden);
    expect(await fileOf('Idriss Belhadj')).toMatchObject({ locked: true, particulars: null, answer: null });
    expect((await listedBy('Idriss Belhadj'))?.headline).toBeNull();
    expect(await found('Idriss Belhadj')).toBe(0);
  });

  it('opens again when no second person signed in time, with an alarm to the heads', async () => {
    await server.pass(1);
    const after = await eventually(
      () => fileOf('Idriss Belhadj'),
      ({ state }) => state.proposed === null,
    );
    expect(after.locked).toBe(false);
    expect(after.state.alarms).toContainEqual({ code: 'cell_entry_lapsed', about: null });
    expect(await below('Idriss Belhadj')).toEqual(opened);
    expect(await found('Idriss Belhadj')).toBe(1);
  });
});
