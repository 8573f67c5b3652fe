/** How each fact of a case is known. */
import { useQuery } from '@tanstack/react-query';
import { type CaseDocument, type CaseFile, documentsQuery } from './read.js';

export type KnownBy = CaseDocument['knownBy'][string];

/** A fact is concluded until its message is there, and for who may not read it. */
export function useKnownBy(file: CaseFile): (name: string) => KnownBy {
  const documents =
    useQuery({ ...documentsQuery(file.id, file.state.messages.length), enabled: !file.locked }).data ?? [];
  return (name) => documents[0]?.knownBy[name] ?? 'concluded';
}
