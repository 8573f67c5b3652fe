/** On every screen of a database that is a copy, or was restored or moved. */
import { useQuery } from '@tanstack/react-query';
import { installationQuery } from '../api/installation.js';
import { useWords } from '../i18n/language.js';
import { Link } from '../ui/route.js';
import { Note } from '../ui/states.js';

export function SafeModeBanner({ maySee }: { readonly maySee: boolean }) {
  const { safeMode } = useWords();
  const reasons = useQuery(installationQuery).data?.reasons ?? [];
  if (reasons.length === 0) return null;
  return (
    <div data-safe-mode>
      <Note>
        <b>{safeMode.title}</b> {reasons.map((reason) => safeMode.reasons[reason]).join(' ')} {safeMode.effect}{' '}
        {maySee ? <Link to="/people?view=service">{safeMode.where}</Link> : safeMode.ask}
      </Note>
    </div>
  );
}
