/** The parts as the rules would have them; a person says whose data each asks, and why. */
import type { FormEvent, ReactNode } from 'react';
import { client, take } from '../../api/client.js';
import { DraftLine } from '../../drafts/DraftLine.js';
import { useDraft } from '../../drafts/useDraft.js';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../i18n/vocabulary.js';
import { Button } from '../../ui/button.js';
import { CheckField, TextAreaField } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { ProblemNote } from '../../ui/states.js';
import { say as tell } from '../../ui/toast.js';
import { useFactWords } from '../facts.js';
import panel from '../Panel.module.css';
import { type CaseFile, particularsOf, useCommand } from '../read.js';
import { Section } from '../Section.js';
import css from './PartsForm.module.css';

interface Asked {
  readonly bases: CaseFile['division'][number]['bases'];
  readonly categories: CaseFile['division'][number]['categories'];
  readonly targets: readonly number[];
}

interface Division {
  readonly parts: readonly Asked[];
  readonly reason: string;
}

const basesOf = (parts: readonly Asked[]): string => parts.map(({ bases }) => bases.join()).join(' ');

const toggled = <Item,>(items: readonly Item[], item: Item, on: boolean): Item[] =>
  on ? [...items, item] : items.filter((each) => each !== item);

export function PartsForm({ file }: { readonly file: CaseFile }) {
  const { caseFile, division, moves } = useLanguage().words;
  const { textOf } = useFactWords();
  const names = useNames();
  const first: Division = {
    parts: file.division.map(({ bases, categories }) => ({ bases, categories, targets: [] })),
    reason: '',
  };
  const fits = ({ parts }: Division) => basesOf(parts) === basesOf(first.parts);
  const draft = useDraft(file.id, { name: 'split', first, entries: file.history.length, fits });
  const { parts, reason } = draft.fields;
  const run = useCommand(file.id, () => {
    draft.clear();
    tell(division.sent);
  });
  const targets = particularsOf(file)?.targets ?? [];
  const set = (at: number, part: Asked) =>
    draft.change({ parts: parts.map((each, place) => (place === at ? part : each)) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = parts.map(({ bases, categories, targets: places }) => ({
      ...{ bases: [...bases], categories: [...categories], targets: [...places] },
    }));
    const params = { path: { id: file.id } };
    run.mutate((seen) => take(client.POST('/api/cases/{id}/split', { params, body: { seen, parts: asked, reason } })));
  };
  return (
    <Section title={division.title}>
      <p className={panel.quiet}>{division.intro}</p>
      <Form onSubmit={submit} className={`${panel.form} ${css.parts}`} error={run.error}>
        <DraftLine draft={draft} />
        {parts.map((part, at) => (
          <fieldset key={part.bases.join()} className={css.part}>
            <legend>{division.part(at + 1)}</legend>
            <p className={panel.quiet}>
              {textOf('bases', part.bases)} · {caseFile.rule(file.division[at]?.row ?? '')}
            </p>
            <Choices title={caseFile.requested}>
              {(file.state.facts?.categories ?? []).map((category) => (
                <li key={category}>
                  <CheckField
                    label={names('category', category)}
                    checked={part.categories.includes(category)}
                    onChange={(on) => set(at, { ...part, categories: toggled(part.categories, category, on) })}
                  />
                </li>
              ))}
            </Choices>
            {targets.length > 0 ? (
              <Choices title={caseFile.targets}>
                {targets.map(({ value }, place) => (
                  <li key={value}>
                    <CheckField
                      label={value}
                      checked={part.targets.includes(place)}
                      onChange={(on) => set(at, { ...part, targets: toggled(part.targets, place, on) })}
                    />
                  </li>
                ))}
              </Choices>
            ) : null}
          </fieldset>
        ))}
        <TextAreaField
          field="reason"
          label={division.reason}
          help={moves.reasonHelp}
          value={reason}
          onChange={(text) => draft.change({ reason: text })}
          maxLength={20_000}
          required
        />
        <ProblemNote error={run.error} />
        <div className={panel.buttons}>
          <Button kind="primary" type="submit" busy={run.isPending}>
            {division.propose}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

function Choices({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h4>{title}</h4>
      <ul>{children}</ul>
    </div>
  );
}
