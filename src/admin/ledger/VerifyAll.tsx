/** The whole log verified in this browser, with what that shows and what it does not, and what the browser remembers. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Download, ShieldCheck } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { Note, ProblemNote } from '../ui/states.js';
import css from './Ledger.module.css';
import { growthQuery, type LedgerState, verifyWhole } from './ledger.query.js';
import { type Remembered, remember, remembered } from './memory.js';
import { Unable, Verdict } from './Verdict.js';

const MEGABYTE = 1_048_576;

export function VerifyAll({ state }: { readonly state: LedgerState }) {
  const { words } = useLanguage();
  const { ledger, shell } = words;
  const [key, setKey] = useState(state.vkey);
  const [bytes, setBytes] = useState(0);
  const [before, setBefore] = useState(remembered);
  const stopping = useRef<AbortController>(undefined);
  const run = useMutation({
    mutationFn: async () => {
      const stop = new AbortController();
      stopping.current = stop;
      setBytes(0);
      const kept = before?.vkey === key ? [before.checkpoint] : [];
      const newest = state.checkpoint ?? '';
      const found = await verifyWhole(key, [...kept, newest], setBytes, stop.signal);
      return { found, before: kept.length > 0 ? before : null, state, given: key !== state.vkey };
    },
    onSuccess: ({ found }) => {
      if (!found.ok || state.checkpoint === null) return;
      const seen = { vkey: key, checkpoint: state.checkpoint, size: state.sealed, at: new Date().toISOString() };
      remember(seen);
      setBefore(seen);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate();
  };
  const stopped = run.error instanceof DOMException && run.error.name === 'AbortError';
  return (
    <div className={css.verify}>
      <Section title={ledger.verifyTitle}>
        <p className={css.prose}>{ledger.verifyText}</p>
        <form onSubmit={submit} className={css.form}>
          <TextField label={ledger.key} help={ledger.keyHelp} value={key} onChange={setKey} required />
          <div className={css.act}>
            <Button kind="primary" type="submit" busy={run.isPending} before={<ShieldCheck size={15} aria-hidden />}>
              {ledger.start}
            </Button>
            {run.isPending ? <Button onClick={() => stopping.current?.abort()}>{ledger.stop}</Button> : null}
            <a className={css.download} href="/api/ledger/export" download>
              <Download size={15} aria-hidden />
              {ledger.download}
            </a>
          </div>
        </form>
        <div aria-live="polite">
          {run.isPending ? (
            <Note tone="info">{ledger.read((bytes / MEGABYTE).toFixed(1).replace('.', shell.decimal))}</Note>
          ) : null}
          {run.error && !stopped ? <Unable error={run.error} otherwise={<ProblemNote error={run.error} />} /> : null}
          {run.data ? <Found run={run.data} /> : null}
        </div>
      </Section>
      <Section title={ledger.memory}>
        {before ? <Memory before={before} state={state} /> : <p className={css.quiet}>{ledger.memoryNone}</p>}
      </Section>
      <Section title={ledger.command}>
        <pre className={css.record}>{`greffe ledger verify greffe-ledger.jsonl --key '${key}'`}</pre>
      </Section>
    </div>
  );
}

interface Run {
  readonly found: Awaited<ReturnType<typeof verifyWhole>>;
  readonly before: Remembered | null;
  readonly state: LedgerState;
  readonly given: boolean;
}

function Found({ run: { found, before, state, given } }: { readonly run: Run }) {
  const { words, locale } = useLanguage();
  const { proved, limits } = words.ledger;
  const number = (n: number) => n.toLocaleString(locale);
  if (!found.ok) return <Verdict found={found} proved={[]} />;
  const { entries, streams, root, checkpoints, setAside } = found.summary;
  return (
    <Verdict
      found={found}
      proved={[
        proved.entries(number(entries), number(streams)),
        proved.root(root),
        proved.points(number(checkpoints)),
        ...(before ? [proved.since(number(before.size), timeText(before.at, 'short', locale))] : []),
      ]}
      limits={[
        given ? limits.keyGiven : limits.key,
        ...(setAside.length > 0 ? [limits.setAside(number(setAside.length))] : []),
        ...(before ? [] : [limits.first]),
        ...(state.waiting > 0 ? [limits.waiting(state.waiting)] : []),
        limits.truth,
        limits.hour,
        limits.program,
      ]}
    />
  );
}

/** What was verified here before, held against the log of today without being asked. */
function Memory({ before, state }: { readonly before: Remembered; readonly state: LedgerState }) {
  const { words, locale } = useLanguage();
  const { ledger } = words;
  const same = before.vkey === state.vkey;
  const grown = useQuery({
    ...growthQuery({ size: before.size, note: before.checkpoint }, state),
    enabled: same,
  });
  if (!same) return <Note>{ledger.memoryOtherKey}</Note>;
  if (grown.isPending) return <p className={css.quiet}>{ledger.verifying}</p>;
  if (grown.error) return <Unable error={grown.error} otherwise={<Note>{ledger.memoryFails}</Note>} />;
  if (!grown.data.ok) return <Note>{ledger.memoryFails}</Note>;
  const size = before.size.toLocaleString(locale);
  return <Note tone="ok">{ledger.memoryHolds(size, timeText(before.at, 'short', locale))}</Note>;
}
