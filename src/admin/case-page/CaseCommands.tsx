/** What can be done on the case that is shown, in the list of commands: each opens its form. */
import declared from 'virtual:actions';
import { FilePenLine, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ActDialog, hasForm } from '../case/Moves.js';
import { PrintDialog } from '../case/PrintDialog.js';
import { PrepareDialog } from '../case/prepare/PrepareDialog.js';
import { type CaseFile, isOpen, type Move } from '../case/read.js';
import { useLanguage } from '../i18n/language.js';
import { useOffer } from '../ui/offered.js';

type Chosen = { readonly command: Move['command'] } | { readonly prepare: CaseFile['actions'][number] } | 'print';

/** The list goes away before a form opens: it gives the focus back to where the person was, who returns there. */
const AFTER_THE_LIST_MILLISECONDS = 250;

export function CaseCommands({ file }: { readonly file: CaseFile }) {
  const { words, say } = useLanguage();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const group = useMemo(() => {
    const icon = <FilePenLine size={17} aria-hidden />;
    const open = (what: Chosen) => () => void setTimeout(() => setChosen(what), AFTER_THE_LIST_MILLISECONDS);
    const prepared = isOpen(file, 'prepare') ? file.actions : [];
    const moves = file.moves.filter(({ command, closed }) => closed === null && hasForm(command, file));
    return {
      title: words.palette.onCase(file.reference),
      actions: [
        ...prepared.map((action) => ({
          ...{ id: `prepare-${action}`, label: words.caseFile.prepare[action], icon },
          onChoose: open({ prepare: action }),
        })),
        ...moves.map(({ command }) => ({
          ...{ id: `act-${command}`, label: say(declared.actions[command].label), icon },
          onChoose: open({ command }),
        })),
        { id: 'print', label: words.print.open, icon: <Printer size={17} aria-hidden />, onChoose: open('print') },
      ],
    };
  }, [file, words, say]);
  useOffer(group);
  if (!chosen) return null;
  const close = () => setChosen(null);
  if (chosen === 'print') return <PrintDialog file={file} onClose={close} />;
  return 'prepare' in chosen ? (
    <PrepareDialog file={file} action={chosen.prepare} onClose={close} />
  ) : (
    <ActDialog file={file} command={chosen.command} onClose={close} />
  );
}
