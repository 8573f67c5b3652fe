/** A list, and beside it what is chosen of it; on a narrow screen one or the other. */
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Link } from '../ui/route.js';
import { Scroll } from '../ui/scroll.js';
import css from './Ledger.module.css';

interface SplitProps {
  readonly list: ReactNode;
  /** The address of the list alone. */
  readonly back: string;
  readonly label: string;
  /** Null while nothing is chosen. */
  readonly chosen: ReactNode | null;
  readonly hint: string;
}

export function Split({ list, back, label, chosen, hint }: SplitProps) {
  const { ledger } = useWords();
  return (
    <div className={css.split} data-open={chosen !== null || undefined}>
      <div className={css.list}>{list}</div>
      <Scroll className={css.inspector} label={label}>
        {chosen === null ? (
          <p className={css.hint}>{hint}</p>
        ) : (
          <>
            <Link to={back} className={css.back}>
              <ArrowLeft size={15} aria-hidden />
              {ledger.back}
            </Link>
            {chosen}
          </>
        )}
      </Scroll>
    </div>
  );
}

interface OlderProps {
  readonly more: boolean;
  readonly busy: boolean;
  readonly onMore: () => void;
}

export function Older({ more, busy, onMore }: OlderProps) {
  const { ledger } = useWords();
  return more ? (
    <div className={css.older}>
      <Button busy={busy} onClick={onMore}>
        {ledger.older}
      </Button>
    </div>
  ) : null;
}
