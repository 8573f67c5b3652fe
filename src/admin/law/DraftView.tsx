/** One draft: what it changes, its trial on the past, and the two people who make it the law of a day. */
import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '../api/colleagues.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { parisDay, timeText } from '../i18n/time.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { useNow } from '../ui/now.js';
import { Facts, Section } from '../ui/page.js';
import { saveBytes } from '../ui/save.js';
import { Scroll } from '../ui/scroll.js';
import { Failure, Loading, Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { StateTag } from './DraftTable.js';
import { LetterTrial } from './LetterTrial.js';
import { Trial } from './Trial.js';
import css from './Upkeep.module.css';
import {
  adoptDraft,
  type Draft,
  type DraftFile,
  type DraftState,
  draftQuery,
  proposeDraft,
  type Replay,
  stateOf,
  useUpkeep,
  withdrawDraft,
} from './upkeep.query.js';

export function DraftView({ id }: { readonly id: string }) {
  const { lawUpkeep } = useLanguage().words;
  const { actions } = useMe();
  const today = parisDay(useNow());
  const shown = useQuery(draftQuery(id));
  if (shown.error) return <Failure error={shown.error} onRetry={() => void shown.refetch()} />;
  if (!shown.data) return <Loading />;
  const { draft, files, replay } = shown.data;
  const state = stateOf(draft, today);
  return (
    <>
      <Section title={lawUpkeep.draftOf(files.length)} aside={<StateTag state={state} />}>
        <Course draft={draft} />
        {state === 'adopted' ? <Note tone="info">{lawUpkeep.install}</Note> : null}
        <div className={css.buttons}>
          <Decision draft={draft} replay={replay} />
        </div>
      </Section>
      <Trial id={id} replay={replay} mayTry={state === 'draft' && actions.includes('law.draft')} />
      {files.some(({ file }) => file.startsWith('templates/')) ? <LetterTrial id={id} /> : null}
      {files.map((each) => (
        <DraftText key={each.file} {...each} />
      ))}
    </>
  );
}

function DraftText({ file, text }: DraftFile) {
  const { lawUpkeep } = useLanguage().words;
  const name = file.split('/').at(-1) ?? file;
  const download = () => saveBytes(new TextEncoder().encode(text), name, 'application/yaml');
  return (
    <Section title={file} aside={<Button onClick={download}>{lawUpkeep.download}</Button>}>
      <Scroll className={css.yaml} label={file}>
        <pre>{text}</pre>
      </Scroll>
    </Section>
  );
}

function Course({ draft: { drafted, proposal, adopted, withdrawn, files } }: { readonly draft: Draft }) {
  const { words, locale } = useLanguage();
  const { lawUpkeep } = words;
  const nameOf = useNameOf();
  const who = (label: string, moment: Draft['adopted']) =>
    moment
      ? [
          [
            label,
            <span key={label}>
              {nameOf(moment.by)} <Time at={moment.at} />
            </span>,
          ] as const,
        ]
      : [];
  return (
    <Facts
      rows={[
        ...who(lawUpkeep.draftedBy, drafted),
        ...(proposal
          ? [
              [lawUpkeep.day, timeText(proposal.day, 'day', locale)] as const,
              [lawUpkeep.tried, lawUpkeep.outcome(proposal.changed, proposal.judged)] as const,
            ]
          : []),
        ...who(lawUpkeep.proposedBy, proposal),
        ...who(lawUpkeep.adoptedBy, adopted),
        ...who(lawUpkeep.withdrawnBy, withdrawn),
        ...files.map(({ file, sha256 }) => [lawUpkeep.digestOf(file), <code key={sha256}>{sha256}</code>] as const),
      ]}
    />
  );
}

interface DecisionProps {
  readonly draft: Draft;
  readonly replay: Replay | null;
}

function Decision({ draft, replay }: DecisionProps) {
  const { words, locale } = useLanguage();
  const { lawUpkeep } = words;
  const { actions, person } = useMe();
  const today = parisDay(useNow());
  const state = stateOf(draft, today);
  const figures = draft.proposal ?? replay;
  const acts = { propose: proposeDraft, adopt: adoptDraft, withdraw: withdrawDraft };
  const deciding = useUpkeep(
    async (act: keyof typeof acts) => {
      if (!figures) return;
      const shown = [
        { label: lawUpkeep.day, value: timeText(figures.day, 'day', locale) },
        { label: lawUpkeep.tried, value: lawUpkeep.outcome(figures.changed, figures.judged) },
        ...draft.files.map(({ file, sha256 }) => ({
          ...{ label: lawUpkeep.digestOf(file), value: sha256, code: true as const },
        })),
      ];
      await acts[act](draft, figures, { title: lawUpkeep[act], shown });
    },
    () => say(lawUpkeep.done),
  );
  const own = person.id === draft.drafted.by || person.id === draft.proposal?.by;
  const adopts = actions.includes('law.adopt');
  const may = {
    propose: state === 'draft' && replay?.state === 'done' && actions.includes('law.draft'),
    adopt: state === 'proposed' && adopts && !own,
    withdraw: adopts && isAhead(draft, state, today),
  };
  const offered = (Object.keys(may) as (keyof typeof may)[]).filter((act) => may[act]);
  return (
    <>
      {offered.map((act) => (
        <Button
          key={act}
          kind={act === 'withdraw' ? 'plain' : 'primary'}
          busy={deciding.isPending}
          onClick={() => deciding.mutate(act)}
        >
          {lawUpkeep[act]}
        </Button>
      ))}
      {may.propose ? <span className={css.quiet}>{lawUpkeep.proposeText}</span> : null}
      {state === 'proposed' && own ? <span className={css.quiet}>{lawUpkeep.another}</span> : null}
      <ProblemNote error={deciding.error} />
    </>
  );
}

/** Proposed or adopted for a day to come. */
const isAhead = ({ proposal }: Draft, state: DraftState, today: string): boolean =>
  (state === 'proposed' || state === 'adopted') && proposal !== null && proposal.day > today;
