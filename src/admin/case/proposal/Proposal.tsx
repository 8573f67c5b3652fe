/** What is proposed and why: the verdict, its rule, the articles, what is missing, who must be informed, how much time is left. */
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../i18n/language.js';
import { Link } from '../../ui/route.js';
import { Blank, Failure, Loading } from '../../ui/states.js';
import { useFactWords } from '../facts.js';
import css from '../Panel.module.css';
import { type Advice, adviceQuery, type CaseFile } from '../read.js';
import { Section } from '../Section.js';
import { Clocks } from './Clocks.js';
import { Missing } from './Missing.js';
import { Notices } from './Notices.js';
import { Items, Verdict } from './Verdict.js';

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
