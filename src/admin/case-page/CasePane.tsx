/** One case: the document beside the decision; in a narrow place, one at a time. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { type ListPage, rowOf } from '../api/pages.js';
import { caseQuery } from '../approvals/approval.query.js';
import { AnswerTo } from '../case/AnswerTo.js';
import { CaseHead } from '../case/CaseHead.js';
import { CircuitButton } from '../case/circuit/CircuitButton.js';
import { ProposedCorrection } from '../case/correction/ProposedCorrection.js';
import { Origins, Requirements } from '../case/correction/Requirements.js';
import { Division } from '../case/division/Division.js';
import { DocumentPane } from '../case/document/DocumentPane.js';
import { Facts } from '../case/Facts.js';
import { useFactWords } from '../case/facts.js';
import { Journal } from '../case/Journal.js';
import { Moves } from '../case/Moves.js';
import { PrintButton } from '../case/PrintDialog.js';
import { type Passage, passagesOf } from '../case/passages.js';
import { MainAct } from '../case/prepare/MainAct.js';
import { Prepared } from '../case/prepare/Prepare.js';
import { Proposal } from '../case/proposal/Proposal.js';
import { type CaseFile, particularsOf } from '../case/read.js';
import { Sender, Told } from '../case/Sender.js';
import { waitingOf } from '../case/waiting.js';
import { Counsel } from '../counsel/Counsel.js';
import { useLanguage } from '../i18n/language.js';
import { InstructionsOfCase } from '../instructions/InstructionsOfCase.js';
import { OrdersOfCase } from '../production/OrdersOfCase.js';
import { Failure, Loading, Note } from '../ui/states.js';
import { CaseCommands } from './CaseCommands.js';
import css from './CasePane.module.css';

const tabs = ['document', 'decision', 'facts', 'moves', 'journal'] as const;
type Tab = (typeof tabs)[number];

interface CasePaneProps {
  readonly id: string;
  /** null where the case stands in a page of its own. */
  readonly onLeave: (() => void) | null;
}

export function CasePane({ id, onLeave }: CasePaneProps) {
  const file = useQuery(caseQuery(id));
  useRowOfList(file.data);
  if (file.error && !file.data) return <Failure error={file.error} onRetry={() => void file.refetch()} />;
  if (!file.data) return <Loading />;
  return <Case key={id} file={file.data} onLeave={onLeave} />;
}

/** The row of this case in the lists that were read follows it; its place stays. */
function useRowOfList(file: CaseFile | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!file) return;
    const waits = waitingOf(file)?.for ?? null;
    queries.setQueriesData<ListPage>(
      { queryKey: ['cases'] },
      (page) =>
        page && { ...page, cases: page.cases.map((row) => (row.id === file.id ? rowOf(row, file, waits) : row)) },
    );
  }, [file, queries]);
}

interface CaseProps {
  readonly file: CaseFile;
  readonly onLeave: (() => void) | null;
}

function usePassages(file: CaseFile): readonly Passage[] {
  const particulars = particularsOf(file);
  if (!particulars) return [];
  return passagesOf(particulars.evidence, file.state.classification?.facts ?? [], particulars.told ?? []);
}

