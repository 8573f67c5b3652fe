/** What is proposed and why: the verdict, its rule, the articles, what is missing, who must be told, how long is left. */

import { useQuery } from '@tanstack/react-query';
import { BookMarked, CircleHelp, RefreshCw, TriangleAlert } from 'lucide-react';
import { client, take } from '../api/client.js';
import { Articles } from '../i18n/Articles.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { groundArticles, useNames } from '../i18n/vocabulary.js';
import { verdictTone } from '../inbox/tone.js';
import { Tag, Time } from '../ui/bits.js';
import { Link } from '../ui/route.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import checksCss from './Checks.module.css';
import { useFactWords } from './facts.js';
import css from './Panel.module.css';
import proposalCss from './Proposal.module.css';
import { type Advice, adviceQuery, type CaseFile, isOpen, useCommand } from './read.js';
import { Section } from './Section.js';

export function Proposal({ file }: { readonly file: CaseFile }) {
  const { caseFile, whatIf } = useLanguage().words;
  const read = file.state.facts !== null;
  const advice = useQuery({ ...adviceQuery(file.id), enabled: read });
  if (!read) return <Blank title={caseFile.unclassified}>{caseFile.unclassifiedText}</Blank>;
  if (advice.error) return <Failure error={advice.error} onRetry={() => void advice.refetch()} />;
  if (!advice.data) return <Loading />;
  return (
    <>
      <Verdict file={file} advice={advice.data} />
      <Items advice={advice.data} />
      <Missing file={file} advice={advice.data} />
      <Clocks file={file} advice={advice.data} />
      <Notices file={file} advice={advice.data} />
      <Questions advice={advice.data} />
      <NearMisses advice={advice.data} />
      <p className={css.quiet}>
        <Link to={`/rules?view=whatIf&case=${file.id}`}>{whatIf.fromCase}</Link>
      </p>
    </>
  );
}

interface AdviceProps {
  readonly file: CaseFile;
  readonly advice: Advice;
}

function Verdict({ file, advice }: AdviceProps) {
  const { words, say, locale } = useLanguage();
  const { caseFile } = words;
  const names = useNames();
  const { rule, verdict, row, day, redirect } = advice;
  return (
    <Section title={caseFile.proposal} aside={isOpen(file, 'classify') ? <ClassifyAgain file={file} /> : null}>
      <div className={proposalCss.card}>
        <div className={proposalCss.verdict}>
          <b>{say(rule.title)}</b>
          <Tag tone={verdictTone(verdict)}>{names('verdict', verdict)}</Tag>
          <p>{`${caseFile.rule(row ?? rule.id)} · ${caseFile.lawOf(timeText(day, 'day', locale))}`}</p>
        </div>
        {advice.grounds.length > 0 ? (
          <ul className={proposalCss.grounds} aria-label={caseFile.grounds}>
            {advice.grounds.map((ground) => (
              <li key={ground}>
                <span>{names('ground', ground)}</span>
                <GroundArticle ground={ground} />
              </li>
            ))}
          </ul>
        ) : null}
        <div className={proposalCss.texts}>
          <BookMarked size={13} aria-hidden />
          <span className="sr">{caseFile.articles}</span>
          <ul>
            {advice.articles.map((article) => (
              <li key={article}>
                <Articles cited={article} />
              </li>
            ))}
          </ul>
        </div>
      </div>
      {redirect ? (
        <p className={css.line}>
          <b>{caseFile.redirectTo}</b> {words.redirects[redirect] ?? redirect}
        </p>
      ) : null}
      {advice.asRecorded ? null : (
        <p className={proposalCss.warn}>
          <TriangleAlert size={14} aria-hidden />
          {caseFile.lawChanged}
        </p>
      )}
    </Section>
  );
}

function GroundArticle({ ground }: { readonly ground: Advice['grounds'][number] }) {
  const { language } = useLanguage();
  const article = groundArticles[ground]?.[language === 'fr' ? 0 : 1];
  return article ? <cite>{article}</cite> : null;
}

