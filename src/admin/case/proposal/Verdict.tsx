/** The verdict, its rule, its grounds and its articles; and of each item asked for, what becomes of it. */
import { BookMarked, RefreshCw, TriangleAlert } from 'lucide-react';
import { client, take } from '../../api/client.js';
import { Articles } from '../../i18n/Articles.js';
import { useLanguage } from '../../i18n/language.js';
import { timeText } from '../../i18n/time.js';
import { useGroundArticle, useNames } from '../../i18n/vocabulary.js';
import { verdictTone } from '../../inbox/tone.js';
import { Tag } from '../../ui/bits.js';
import { say as tell } from '../../ui/toast.js';
import { FirstJudgement } from '../correction/Requirements.js';
import { useFactWords } from '../facts.js';
import css from '../Panel.module.css';
import { type Advice, type AdviceProps, type CaseFile, isOpen, useCommand } from '../read.js';
import { Section } from '../Section.js';
import proposalCss from './Proposal.module.css';

export function Verdict({ file, advice }: AdviceProps) {
  const { words, say, locale } = useLanguage();
  const { caseFile } = words;
  const names = useNames();
  const article = useGroundArticle();
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
                <cite>{article(ground)}</cite>
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
      <FirstJudgement file={file} />
      {advice.asRecorded ? null : (
        <p className={proposalCss.warn}>
          <TriangleAlert size={14} aria-hidden />
          {caseFile.lawChanged}
        </p>
      )}
    </Section>
  );
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
export function Items({ advice }: { readonly advice: Advice }) {
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
