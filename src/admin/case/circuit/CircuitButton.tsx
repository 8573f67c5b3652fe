/** Opens the circuit of a case; the drawing is loaded when it is asked for. */
import { useQuery } from '@tanstack/react-query';
import { Waypoints } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { lawQuery } from '../../api/law.js';
import { useLanguage } from '../../i18n/language.js';
import { Dialog } from '../../ui/dialog.js';
import { Loading } from '../../ui/states.js';
import panel from '../Panel.module.css';
import type { CaseFile } from '../read.js';

const CircuitView = lazy(() => import('./CircuitView.js'));

export function CircuitButton({ file }: { readonly file: CaseFile }) {
  const { words, say } = useLanguage();
  const [open, setOpen] = useState(false);
  const circuit = useQuery(lawQuery).data?.circuits.find(({ code }) => code === file.circuit);
  if (!circuit) return null;
  return (
    <>
      <button type="button" className={panel.link} onClick={() => setOpen(true)}>
        <Waypoints size={13} aria-hidden />
        {words.circuit.open}
      </button>
      {open ? (
        <Dialog title={words.circuit.title(say(circuit.title))} open onClose={() => setOpen(false)} wide="full">
          <Suspense fallback={<Loading />}>
            <CircuitView file={file} circuit={circuit} />
          </Suspense>
        </Dialog>
      ) : null}
    </>
  );
}
