/** The texts that rules and clocks cite: when each was last read at its source, and until when that stands. */
import { useNameOf } from '../api/colleagues.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { parisDay, timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { useNow } from '../ui/now.js';
import { TableBox } from '../ui/page.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Upkeep.module.css';
import { checkSource, type Source, type Upkeep, useUpkeep } from './upkeep.query.js';

export function Sources({ upkeep: { sources, owner } }: { readonly upkeep: Upkeep }) {
  const { lawUpkeep } = useLanguage().words;
  const names = useNames();
  const { actions } = useMe();
  const checking = useUpkeep(checkSource, () => say(lawUpkeep.done));
  return (
    <>
      <p className={css.quiet}>{lawUpkeep.sourcesText(names('role', owner))}</p>
      <ProblemNote error={checking.error} />
      <TableBox label={lawUpkeep.sources} stacked>
        <thead>
          <tr>
            <th scope="col">{lawUpkeep.source}</th>
            <th scope="col">{lawUpkeep.checked}</th>
            <th scope="col">{lawUpkeep.due}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <Row
              key={source.text}
              source={source}
              onCheck={actions.includes('law.check_source') ? () => checking.mutate(source.text) : undefined}
            />
          ))}
        </tbody>
      </TableBox>
    </>
  );
}

interface RowProps {
  readonly source: Source;
  readonly onCheck: (() => void) | undefined;
}

function Row({ source: { text, names, url, checkedOn, checkedBy, dueOn }, onCheck }: RowProps) {
  const { words, locale, say: inWords } = useLanguage();
  const { lawUpkeep } = words;
  const nameOf = useNameOf();
  const late = dueOn < parisDay(useNow());
  return (
    <tr>
      <th scope="row">
        {url ? (
          <a href={url} target="_blank" rel="noreferrer noopener">
            {text}
          </a>
        ) : (
          text
        )}
        <span className={css.under}>{inWords(names)}</span>
      </th>
      <td>
        {timeText(checkedOn, 'day', locale)}
        {checkedBy ? <span className={css.under}>{lawUpkeep.checkedBy(nameOf(checkedBy))}</span> : null}
      </td>
      <td>{late ? <Tag tone="crit">{timeText(dueOn, 'day', locale)}</Tag> : timeText(dueOn, 'day', locale)}</td>
      <td>
        {onCheck ? (
          <Button small onClick={onCheck}>
            {lawUpkeep.checkAgain}
            <span className="sr"> {text}</span>
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
