/** What was read, fact by fact, with its place in the document: people confirm it or put it right. */

import { CircleCheck, Pencil } from 'lucide-react';
import { useState } from 'react';
import { client, take } from '../api/client.js';
import { Articles } from '../i18n/Articles.js';
import { useWords } from '../i18n/language.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import { ConfirmTogether } from './ConfirmTogether.js';
import { FactEditor } from './FactEditor.js';
import factsCss from './Facts.module.css';
import { groupsOf } from './fact-groups.js';
import { type FactValue, factNames, factOf, isUnsaid } from './fact-values.js';
import { useFactWords } from './facts.js';
import { type KnownBy, useKnownBy } from './known.js';
import css from './Panel.module.css';
import type { Passage } from './passages.js';
import { type CaseFile, type CommandRun, moveOf, particularsOf, useCommand } from './read.js';
import { Section } from './Section.js';
import { useReason } from './useReason.js';

interface FactsProps {
  readonly file: CaseFile;
  readonly passages: readonly Passage[];
  readonly active: string | null;
  readonly onPick: (key: string) => void;
}

export function Facts({ file, passages, active, onPick }: FactsProps) {
  const { caseFile } = useWords();
  const { facts, classification } = file.state;
  const reason = useReason();
  const run = useCommand(file.id, () => tell(caseFile.factConfirmed));
  const known = useKnownBy(file);
  const [editing, setEditing] = useState<string | null>(null);
  if (!facts) return <Note tone="info">{caseFile.noFacts}</Note>;
  const checks = Object.keys(facts.checks);
  const asked = [...(classification?.unknown ?? []), ...(classification?.failing ?? [])];
  const reported = facts.categories.includes('REM') ? ['illegalContent'] : [];
  const decisive = [...new Set([...(classification?.facts ?? []), ...asked, ...reported])];
  const others = [...factNames, ...checks].filter((name) => !decisive.includes(name));
  const closed = moveOf(file, 'confirm_fact')?.closed ?? null;
  const row = (name: string) => (
    <FactRow
      key={name}
      name={name}
      known={known(name)}
      value={factOf(facts, name)}
      confirmed={file.state.confirmed.includes(name)}
      passage={passages.find(({ key }) => key === name)}
      active={active === name}
      onPick={onPick}
      open={closed === null}
      caseId={file.id}
      run={run}
      onEdit={() => setEditing(name)}
    />
  );
  return (
    <>
      <Section title={caseFile.decisive}>
        {closed ? <p className={css.quiet}>{reason(closed)}</p> : null}
        <ProblemNote error={run.error} />
        {groupsOf(decisive, passages, known).map((group) => (
          <div key={`${group.alone}/${group.from}`}>
            <ConfirmTogether file={file} group={group} open={closed === null} run={run} />
            <ul className={factsCss.facts}>{group.names.map(row)}</ul>
          </div>
        ))}
      </Section>
      <details className={css.section}>
        <summary>{caseFile.otherFacts(others.length)}</summary>
        <ul className={factsCss.facts}>{others.map(row)}</ul>
      </details>
      <Targets file={file} />
      {editing === null ? null : (
        <FactEditor
          key={editing}
          file={file}
          name={editing}
          value={factOf(facts, editing)}
          targets={(particularsOf(file)?.targets ?? []).map((target) => target.value)}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

interface FactRowProps {
  readonly name: string;
  readonly known: KnownBy;
  readonly value: FactValue;
  readonly confirmed: boolean;
  readonly passage: Passage | undefined;
  readonly active: boolean;
  readonly onPick: (key: string) => void;
  readonly open: boolean;
  readonly caseId: string;
  readonly run: CommandRun;
  readonly onEdit: () => void;
}

function FactRow({ name, known, value, confirmed, passage, active, onPick, open, caseId, run, onEdit }: FactRowProps) {
  const { caseFile, knownBy, shell } = useWords();
  const { nameOf, textOf, citeOf } = useFactWords();
  const label = nameOf(name);
  const cite = citeOf(name);
  const params = { path: { id: caseId } };
  const confirm = () =>
    run.mutate((seen) =>
      take(client.POST('/api/cases/{id}/facts', { params, body: { seen, confirmed: { fact: name, value } as never } })),
    );
  // An unknown value cannot be confirmed.
  const unknown = isUnsaid(name, value);
  const act = unknown ? caseFile.establish : caseFile.confirm;
  return (
    <li data-on={active || undefined} data-fact={name}>
      <PassageLabel passage={passage} onPick={onPick} />
      <div className={factsCss.fact}>
        <div>
          <span>{label}</span> {known === 'concluded' ? null : <small>{knownBy[known]}</small>}
        </div>
        {(Array.isArray(value) && value.length > 1 ? value : [value]).map((each) => (
          <b key={String(each)}>{textOf(name, each)}</b>
        ))}
        {cite ? (
          <cite>
            <Articles cited={cite} />
          </cite>
        ) : null}
      </div>
      <div className={factsCss.factActs}>
        {confirmed ? (
          <span className={factsCss.done}>
            <CircleCheck size={14} aria-hidden />
            {caseFile.confirmed}
          </span>
        ) : null}
        {!confirmed && open ? (
          <button
            type="button"
            className={factsCss.confirm}
            aria-label={shell.pair(act, label)}
            disabled={run.isPending}
            onClick={unknown ? onEdit : confirm}
          >
            {act}
          </button>
        ) : null}
        {open ? (
          <button
            type="button"
            className={factsCss.edit}
            onClick={onEdit}
            aria-label={shell.pair(caseFile.correct, label)}
          >
            <Pencil size={14} aria-hidden />
          </button>
        ) : null}
      </div>
    </li>
  );
}

interface PassageLabelProps {
  readonly passage: Passage | undefined;
  readonly onPick: (key: string) => void;
}

export function PassageLabel({ passage, onPick }: PassageLabelProps) {
  const { caseFile } = useWords();
  if (!passage) return <i className={factsCss.noPassage} title={caseFile.concluded} />;
  return (
    <button
      type="button"
      className={factsCss.passage}
      data-kind={passage.kind}
      aria-label={caseFile.showPassage(passage.label)}
      onClick={() => onPick(passage.key)}
    >
      {passage.label}
    </button>
  );
}

function Targets({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useWords();
  const particulars = particularsOf(file);
  if (!particulars) return null;
  const { targets, caseReference } = particulars;
  return (
    <Section title={caseFile.targets}>
      <ul className={factsCss.targets}>
        {targets.map(({ kind, value, doubtful }) => (
          <li key={`${kind}/${value}`}>
            <code>{value}</code>
            {doubtful ? <em>{caseFile.doubtful}</em> : null}
          </li>
        ))}
      </ul>
      {caseReference ? (
        <p className={css.line}>
          <b>{caseFile.caseReference}</b> <code>{caseReference}</code>
        </p>
      ) : null}
    </Section>
  );
}