function ClassifyAgain({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useLanguage().words;
  const run = useCommand(file.id, () => tell(caseFile.classified));
  const params = { path: { id: file.id } };
  return (
    <button
      type="button"
      className={css.link}
      disabled={run.isPending}
      onClick={() =>
        run.mutate((seen) => take(client.POST('/api/cases/{id}/classification', { params, body: { seen } })))
      }
    >
      <RefreshCw size={13} aria-hidden />
      {caseFile.classifyAgain}
    </button>
  );
}

/** Per item: what was asked for, on which text, and what becomes of it. */
function Items({ advice }: { readonly advice: Advice }) {
  const { words } = useLanguage();
  const { caseFile } = words;
  const names = useNames();
  const { textOf } = useFactWords();
  const items = [...new Map(advice.items.map((item) => [`${item.basis}/${item.category}`, item])).values()];
  return (
    <Section title={caseFile.requested}>
      <ul className={proposalCss.items}>
        {items.map(({ basis, category, verdict, rule }) => (
          <li key={`${basis}/${category}`}>
            <div>
              <b>{category === 'NONE' ? caseFile.noItem : names('category', category)}</b>
              <cite>{`${basis === 'NONE' ? caseFile.noBasis : textOf('bases', [basis])} · ${rule.id}`}</cite>
            </div>
            <Tag tone={verdictTone(verdict)}>{names('verdict', verdict)}</Tag>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Missing({ file, advice }: AdviceProps) {
  const { words, say } = useLanguage();
  const { caseFile } = words;
  const unconfirmed = advice.facts.filter((fact) => !file.state.confirmed.includes(fact)).length;
  const discloses = file.actions.includes('disclose');
  const complete = advice.failing.length + advice.unknown.length === 0 && !(discloses && unconfirmed > 0);
  return (
    <Section title={caseFile.missing}>
      <ul className={checksCss.checks}>
        {advice.failing.map(({ check, title, cite }) => (
          <li key={check} data-result="fails">
            <TriangleAlert size={14} aria-hidden />
            <span>
              {say(title)} <em>{caseFile.failing}</em>
              <cite>
                <Articles cited={cite} />
              </cite>
            </span>
          </li>
        ))}
        {advice.unknown.map(({ check, title, cite }) => (
          <li key={check} data-result="unknown">
            <CircleHelp size={14} aria-hidden />
            <span>
              {say(title)} <em>{caseFile.unknown}</em>
              <cite>
                <Articles cited={cite} />
              </cite>
            </span>
          </li>
        ))}
        {discloses && unconfirmed > 0 ? (
          <li data-result="unknown">
            <CircleHelp size={14} aria-hidden />
            <span>{caseFile.unconfirmed(unconfirmed)}</span>
          </li>
        ) : null}
      </ul>
      {complete ? <p className={css.quiet}>{caseFile.missingNone}</p> : null}
    </Section>
  );
}

function Clocks({ file, advice }: AdviceProps) {
  const { words, say } = useLanguage();
  const { caseFile } = words;
  const { clocks, deadlines } = file.state;
  const isSet = (clock: (typeof clocks)[number]) =>
    deadlines.some(({ code, legalEnd }) => code === clock.code && legalEnd === clock.legalEnd);
  const setByAuthority = new Map(clocks.filter(isSet).map((clock) => [clock.code, clock]));
  return (
    <Section title={caseFile.clocks}>
      <ul className={proposalCss.clocks}>
        {advice.clocks.map(({ code, title, legalEnd, safeEnd, steps, articles }) => {
          const changed = setByAuthority.get(code);
          return (
            <li key={code}>
              <p>
                <b>{say(title)}</b> <Time at={changed?.safeEnd ?? safeEnd} format="weekday" />
              </p>
              {changed ? <p className={css.quiet}>{caseFile.clockSet}</p> : null}
              {legalEnd ? (
                <p className={css.quiet}>
                  {caseFile.clockLegal} : <Time at={legalEnd} format="weekday" />
                </p>
              ) : null}
              <details>
                <summary>{caseFile.clockHow}</summary>
                <ol>
                  {steps.map((step) => (
                    <li key={step.fr}>{say(step)}</li>
                  ))}
                </ol>
                <cite>
                  <Articles cited={articles} />
                </cite>
              </details>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Notices({ file, advice }: AdviceProps) {
  const { words } = useLanguage();
  const { caseFile } = words;
  const names = useNames();
  const { state } = file;
  const decided = new Map(state.notices.map(({ notice, told }) => [notice, told]));
  const gag = state.silence && !state.silence.over ? state.silence.gag : advice.gag;
  return (
    <Section title={caseFile.notices}>
      <ul className={proposalCss.tags}>
        {advice.notices.map(({ code, unless }) => {
          const told = decided.get(code);
          return (
            <li key={code}>
              <span>{names('notice', code)}</span>
              {told === undefined ? null : (
                <Tag tone={told ? 'ok' : 'plain'}>{told ? caseFile.told : caseFile.notTold}</Tag>
              )}
              {told === undefined && unless ? <em>{caseFile.noticeUnless}</em> : null}
            </li>
          );
        })}
      </ul>
      <p className={css.line}>
        <b>{caseFile.silence}</b> {names('gag', gag)}
      </p>
      {advice.approvers.length > 0 ? (
        <p className={css.line}>
          <b>{caseFile.approvers}</b> {advice.approvers.map((role) => names('role', role)).join(', ')}
        </p>
      ) : null}
    </Section>
  );
}

function Questions({ advice }: { readonly advice: Advice }) {
  const { words, say } = useLanguage();
  if (advice.questions.length === 0) return null;
  return (
    <Section title={words.caseFile.questions}>
      <ul className={css.prose}>
        {advice.questions.map((question) => (
          <li key={question.code}>{say(question)}</li>
        ))}
      </ul>
    </Section>
  );
}

function NearMisses({ advice }: { readonly advice: Advice }) {
  const { words, say } = useLanguage();
  const { caseFile } = words;
  const { nameOf, textOf } = useFactWords();
  const all = advice.items.flatMap(({ nearMisses }) => nearMisses);
  const misses = [...new Map(all.map((miss) => [miss.rule.id, miss])).values()];
  if (misses.length === 0) return null;
  return (
    <details className={css.section}>
      <summary>{`${caseFile.nearMisses} (${misses.length})`}</summary>
      <ul className={css.prose}>
        {misses.map(({ rule, fact, wanted }) => (
          <li key={rule.id}>
            <b>{`${rule.id} · ${say(rule.title)}`}</b> {caseFile.nearMiss(nameOf(fact), textOf(fact, wanted))}
          </li>
        ))}
      </ul>
    </details>
  );
}
