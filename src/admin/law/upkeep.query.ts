/** Drafts of the law, from their text to their adoption, and the texts to read again. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { actOn, payloadOfThing, type Shown, sign } from '../api/signing.js';

export type Draft = components['schemas']['LawDraft'];
export type Replay = components['schemas']['LawReplay'];
export type Report = components['schemas']['DraftReport'];
export type DraftFiles = components['schemas']['LawDraftFiles'];
export type DraftFile = DraftFiles['files'][number];
export type Upkeep = components['schemas']['LawUpkeep'];
export type Source = Upkeep['sources'][number];
type ShownDraft = components['schemas']['ShownLawDraft'];

const POLL_MILLISECONDS = 1_500;
const of = (id: string) => ({ params: { path: { id } } });

export const upkeepQuery = queryOptions({
  queryKey: ['law-upkeep'],
  queryFn: ({ signal }) => take(client.GET('/api/law/upkeep', { signal })),
});

export const fileQuery = (name: string) =>
  queryOptions({
    queryKey: ['law-upkeep', 'file', name],
    enabled: name !== '',
    queryFn: ({ signal }) => take(client.GET('/api/law/upkeep/file', { params: { query: { name } }, signal })),
  });

/** Asked again while a trial runs. */
export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['law-upkeep', 'draft', id],
    refetchInterval: ({ state }: { state: { data?: ShownDraft | undefined } }) =>
      state.data?.replay?.state === 'running' ? POLL_MILLISECONDS : false,
    queryFn: ({ signal }) => take(client.GET('/api/law/upkeep/drafts/{id}', { ...of(id), signal })),
  });

export type TriedLetter = components['schemas']['LawDraftTriedLetter'];

export const lettersQuery = (id: string) =>
  queryOptions({
    queryKey: ['law-upkeep', 'letters', id],
    queryFn: ({ signal }) => take(client.GET('/api/law/upkeep/drafts/{id}/letters', { ...of(id), signal })),
  });

export const checkDraft = (body: DraftFiles) => take(client.POST('/api/law/upkeep/check', { body }));
export const keepDraft = (body: DraftFiles) => take(client.POST('/api/law/upkeep/drafts', { body }));
export const replayDraft = (id: string, body: components['schemas']['LawReplayDays']) =>
  take(client.POST('/api/law/upkeep/drafts/{id}/replay', { ...of(id), body }));
export const checkSource = (text: string) => take(client.POST('/api/law/upkeep/sources', { body: { text } }));

/** How a person reads what they sign. */
interface Reads {
  readonly title: string;
  readonly shown: readonly Shown[];
}
type Figures = Pick<NonNullable<Draft['proposal']>, 'day' | 'judged' | 'changed'>;

async function signed(
  act: 'propose_law' | 'adopt_law' | 'withdraw_law',
  { draftId, files }: Draft,
  { day, judged, changed }: Figures,
  reads: Reads,
) {
  const [first, ...others] = files;
  const what = others.length === 0 ? first : { files };
  const payload = await payloadOfThing({ ...what, day, judged, changed });
  return sign(actOn(act, { payload, preparation: draftId }), reads);
}

export async function proposeDraft(draft: Draft, figures: Figures, reads: Reads): Promise<void> {
  const body = { day: figures.day, signature: await signed('propose_law', draft, figures, reads) };
  await take(client.POST('/api/law/upkeep/drafts/{id}/proposal', { ...of(draft.draftId), body }));
}

export async function adoptDraft(draft: Draft, figures: Figures, reads: Reads): Promise<void> {
  const body = { signature: await signed('adopt_law', draft, figures, reads) };
  await take(client.POST('/api/law/upkeep/drafts/{id}/adoption', { ...of(draft.draftId), body }));
}

export async function withdrawDraft(draft: Draft, figures: Figures, reads: Reads): Promise<void> {
  const body = { signature: await signed('withdraw_law', draft, figures, reads) };
  await take(client.POST('/api/law/upkeep/drafts/{id}/withdrawal', { ...of(draft.draftId), body }));
}

/** An act after which all of this page is read again. */
export function useUpkeep<Given, Found>(act: (given: Given) => Promise<Found>, done?: (found: Found) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (found) => done?.(found),
    onSettled: () => queries.invalidateQueries({ queryKey: upkeepQuery.queryKey }),
  });
}

export type DraftState = 'draft' | 'proposed' | 'adopted' | 'lapsed' | 'withdrawn';

export function stateOf({ proposal, adopted, withdrawn }: Draft, today: string): DraftState {
  if (withdrawn) return 'withdrawn';
  if (adopted) return 'adopted';
  if (!proposal) return 'draft';
  return proposal.day <= today ? 'lapsed' : 'proposed';
}
