/** How the product has origins established, without the rest of its law, and an authority of the directory. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { KnownAuthority } from '../../src/domain/case/model/circumstances.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { OriginFile } from '../../src/domain/law/origin.js';
import type { IssuerZone } from '../../src/domain/law/vocabulary.js';

export const originMethods = OriginFile.parse(parse(readFileSync('workflows/law/origin.yaml', 'utf8'))).methods;

export const policeEntry: KnownAuthority = {
  ...{ id: 'fr-police', zone: 'FR', country: 'FR', kind: 'police' },
  ...{ confidence: 'checked', expiresAt: '2026-12-31' },
};

/** The evidence of an act whose signature was verified when it came, as it is entered for the zone in the facts. */
export const signedActOf = ({ facts, receivedAt }: { readonly facts: object | null; readonly receivedAt: string }) => ({
  ...{ zone: facts && 'issuerZone' in facts ? facts.issuerZone : 'UNKNOWN', method: 'signed_act' },
  ...{ person: 'Le signataire', doneAt: receivedAt, reference: 'Signature vérifiée.' },
});

/** What the case holds once the origin is established by a signed act, and confirmed. */
export const provedOrigin = (zone: IssuerZone): CaseState['origins'] => [
  {
    ...{ zone, method: 'signed_act', proves: 'origin', mailbox: null, evidence: 'c'.repeat(64) },
    ...{ noteId: '00000000-0000-4000-8000-000000000302', by: 'x', confirmedBy: 'y' },
  },
];