function Case({ file, onLeave }: CaseProps) {
  const { caseFile } = useLanguage().words;
  const [tab, setTab] = useState<Tab>('decision');
  const [active, setActive] = useState<string | null>(null);
  const [letters, setLetters] = useState(false);
  const passages = usePassages(file);
  const { nameOf } = useFactWords();
  const told = particularsOf(file)?.told ?? [];
  const passageName = (key: string): string => {
    const kind = key.startsWith('told-') ? told[Number(key.slice('told-'.length))]?.kind : undefined;
    return kind ? caseFile.detailKinds[kind] : nameOf(key);
  };
  const pick = (from: 'document' | 'panel') => (key: string) => {
    setActive(null);
    // After the next paint, so that the same passage can be shown twice.
    requestAnimationFrame(() => setActive(key));
    setLetters(false);
    setTab(from === 'document' ? 'facts' : narrow() ? 'document' : tab);
  };
  return (
    <div className={css.box}>
      <div className={css.case} data-tab={tab}>
        <CaseHead
          file={file}
          onLeave={onLeave}
          beside={
            <>
              <CircuitButton file={file} />
              <PrintButton file={file} />
            </>
          }
        />
        <CaseCommands file={file} />
        <Tabs tab={tab} onTab={setTab} count={file.history.length} />
        <div className={css.document}>
          <DocumentPane
            file={file}
            passages={passages}
            nameOf={passageName}
            active={active}
            onPick={pick('document')}
            letters={letters}
            onLetters={setLetters}
          />
        </div>
        <div className={css.panel}>
          <Panel
            file={file}
            tab={tab === 'document' ? 'decision' : tab}
            passages={passages}
            active={active}
            onPick={pick('panel')}
            onFacts={() => setTab('facts')}
            onLetters={() => {
              setLetters(true);
              if (narrow()) setTab('document');
            }}
          />
        </div>
      </div>
    </div>
  );
}

/** Whether the document has no room of its own beside the panel; the style sheet decides. */
const narrow = (): boolean => {
  const button = document.querySelector<HTMLElement>('[data-tab-of="document"]');
  return button !== null && button.offsetParent !== null;
};

interface TabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly count: number;
}

function Tabs({ tab, onTab, count }: TabsProps) {
  const { caseFile } = useLanguage().words;
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const shown = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')].filter(
      (button) => button.offsetParent !== null,
    );
    const at = shown.indexOf(document.activeElement as HTMLElement);
    const next = shown[(at + by + shown.length) % shown.length];
    event.preventDefault();
    next?.focus();
    next?.click();
  };
  return (
    <div className={css.tabs} role="tablist" aria-label={caseFile.tabList} onKeyDown={walk}>
      {tabs.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`tab-${each}`}
          data-tab-of={each}
          aria-selected={each === tab}
          aria-controls="case-panel"
          tabIndex={each === tab || (each === 'decision' && tab === 'document') ? 0 : -1}
          onClick={() => onTab(each)}
        >
          {caseFile.tabs[each]}
          {each === 'journal' ? <em>{count}</em> : null}
        </button>
      ))}
    </div>
  );
}

interface PanelProps {
  readonly file: CaseFile;
  readonly tab: Exclude<Tab, 'document'>;
  readonly passages: readonly Passage[];
  readonly active: string | null;
  readonly onPick: (key: string) => void;
  readonly onLetters: () => void;
  readonly onFacts: () => void;
}

function Panel({ file, tab, passages, active, onPick, onLetters, onFacts }: PanelProps) {
  const particulars = particularsOf(file);
  const { say } = useLanguage();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: focusable so that keyboard users can scroll it */}
      <div className={css.scroll} role="tabpanel" id="case-panel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'decision' ? (
          <>
            {file.withoutEnd ? <Note>{say(file.withoutEnd)}</Note> : null}
            <ProposedCorrection file={file} passages={passages} onPick={onPick} />
            <Division file={file} />
            <InstructionsOfCase file={file} />
            <OrdersOfCase file={file} />
            <Prepared file={file} onLetters={onLetters} />
            <Proposal file={file} />
            <Requirements file={file} />
            <Origins file={file} />
          </>
        ) : null}
        {tab === 'facts' ? (
          <>
            <ProposedCorrection file={file} passages={passages} onPick={onPick} />
            <Facts file={file} passages={passages} active={active} onPick={onPick} />
            {particulars ? (
              <>
                <Told
                  told={particulars.told}
                  language={file.language}
                  passages={passages}
                  active={active}
                  onPick={onPick}
                />
                <Sender checks={particulars.sender} />
                <AnswerTo file={file} />
              </>
            ) : null}
          </>
        ) : null}
        {tab === 'moves' ? <Moves file={file} /> : null}
        {tab === 'journal' ? (
          <>
            <Counsel caseId={file.id} />
            <Journal file={file} />
          </>
        ) : null}
      </div>
      <footer className={css.foot}>
        <MainAct file={file} onFacts={onFacts} />
      </footer>
    </>
  );
}
