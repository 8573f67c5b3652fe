/** How far the edition is that is being built, stage by stage. */
import { useQuery } from '@tanstack/react-query';
import { Circle, CircleCheck, CircleDot } from 'lucide-react';
import { useLanguage } from '../i18n/language.js';
import css from './Making.module.css';
import { makingQuery, STAGES } from './report.query.js';

const icons = { done: CircleCheck, now: CircleDot, next: Circle };

/** Stands in a live region: the sentence of each stage is announced, the list is for the eye. */
export function Making({ period }: { readonly period: string }) {
  const { reports } = useLanguage().words;
  const stage = useQuery(makingQuery(period)).data ?? null;
  const at = stage === null ? -1 : STAGES.indexOf(stage);
  return (
    <div className={css.making}>
      <p>{stage === null ? reports.building : reports.stageOf(at + 1, STAGES.length, reports.stages[stage])}</p>
      <ol aria-hidden>
        {STAGES.map((each, place) => {
          const state = place < at ? 'done' : place === at ? 'now' : 'next';
          const Icon = icons[state];
          return (
            <li key={each} data-state={state}>
              <Icon size={15} />
              {reports.stages[each]}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
