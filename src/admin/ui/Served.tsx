/** When a request that a person entered was served, and whether a second person confirmed it. */
import type { components } from '../api/schema.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Time } from './bits.js';

export function Served({
  state: { service },
}: {
  readonly state: Pick<components['schemas']['CaseState'], 'service'>;
}) {
  const { entry } = useLanguage().words;
  const names = useNames();
  if (!service) return null;
  const isDoubtful = service.confirmedBy === null && service.at !== service.before;
  return (
    <span>
      {names('serviceManner', service.manner)}, {entry.served} <Time at={service.at} />
      {isDoubtful ? ` (${entry.toConfirm})` : ''}
    </span>
  );
}
