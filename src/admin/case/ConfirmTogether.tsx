/** The facts that were read in one piece, confirmed by one press: one entry of the log for each. */
import { useQuery } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import { useWords } from '../i18n/language.js';
import css from './Facts.module.css';
import type { FactGroup } from './fact-groups.js';
import { factOf, isUnsaid } from './fact-values.js';
import { type CaseFile, type CommandRun, documentsQuery } from './read.js';

interface ConfirmTogetherProps {
  readonly file: CaseFile;
  readonly group: FactGroup;
  /** Whether facts can be confirmed now. */
  readonly open: boolean;
  readonly run: CommandRun;
}

export function ConfirmTogether({ file, group, open, run }: ConfirmTogetherProps) {
  const { caseFile, factGroups } = useWords();
  const documents = useQuery(documentsQuery(file.id, file.state.messages.length)).data ?? [];
  const { facts, confirmed } = file.state;
  if (!facts) return null;
  const parts = documents.flatMap(({ reading }) => reading?.parts ?? []);
  const piece = parts.find(({ path }) => path === group.from)?.name ?? caseFile.message;
  const title = group.alone ? factGroups.alone : group.from === null ? factGroups.concluded : factGroups.readIn(piece);
  const ready = group.names.filter((name) => !confirmed.includes(name) && !isUnsaid(name, factOf(facts, name)));
  const params = { path: { id: file.id } };
  const confirm = () => {
    const done = new Set<string>();
    run.mutate(async (seen) => {
      let seq = seen;
      for (const fact of ready.filter((name) => !done.has(name))) {
        const body = { seen: seq, confirmed: { fact, value: factOf(facts, fact) } as never };
        ({ seq } = await take(client.POST('/api/cases/{id}/facts', { params, body })));
        done.add(fact);
      }
    });
  };
  return (
    <header className={css.group}>
      <h4>{title}</h4>
      {open && !group.alone && ready.length > 1 ? (
        <button
          type="button"
          className={css.confirm}
          aria-label={factGroups.confirmAll(ready.length, title)}
          disabled={run.isPending}
          onClick={confirm}
        >
          {factGroups.confirmThese(ready.length)}
        </button>
      ) : null}
    </header>
  );
}
