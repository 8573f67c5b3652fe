/** The name of the view in view, the way to the others, and the keeping of this one. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BookmarkPlus, ChevronDown, Download, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { client, take } from '../api/client.js';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField, Toggle } from '../ui/field.js';
import { Menu } from '../ui/menu.js';
import { useGo } from '../ui/route.js';
import { ProblemNote, useProblemText } from '../ui/states.js';
import { say, sayUndoable } from '../ui/toast.js';
import type { InboxAddress } from './address.js';
import { useExport } from './export.js';
import css from './Inbox.module.css';
import { isView, type ShownView, useViews, viewsQuery } from './views.js';

export function ViewMenu({ address }: { readonly address: InboxAddress }) {
  const { inbox } = useWords();
  const go = useGo();
  const views = useViews();
  const [saving, setSaving] = useState(false);
  const deleting = useDeletion();
  const exporting = useExport(address.query);
  const current = views.find((view) => isView(view, address.query));
  const name = current?.name ?? (address.query === '' ? inbox.title : inbox.filtered);
  const items = [
    { key: '', label: inbox.title, checked: address.query === '', onChoose: () => go(address.toQuery('')) },
    ...views.map(({ key, name: label, query, count }) => ({
      key,
      label: `${label} (${count ?? '?'})`,
      checked: key === current?.key,
      onChoose: () => go(address.toQuery(query)),
    })),
    ...(current
      ? []
      : [
          {
            key: 'save',
            label: inbox.saveView,
            icon: <BookmarkPlus size={15} aria-hidden />,
            onChoose: () => setSaving(true),
          },
        ]),
    {
      key: 'export',
      label: inbox.exportCsv,
      icon: <Download size={15} aria-hidden />,
      onChoose: () => exporting.mutate(),
    },
    ...(!current || current.own === null
      ? []
      : [
          {
            key: 'delete',
            label: inbox.deleteView,
            icon: <Trash2 size={15} aria-hidden />,
            danger: true,
            onChoose: () => deleting.mutate(current),
          },
        ]),
  ];
  return (
    <>
      <h1 className={css.heading}>
        <Menu
          items={items}
          width={270}
          target={
            <button type="button" className={css.view}>
              <span title={name}>{name}</span>
              <ChevronDown size={16} aria-hidden />
            </button>
          }
        />
      </h1>
      <SaveView open={saving} onClose={() => setSaving(false)} query={address.query} />
    </>
  );
}

function useDeletion() {
  const queries = useQueryClient();
  const { inbox } = useWords();
  const textOf = useProblemText();
  const keeping = useKeeping(() => say(inbox.viewSaved));
  return useMutation({
    mutationFn: (view: ShownView) =>
      take(client.DELETE('/api/views/{id}', { params: { path: { id: view.own ?? '' } } })),
    onSuccess: (_, view) => {
      sayUndoable(inbox.viewDeleted, {
        label: inbox.bulk.undo,
        act: () => keeping.mutate(view, { onError: (error) => say(textOf(error)) }),
      });
      return queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
    },
  });
}

/** Keeps a query under a name, for oneself or shared with all. */
function useKeeping(onKept: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, query, shared }: Pick<ShownView, 'name' | 'query' | 'shared'>) =>
      take(client.POST('/api/views', { body: { name, query, shared } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
      onKept();
    },
  });
}

interface SaveViewProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly query: string;
}

function SaveView({ open, onClose, query }: SaveViewProps) {
  const { inbox, shell } = useWords();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keeping = useKeeping(() => {
    say(inbox.viewSaved);
    setName('');
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keeping.mutate({ name: name.trim(), query, shared });
  };
  return (
    <Dialog title={inbox.saveView} open={open} onClose={onClose}>
      <form onSubmit={submit} className={css.form}>
        <TextField label={inbox.viewName} value={name} onChange={setName} maxLength={80} required autoFocus />
        <Toggle label={inbox.viewShared} help={inbox.viewSharedHelp} checked={shared} onChange={setShared} />
        <ProblemNote error={keeping.error} />
        <div className={css.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" type="submit" busy={keeping.isPending}>
            {shell.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
