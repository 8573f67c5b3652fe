/** The outgoing package: prepared here by one person, approved and sent elsewhere by others. */

import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useNameOf } from '../../api/colleagues.js';
import { lettersQuery, type ShownLetter } from '../../approvals/approval.query.js';
import { DisclosureTable } from '../../disclosure/DisclosureTable.js';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../i18n/vocabulary.js';
import { Avatar, Tag } from '../../ui/bits.js';
import { Deliveries } from '../delivery/Deliveries.js';
import lettersCss from '../Letters.module.css';
import css from '../Panel.module.css';
import { Postings } from '../postings/Postings.js';
import { type CaseFile } from '../read.js';
import { Section } from '../Section.js';
import { Packages } from './Packages.js';

interface PreparedProps {
  readonly file: CaseFile;
  readonly onLetters: () => void;
}

const tones: Partial<Record<ShownLetter['delivery'], 'ok' | 'warn' | 'crit'>> = {
  ...{ sent: 'ok', to_post: 'warn', failed: 'crit' },
};

/** What waits for consent, or what has left. */
export function Prepared({ file, onLetters }: PreparedProps) {
  const { caseFile, postings } = useLanguage().words;
  const names = useNames();
  const nameOf = useNameOf();
  const letters = useQuery(lettersQuery(file.id)).data ?? [];
  const { preparation, left } = file.state;
  const shown = preparation ?? left.at(-1) ?? null;
  if (!shown) return null;
  const gone = shown.dispatchedBy !== null;
  const written = letters.filter(({ id }) => shown.letters.some((letter) => letter.id === id));
  const asked = new Set([...file.asked, ...shown.consents.map(({ role }) => role)]);
  return (
    <Section
      title={gone ? caseFile.left : caseFile.prepared}
      aside={<Tag tone={gone ? 'ok' : 'warn'}>{names('action', shown.action)}</Tag>}
    >
      <ul className={lettersCss.letters}>
        {written.map(({ id, kind, delivery, recipient }) => (
          <li key={id}>
            <FileText size={14} aria-hidden />
            <span>{names('letter', kind)}</span>
            <Tag tone={tones[delivery] ?? 'plain'}>{postings.letterStates[delivery]}</Tag>
            <cite>{recipient.replaceAll('\n', ', ')}</cite>
          </li>
        ))}
      </ul>
      <Postings file={file} letters={written} />
      <Packages file={file} />
      <Deliveries file={file} />
      {written.length > 0 ? (
        <button type="button" className={css.link} onClick={onLetters}>
          {caseFile.readLetters}
        </button>
      ) : (
        <p className={css.quiet}>{caseFile.prepareSilent}</p>
      )}
      {shown.disclosure ? (
        <DisclosureTable
          caseId={file.id}
          preparationId={shown.id}
          table={shown.disclosure}
          files={(written.find(({ kind }) => kind === 'answer')?.files ?? []).slice(1).map(({ name }) => name)}
        />
      ) : null}
      <ul className={lettersCss.people}>
        <li>
          <Avatar name={nameOf(shown.preparedBy)} size={26} />
          <span>{caseFile.preparedBy(nameOf(shown.preparedBy))}</span>
        </li>
        {shown.consents.map(({ person, role }) => (
          <li key={person}>
            <Avatar name={nameOf(person)} size={26} />
            <span>{`${nameOf(person)} · ${names('role', role)}`}</span>
          </li>
        ))}
      </ul>
      <p className={css.quiet}>{caseFile.consents(shown.consents.length, asked.size)}</p>
      <p className={css.quiet}>{caseFile.fourEyes}</p>
    </Section>
  );
}
