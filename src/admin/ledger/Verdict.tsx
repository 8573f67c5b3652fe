/** What a verification in this browser found: sentences of what it shows, and of what it does not. */
import { Check, Minus } from 'lucide-react';
import { useLanguage, useWords } from '../i18n/language.js';
import { Note } from '../ui/states.js';
import { inFrench } from './fault.js';
import { NoEd25519 } from './here/unable.js';
import css from './Ledger.module.css';

interface VerdictProps {
  readonly found: { readonly ok: boolean; readonly fault?: string };
  readonly proved: readonly string[];
  readonly limits?: readonly string[];
}

export function Verdict({ found, proved, limits = [] }: VerdictProps) {
  const { ledger } = useWords();
  if (!found.ok) return <Fails fault={found.fault ?? ''} />;
  return (
    <div className={css.verdict}>
      <Note tone="ok">
        <p>
          <b>{ledger.holds}</b>
        </p>
        <ul className={css.sentences}>
          {proved.map((sentence) => (
            <li key={sentence}>
              <Check size={14} aria-hidden />
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
      </Note>
      {limits.length > 0 ? (
        <div className={css.limits}>
          <h3>{ledger.notVerified}</h3>
          <ul className={css.sentences}>
            {limits.map((sentence) => (
              <li key={sentence}>
                <Minus size={14} aria-hidden />
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

/** What was found, in the language of the reader; and the verifier’s own sentence, to be looked up as it stands. */
function Fails({ fault }: { readonly fault: string }) {
  const { words, language } = useLanguage();
  const { ledger } = words;
  const said = language === 'fr' ? inFrench(fault) : fault;
  return (
    <Note>
      <p>
        <b>{ledger.fails}</b>
      </p>
      <p>{ledger.failsText}</p>
      <p className={css.fault}>{said}</p>
      {said === fault ? null : (
        <p className={css.fault} lang="en">
          {fault}
        </p>
      )}
    </Note>
  );
}

/** A verification that could not be made: of the browser, which is said as such, or of the way to the service. */
export function Unable({ error, otherwise }: { readonly error: unknown; readonly otherwise: React.ReactNode }) {
  const { ledger } = useWords();
  return error instanceof NoEd25519 ? <Note tone="warn">{ledger.noEd25519}</Note> : otherwise;
}
