/** Every draft of the law, newest first. */
import { useNameOf } from '../api/colleagues.js';
import { useLanguage } from '../i18n/language.js';
import { parisDay, timeText } from '../i18n/time.js';
import { Tag, Time } from '../ui/bits.js';
import { useNow } from '../ui/now.js';
import { TableBox } from '../ui/page.js';
import { Link } from '../ui/route.js';
import css from './Upkeep.module.css';
import { type Draft, type DraftState, stateOf } from './upkeep.query.js';

const tones = { draft: 'plain', proposed: 'warn', adopted: 'ok', lapsed: 'crit', withdrawn: 'plain' } as const;

export function StateTag({ state }: { readonly state: DraftState }) {
  const { lawUpkeep } = useLanguage().words;
  return <Tag tone={tones[state]}>{lawUpkeep.states[state]}</Tag>;
}

export function DraftTable({ drafts }: { readonly drafts: readonly Draft[] }) {
  const { words, locale } = useLanguage();
  const { lawUpkeep } = words;
  const nameOf = useNameOf();
  const today = parisDay(useNow());
  if (drafts.length === 0) return <p className={css.quiet}>{lawUpkeep.noDraft}</p>;
  return (
    <TableBox label={lawUpkeep.drafts} stacked>
      <thead>
        <tr>
          <th scope="col">{lawUpkeep.file}</th>
          <th scope="col">{lawUpkeep.draftedBy}</th>
          <th scope="col">{lawUpkeep.state}</th>
          <th scope="col">{lawUpkeep.day}</th>
        </tr>
      </thead>
      <tbody>
        {drafts.map((draft) => (
          <tr key={draft.draftId}>
            <th scope="row">
              <Link to={`/law/upkeep?draft=${draft.draftId}`}>{draft.files.map(({ file }) => file).join(', ')}</Link>
            </th>
            <td>
              {nameOf(draft.drafted.by)} <Time at={draft.drafted.at} />
            </td>
            <td>
              <StateTag state={stateOf(draft, today)} />
            </td>
            <td>{draft.proposal ? timeText(draft.proposal.day, 'day', locale) : null}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
