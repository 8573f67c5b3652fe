import { useNameOf } from '../api/colleagues.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Time } from '../ui/bits.js';
import track from './CaseCourse.module.css';
import type { CaseFile } from './read.js';
import { waitingOf } from './waiting.js';

/** What the case waits for, from whom and since when, in one line. */
export function WaitingLine({ file }: { readonly file: CaseFile }) {
  const { words, locale } = useLanguage();
  const { waiting: say } = words;
  const names = useNames();
  const nameOf = useNameOf();
  const waiting = waitingOf(file);
  if (!waiting) return null;
  const roles = new Intl.ListFormat(locale).format(waiting.roles.map((role) => names('role', role)));
  const person = file.assignee ? nameOf(file.assignee) : say.unassigned;
  const texts = {
    rules: say.rules,
    facts: say.facts(person),
    preparation: say.preparation(person),
    consent: say.consent(roles),
    sending: say.sending,
    posting: say.posting,
    delivery: say.delivery,
    collection: say.collection,
    authority: say.authority,
  };
  return (
    <p className={track.waiting}>
      <b>{texts[waiting.for]}</b> {say.since} <Time at={waiting.since} />
      {waiting.leaves ? (
        <>
          {' · '}
          {say.leaves} <Time at={waiting.leaves} />
        </>
      ) : null}
      {waiting.until ? (
        <>
          {' · '}
          {say.until} <Time at={waiting.until} format="weekday" />
        </>
      ) : null}
    </p>
  );
}
