/** Who sent it, check by check and apart from the facts; and what else the act says. */
import { ChevronDown, CircleCheck, CircleHelp, ShieldAlert } from 'lucide-react';
import { useLanguage } from '../i18n/language.js';
import checksCss from './Checks.module.css';
import { PassageLabel } from './Facts.js';
import factsCss from './Facts.module.css';
import css from './Panel.module.css';
import type { Passage } from './passages.js';
import type { Particulars } from './read.js';
import { Section } from './Section.js';

type Check = Particulars['sender'][number];

export function Sender({ checks }: { readonly checks: readonly Check[] }) {
  const { caseFile } = useLanguage().words;
  const of = (result: Check['result']) => checks.filter((check) => check.result === result);
  return (
    <Section title={caseFile.sender}>
      <ul className={checksCss.checks}>
        {of('fails').map((check) => (
          <CheckLine key={`${check.outcome}/${check.message}`} check={check} />
        ))}
      </ul>
      <Folded checks={of('unknown')} title={caseFile.senderUnknown} />
      <Folded checks={of('holds')} title={caseFile.senderHolds} />
      <p className={css.quiet}>{caseFile.senderNote}</p>
    </Section>
  );
}

const icons = { holds: CircleCheck, fails: ShieldAlert, unknown: CircleHelp };

function CheckLine({ check: { name, result, reason, detail } }: { readonly check: Check }) {
  const { words, say } = useLanguage();
  const Icon = icons[result];
  return (
    <li data-result={result}>
      <Icon size={14} aria-hidden />
      <span>
        <b>{words.caseFile.senderNames[name]}</b> {say(reason)}
        {detail.length > 0 ? <code>{detail.join(' ; ')}</code> : null}
      </span>
    </li>
  );
}

function Folded({ checks, title }: { readonly checks: readonly Check[]; readonly title: (n: number) => string }) {
  const [first] = checks;
  if (!first) return null;
  const Icon = icons[first.result];
  return (
    <details className={checksCss.folded} data-result={first.result}>
      <summary>
        <Icon size={14} aria-hidden />
        {title(checks.length)}
        <ChevronDown size={14} aria-hidden />
      </summary>
      <ul className={checksCss.checks}>
        {checks.map((check) => (
          <CheckLine key={`${check.outcome}/${check.message}`} check={check} />
        ))}
      </ul>
    </details>
  );
}

interface ToldProps {
  readonly told: Particulars['told'];
  /** Of the act, as it was read. */
  readonly language: string | null;
  readonly passages: readonly Passage[];
  readonly active: string | null;
  readonly onPick: (key: string) => void;
}

export function Told({ told = [], language, passages, active, onPick }: ToldProps) {
  const { words } = useLanguage();
  const { caseFile } = words;
  if (told.length === 0) return null;
  return (
    <Section title={caseFile.toldTitle}>
      <ul className={factsCss.facts}>
        {told.map(({ kind, text }, at) => {
          const passage = passages.find(({ key }) => key === `told-${at}`);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the reading is what names it
            <li key={at} data-on={(passage && passage.key === active) || undefined}>
              <PassageLabel passage={passage} onPick={onPick} />
              <div className={factsCss.fact}>
                <span>{caseFile.detailKinds[kind]}</span>
                <q lang={language ?? undefined}>{text.replace(/\s+/g, ' ')}</q>
                {kind === 'instruction' ? <em className={factsCss.alarm}>{caseFile.instructionWarning}</em> : null}
              </div>
            </li>
          );
        })}
      </ul>
      <p className={css.quiet}>{caseFile.toldNote}</p>
    </Section>
  );
}
