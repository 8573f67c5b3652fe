/** The form of the action that establishes the origin, with its evidence. */
import type { FormEvent } from 'react';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { useLanguage } from '../i18n/language.js';
import { useNames, wordsOf } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { ProblemNote } from '../ui/states.js';
import css from './Origin.module.css';
import { nothingGiven, OriginFields, originBody, type Zone } from './OriginFields.js';

type CaseFile = components['schemas']['CaseFile'];

interface EstablishOriginProps {
  readonly file: CaseFile;
  readonly title: string;
  /** Writes on what was seen. */
  readonly run: {
    readonly mutate: (send: (seen: number) => Promise<unknown>) => void;
    readonly error: unknown;
    readonly isPending: boolean;
  };
  readonly onClose: () => void;
}

export function EstablishOrigin({ file, title, run, onClose }: EstablishOriginProps) {
  const { origin, shell, moves } = useLanguage().words;
  const names = useNames();
  const known = file.state.facts?.issuerZone ?? 'UNKNOWN';
  const zones = wordsOf('issuerZone').filter((each) => each !== 'UNKNOWN');
  const beginning: Zone = known === 'UNKNOWN' ? 'FR' : known;
  const first = { zone: beginning, given: nothingGiven(file, 'zone') };
  const draft = useDraft(file.id, { name: 'record_origin', first, entries: file.history.length });
  const { zone, given } = draft.fields;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const params = { path: { id: file.id } };
    run.mutate(async (seen) => {
      const body = { seen, ...originBody(file, zone, given) };
      await take(client.POST('/api/cases/{id}/origins', { params, body }));
      draft.clear();
    });
  };
  return (
    <Dialog title={title} open onClose={onClose}>
      <Form onSubmit={submit} className={css.form} error={run.error}>
        <DraftLine draft={draft} />
        <p className={css.quiet}>{origin.intro}</p>
        <SelectField
          field="zone"
          label={origin.zone}
          value={zone}
          choices={zones.map((each) => [each, names('issuerZone', each)] as const)}
          onChange={(chosen) => draft.change({ zone: chosen })}
        />
        <OriginFields
          file={file}
          zone={zone}
          wants="zone"
          given={given}
          onChange={(part) => draft.change({ given: part })}
        />
        <ProblemNote error={run.error} />
        <div className={css.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" type="submit" busy={run.isPending}>
            {moves.submit}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
