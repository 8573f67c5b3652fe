/** Whether the evidence that a method of establishing the origin needs is there; unknown is never yes. */
import { dayOf, type Instant, millisecondsOf } from '../../kernel/instant.js';
import { atField, type Refusal, refusal } from '../../kernel/result.js';
import type { OriginEvidence, OriginMethod } from '../../law/origin.js';
import type { IssuerZone } from '../../law/vocabulary.js';
import type { Circumstances, KnownAuthority } from './circumstances.js';
import type { CaseState } from './state.js';

const cite = 'Policy authenticity';
const missing: Readonly<Record<OriginEvidence, Refusal>> = {
  machine_channel: refusal(
    'evidence-machine-channel',
    'conflict',
    'La demande n’est pas arrivée par ce canal, ou personne n’a confirmé le canal.',
    'The request did not come through this channel, or the channel is not confirmed.',
    cite,
  ),
  official_domain: refusal(
    'evidence-official-domain',
    'conflict',
    'Aucune vérification du courriel ne prouve qu’il vient du domaine d’une autorité de cette zone.',
    'No check of the mail proves that it comes from the domain of an authority of this zone.',
    cite,
  ),
  call_back: refusal(
    'evidence-call-back',
    'conflict',
    'Inscrivez d’abord le rappel de l’autorité : aucun rappel confirmé ne figure au dossier.',
    'Record the call-back of the authority first: the case holds no confirmed call-back.',
    cite,
  ),
  authority: atField(
    'authority',
    refusal(
      'evidence-authority',
      'invalid',
      'Indiquez une fiche de l’annuaire des autorités, en cours de validité et de cette zone.',
      'Name an entry of the directory of authorities that is valid and of this zone.',
      cite,
    ),
  ),
  person: atField(
    'person',
    refusal(
      'evidence-person',
      'invalid',
      'Indiquez la personne : signataire, porteur ou interlocuteur.',
      'Name the person: signatory, bearer or person spoken to.',
      cite,
    ),
  ),
  when: atField(
    'doneAt',
    refusal(
      'evidence-when',
      'invalid',
      'Indiquez quand cela a été fait ; l’instant ne peut pas être à venir.',
      'State when it was done; the instant cannot be in the future.',
      cite,
    ),
  ),
};

export interface OriginGiven {
  readonly zone: IssuerZone;
  readonly authority?: string | undefined;
  readonly person?: string | undefined;
  readonly doneAt?: string | undefined;
}

/** An entry that expired, or that names an issuer and proves nothing, is no evidence. */
const isProof = (entry: KnownAuthority | undefined, zone: IssuerZone, today: string): boolean =>
  entry !== undefined && entry.zone === zone && entry.confidence !== 'recognise_only' && today <= entry.expiresAt;

function isThere(
  kind: OriginEvidence,
  { channels }: Pick<OriginMethod, 'channels'>,
  { zone, authority, person, doneAt }: OriginGiven,
  { facts, confirmed, callBack }: CaseState,
  around: Circumstances,
): boolean {
  const listed = (id: string | null | undefined): boolean =>
    isProof(
      around.authorities.find((entry) => entry.id === id),
      zone,
      dayOf(around.now),
    );
  switch (kind) {
    case 'machine_channel':
      return facts !== null && channels.includes(facts.channel) && confirmed.includes('channel');
    case 'official_domain':
      return listed(around.writer);
    case 'call_back':
      return around.authorities.some((entry) => entry.id === callBack?.authority && entry.zone === zone);
    case 'authority':
      return listed(authority);
    case 'person':
      return (person ?? '').trim() !== '';
    case 'when':
      return doneAt !== undefined && millisecondsOf(doneAt as Instant) <= millisecondsOf(around.now);
  }
}

/** The first evidence that the method needs and that is not there, as a refusal; null when all is there. */
export function objectionToEvidence(
  method: Pick<OriginMethod, 'needs' | 'channels'>,
  given: OriginGiven,
  state: CaseState,
  around: Circumstances,
): Refusal | null {
  const absent = method.needs.find((kind) => !isThere(kind, method, given, state, around));
  return absent ? missing[absent] : null;
}
