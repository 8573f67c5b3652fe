/** A copy of a PDF from which some of it is taken for ever: what, why, and then what is left of it. */
import { useMutation } from '@tanstack/react-query';
import { Search, SquarePlus, Trash2 } from 'lucide-react';
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react';
import { useWords } from '../../i18n/language.js';
import { Button, IconButton } from '../../ui/button.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Loading, Note, ProblemNote } from '../../ui/states.js';
import { CopyView } from './CopyView.js';
import css from './Redactor.module.css';
import { type Copy, type RedactionSource, redact } from './redaction.query.js';
import { ZoneLayer } from './ZoneLayer.js';
import { type Box, middleOf, onPage, type RedactionReason, type Zone } from './zones.js';

const PdfPages = lazy(async () => ({ default: (await import('../../ui/PdfPages.js')).PdfPages }));
/** As the server takes at most. */
const MOST_ZONES = 500;

interface RedactorProps {
  readonly caseId: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly source: RedactionSource;
  /** Of the list of reasons on the last page of the copy. */
  readonly language: 'fr' | 'en';
  readonly onClose: () => void;
  /** What is done with the copy; without it the copy can only be kept as a file. */
  readonly onCopy?: (copy: Copy) => void;
}

export function Redactor({ caseId, name, bytes, source, language, onClose, onCopy }: RedactorProps) {
  const { redaction, shell } = useWords();
  const [zones, setZones] = useState<readonly Zone[]>([]);
  const [reason, setReason] = useState<RedactionReason>('third_person');
  const next = useRef(1);
  const making = useMutation({ mutationFn: () => redact(caseId, source, zones, language) });
  const add = (boxes: readonly Box[]): number => {
    const made = boxes.map((box) => ({ ...onPage(box), reason, id: next.current++ }));
    setZones((known) => [...known, ...made].slice(0, MOST_ZONES));
    return made[0]?.id ?? 0;
  };
  const change = (zone: Zone) => setZones((known) => known.map((each) => (each.id === zone.id ? zone : each)));
  const remove = ({ id }: Zone) => {
    const left = zones.filter((each) => each.id !== id);
    setZones(left);
    // A keyboard user continues from the previous zone.
    focusZone(left.at(-1)?.id ?? 0);
  };
  if (making.data) {
    return (
      <CopyView
        name={name}
        copy={making.data}
        zones={zones}
        onAgain={() => making.reset()}
        onClose={onClose}
        onCopy={onCopy}
      />
    );
  }
  return (
    <div className={css.redactor}>
      <div className={css.tools}>
        <SelectField
          label={redaction.reason}
          value={reason}
          onChange={setReason}
          choices={Object.entries(redaction.reasons) as [RedactionReason, string][]}
        />
        <Words bytes={bytes} onFound={add} />
        <AddZone onAdd={(page) => focusZone(add([middleOf(page)]))} />
        <p id="redaction-keys" className={css.quiet}>
          {redaction.keys}
        </p>
      </div>
      <Suspense fallback={<Loading />}>
        <PdfPages
          bytes={bytes}
          label={redaction.pages(name)}
          over={(page) => (
            <ZoneLayer page={page} zones={zones} onDraw={(box) => add([box])} onChange={change} onRemove={remove} />
          )}
        />
      </Suspense>
      <div className={css.foot}>
        <ZoneList zones={zones} onChange={change} onRemove={remove} />
        <ProblemNote error={making.error} />
        <div className={css.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" disabled={zones.length === 0} busy={making.isPending} onClick={() => making.mutate()}>
            {redaction.make(zones.length)}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Once it is drawn. */
const focusZone = (id: number): void => {
  requestAnimationFrame(() => document.getElementById(`zone-${id}`)?.focus());
};

/** Covers every place where some words stand: what a mouse would draw, without one. */
function Words({
  bytes,
  onFound,
}: {
  readonly bytes: Uint8Array;
  readonly onFound: (boxes: readonly Box[]) => number;
}) {
  const { redaction } = useWords();
  const [typed, setTyped] = useState('');
  const finding = useMutation({
    mutationFn: async () => (await import('../../ui/pdf.js')).placesOf(bytes, typed),
    onSuccess: (places) => {
      if (places.length > 0) focusZone(onFound(places));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finding.mutate();
  };
  return (
    <form className={css.words} onSubmit={submit}>
      <TextField label={redaction.words} value={typed} onChange={setTyped} maxLength={200} />
      <Button
        type="submit"
        busy={finding.isPending}
        disabled={typed.trim() === ''}
        before={<Search size={14} aria-hidden />}
      >
        {redaction.cover}
      </Button>
      <p className={css.quiet} role="status">
        {finding.data ? redaction.found(finding.data.length) : ''}
      </p>
    </form>
  );
}

function AddZone({ onAdd }: { readonly onAdd: (page: number) => void }) {
  const { redaction } = useWords();
  const [page, setPage] = useState('1');
  return (
    <div className={css.add}>
      <TextField label={redaction.page} type="number" inputMode="numeric" value={page} onChange={setPage} />
      <Button before={<SquarePlus size={14} aria-hidden />} onClick={() => onAdd(Math.max(1, Number(page) || 1))}>
        {redaction.add}
      </Button>
    </div>
  );
}

interface ZoneListProps {
  readonly zones: readonly Zone[];
  readonly onChange: (zone: Zone) => void;
  readonly onRemove: (zone: Zone) => void;
}

function ZoneList({ zones, onChange, onRemove }: ZoneListProps) {
  const { redaction } = useWords();
  if (zones.length === 0) return <Note tone="info">{redaction.none}</Note>;
  const choices = Object.entries(redaction.reasons) as [RedactionReason, string][];
  return (
    <ol className={css.list} aria-label={redaction.list}>
      {zones.map((zone, at) => (
        <li key={zone.id}>
          <button type="button" className={css.show} onClick={() => focusZone(zone.id)}>
            {redaction.zoneShort(at + 1, zone.page)}
          </button>
          <SelectField
            label={<span className="sr">{redaction.reasonOf(at + 1)}</span>}
            value={zone.reason}
            onChange={(reason) => onChange({ ...zone, reason })}
            choices={choices}
          />
          <IconButton label={redaction.remove(at + 1)} onClick={() => onRemove(zone)}>
            <Trash2 size={15} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ol>
  );
}
