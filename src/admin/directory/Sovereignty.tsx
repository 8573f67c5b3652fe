/** The sovereignty file of the operator: what it says, what departs from SecNumCloud, and its versions. */
import { useQuery } from '@tanstack/react-query';
import { useNameOf } from '../api/colleagues.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Facts, Section, TableBox } from '../ui/page.js';
import { useGo, useQueryString } from '../ui/route.js';
import { Failure, Loading, Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { useChange } from './changes.query.js';
import css from './Directory.module.css';
import { SovereigntyEditor } from './SovereigntyEditor.js';
import {
  adoptFile,
  type Departure,
  type SovereigntyFile,
  type SovereigntyVersion,
  sovereigntyQuery,
  withdrawFile,
} from './sovereignty.query.js';
import { fieldsOf, linesOf, shownIn, typedOf } from './sovereignty-typed.js';

export function SovereigntyView() {
  const { words, locale } = useLanguage();
  const { sovereignty } = words;
  const read = useQuery(sovereigntyQuery);
  const go = useGo();
  const isEdited = useQueryString().has('edit');
  const mayPropose = useMe().actions.includes('directory.propose');
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const { file, version, departures, noticeDue, versions } = read.data;
  // Where the text in force is lost, the last one that can be read is where people begin again.
  const begun = file ?? versions.find((one) => one.file)?.file;
  if (mayPropose && isEdited && begun) return <SovereigntyEditor file={begun} />;
  return (
    <>
      <p className={css.prose}>{sovereignty.lead}</p>
      {version ? null : <Note tone="info">{sovereignty.declared}</Note>}
      {file ? <Departures departures={departures} /> : <Note tone="crit">{sovereignty.lost}</Note>}
      {noticeDue ? <Note tone="warn">{sovereignty.noticeDue(timeText(noticeDue, 'day', locale))}</Note> : null}
      {mayPropose ? (
        <div className={css.buttons}>
          <Button onClick={() => go('/registry?view=sovereignty&edit')}>{sovereignty.change}</Button>
        </div>
      ) : null}
      {file ? <File file={file} /> : null}
      <Section title={sovereignty.versions}>
        {versions.length === 0 ? <p className={css.quiet}>{sovereignty.noVersion}</p> : null}
        {versions.map((one) => (
          <Version key={one.changeId} version={one} inForce={version} before={file} />
        ))}
      </Section>
    </>
  );
}

function Departures({ departures }: { readonly departures: readonly Departure[] }) {
  const { words, say: inLanguage } = useLanguage();
  const { sovereignty } = words;
  return departures.length === 0 ? (
    <Note tone="ok">{sovereignty.kept}</Note>
  ) : (
    <Note tone="crit">
      <p>
        <b>{sovereignty.broken}</b>
      </p>
      <ul className={css.departures}>
        {departures.map(({ cite, sentence, found }) => (
          <li key={`${cite} ${sentence.en}`}>
            <b>{cite}</b> {inLanguage(sentence)} {found.join(', ')}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function File({ file }: { readonly file: SovereigntyFile }) {
  const { words } = useLanguage();
  const { facts, lists } = fieldsOf(words);
  const typed = typedOf(file);
  return (
    <>
      <Section title={words.sovereignty.facts}>
        <Facts rows={facts.map((column) => [column.label, shownIn(column, typed.facts) || words.registry.none])} />
      </Section>
      {lists.map(({ name, title, columns }) => (
        <Section key={name} title={title}>
          <TableBox label={title}>
            <thead>
              <tr>
                {columns.map(({ name: of, label }) => (
                  <th key={of} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {typed.lists[name].map((row) => (
                <tr key={JSON.stringify(row)}>
                  {columns.map((column) => (
                    <td key={column.name}>{shownIn(column, row)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </TableBox>
        </Section>
      ))}
    </>
  );
}

interface VersionProps {
  readonly version: SovereigntyVersion;
  /** The id of the version in force. */
  readonly inForce: string | null;
  /** What it says. */
  readonly before: SovereigntyFile | null;
}

const tones = { proposed: 'warn', adopted: 'ok', withdrawn: 'plain' } as const;

function Version({ version, inForce, before }: VersionProps) {
  const { registry, sovereignty } = useLanguage().words;
  const nameOf = useNameOf();
  const { changeId, file, proposed, adopted, withdrawn, departures } = version;
  const state = adopted ? 'adopted' : withdrawn ? 'withdrawn' : 'proposed';
  const moments = [
    [registry.proposedBy, proposed],
    [registry.adoptedBy, adopted],
    [registry.withdrawnBy, withdrawn],
  ] as const;
  return (
    <Section
      title={
        <>
          {sovereignty.version} <Time at={proposed.at} />
        </>
      }
      aside={<Tag tone={tones[state]}>{changeId === inForce ? sovereignty.inForce : registry.changeStates[state]}</Tag>}
    >
      <p className={css.under}>
        {moments.map(([label, moment]) =>
          moment ? (
            <span key={label}>
              {label} {nameOf(moment.by)} <Time at={moment.at} />{' '}
            </span>
          ) : null,
        )}
      </p>
      {file ? null : <Note tone="crit">{registry.textMissing}</Note>}
      {file && state === 'proposed' ? (
        <>
          <Departures departures={departures} />
          <Difference before={before} after={file} />
          <Decision version={version} />
        </>
      ) : null}
    </Section>
  );
}

interface DifferenceProps {
  readonly before: SovereigntyFile | null;
  readonly after: SovereigntyFile;
}

/** The lines of the file in force that go, and those that come. */
function Difference({ before, after }: DifferenceProps) {
  const { words } = useLanguage();
  const old = before ? linesOf(before, words) : [];
  const now = linesOf(after, words);
  const gone = old.filter((line) => !now.includes(line));
  const come = now.filter((line) => !old.includes(line));
  if (gone.length + come.length === 0) return <p className={css.quiet}>{words.sovereignty.noDifference}</p>;
  return (
    <ul className={css.domains} aria-label={words.sovereignty.difference}>
      {gone.map((line) => (
        <li key={`- ${line}`}>
          <del>{line}</del>
        </li>
      ))}
      {come.map((line) => (
        <li key={`+ ${line}`}>
          <ins>{line}</ins>
        </li>
      ))}
    </ul>
  );
}

function Decision({ version }: { readonly version: SovereigntyVersion }) {
  const { words, say: inLanguage } = useLanguage();
  const { registry, sovereignty } = words;
  const { actions, person } = useMe();
  const own = person.id === version.proposed.by;
  const done = () => say(registry.settled);
  const told = version.departures.map(({ cite, sentence }) => `${cite} ${inLanguage(sentence)}`);
  const shown = [
    { label: sovereignty.broken, value: told.join('\n') || sovereignty.kept },
    { label: registry.digest, value: version.sha256, code: true as const },
  ];
  const adopting = useChange(() => adoptFile(version, { title: registry.adopt, shown }), done);
  const withdrawing = useChange(() => withdrawFile(version), done);
  return (
    <div className={css.buttons}>
      {actions.includes('directory.adopt') && !own ? (
        <Button kind="primary" busy={adopting.isPending} onClick={() => adopting.mutate(undefined)}>
          {registry.adopt}
        </Button>
      ) : null}
      {actions.includes('directory.propose') ? (
        <Button busy={withdrawing.isPending} onClick={() => withdrawing.mutate(undefined)}>
          {registry.withdraw}
        </Button>
      ) : null}
      {own ? <span className={css.quiet}>{registry.another}</span> : null}
      <ProblemNote error={adopting.error ?? withdrawing.error} />
    </div>
  );
}
