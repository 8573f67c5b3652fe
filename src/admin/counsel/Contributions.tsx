/** What counsel was asked and said, oldest first. */
import { useWords } from '../i18n/language.js';
import { Tag, Time } from '../ui/bits.js';
import css from './Counsel.module.css';
import type { Contribution } from './counsel.query.js';

const tones = { favourable: 'ok', reserved: 'warn', unfavourable: 'crit' } as const;

interface ContributionsProps {
  readonly all: readonly Contribution[];
  readonly nameOf: (contribution: Contribution) => string;
}

export function Contributions({ all, nameOf }: ContributionsProps) {
  const { counsel } = useWords();
  return (
    <ol className={css.said}>
      {all.map((each) => (
        <li key={each.id}>
          <p>
            <b>{counsel.kinds[each.kind]}</b>
            {each.position ? <Tag tone={tones[each.position]}>{counsel.positions[each.position]}</Tag> : null}
          </p>
          <blockquote>{each.text ?? counsel.erased}</blockquote>
          <p className={css.by}>
            {nameOf(each)} · <Time at={each.at} />
          </p>
        </li>
      ))}
    </ol>
  );
}
