/** The parts of a letter in their order: its fixed paragraphs, and between them those that a person writes. */
import { Plus, X } from 'lucide-react';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../i18n/vocabulary.js';
import { Button } from '../../ui/button.js';
import { CheckField, TextAreaField } from '../../ui/field.js';
import type { Advice, CaseFile } from '../read.js';
import css from './Prepare.module.css';
import type { Element, Preview, Writing } from './writing.js';

interface WritingFormProps {
  readonly file: CaseFile;
  readonly advice: Advice | undefined;
  readonly preview: Preview;
  readonly writing: Writing;
  readonly onChange: (writing: Writing) => void;
}

const LONGEST = 2_000;

export function WritingForm({ file, advice, preview, writing, onChange }: WritingFormProps) {
  const { words, language } = useLanguage();
  const { writing: say } = words;
  const [authentic, translation] = preview.versions;
  if (!authentic) return null;
  const read = preview.versions.find((version) => version.language === language) ?? authentic;
  const both = translation !== undefined;
  return (
    <>
      <Grounds file={file} writing={writing} onChange={onChange} />
      {read.sections.map(({ element, fixed }) => (
        <fieldset key={element} className={css.part}>
          <legend>{say.elements[element]}</legend>
          {fixed.length > 0 ? (
            <details>
              <summary>{say.fixed(fixed.length)}</summary>
              {fixed.map((text) => (
                <p key={text}>{text}</p>
              ))}
            </details>
          ) : null}
          {element === 'missing' ? (
            <Questions advice={advice} checks={preview.checks} both={both} writing={writing} onChange={onChange} />
          ) : null}
          <Paragraphs element={element} both={both} writing={writing} onChange={onChange} />
        </fieldset>
      ))}
    </>
  );
}

type PartProps = Pick<WritingFormProps, 'writing' | 'onChange'> & { readonly both: boolean };

function Grounds({ file, writing, onChange }: Pick<WritingFormProps, 'file' | 'writing' | 'onChange'>) {
  const { caseFile, writing: say } = useLanguage().words;
  const names = useNames();
  const grounds = file.state.classification?.grounds ?? [];
  if (grounds.length === 0) return null;
  const stated = writing.grounds ?? grounds;
  const state = (ground: (typeof grounds)[number], on: boolean) => {
    const kept = grounds.filter((each) => (each === ground ? on : stated.includes(each)));
    onChange({ ...writing, grounds: kept.length === grounds.length ? null : kept });
  };
  return (
    <fieldset className={css.part}>
      <legend>{caseFile.grounds}</legend>
      {grounds.map((ground) => (
        <CheckField
          key={ground}
          label={names('ground', ground)}
          checked={stated.includes(ground)}
          disabled={stated.length === 1 && stated.includes(ground)}
          onChange={(on) => state(ground, on)}
        />
      ))}
      <p className={css.help}>{say.groundsHelp}</p>
    </fieldset>
  );
}

interface QuestionsProps extends PartProps {
  readonly advice: Advice | undefined;
  readonly checks: Preview['checks'];
}

function Questions({ advice, checks, both, writing, onChange }: QuestionsProps) {
  const { words, say: inLanguage } = useLanguage();
  const known = [...(advice?.failing ?? []), ...(advice?.unknown ?? [])];
  const leave = (check: (typeof checks)[number], asked: boolean) => {
    const others = writing.leftOut.filter((each) => each !== check);
    onChange({ ...writing, leftOut: asked ? others : [...others, check] });
  };
  return (
    <>
      {checks.map((check) => {
        const title = known.find((each) => each.check === check)?.title;
        return (
          <CheckField
            key={check}
            label={title ? inLanguage(title) : check}
            checked={!writing.leftOut.includes(check)}
            onChange={(asked) => leave(check, asked)}
          />
        );
      })}
      <Texts
        name={words.writing.question}
        add={words.writing.addQuestion}
        both={both}
        texts={writing.questions}
        onChange={(questions) => onChange({ ...writing, questions })}
      />
    </>
  );
}

function Paragraphs({ element, both, writing, onChange }: PartProps & { readonly element: Element }) {
  const { writing: say } = useLanguage().words;
  const own = writing.paragraphs.filter((each) => each.element === element);
  const others = writing.paragraphs.filter((each) => each.element !== element);
  return (
    <Texts
      name={say.paragraph}
      add={say.addParagraph}
      both={both}
      texts={own}
      onChange={(texts) =>
        onChange({ ...writing, paragraphs: [...others, ...texts.map((each) => ({ ...each, element }))] })
      }
    />
  );
}

interface Text {
  readonly fr: string;
  readonly en?: string | null;
}

interface TextsProps {
  readonly name: string;
  readonly add: string;
  readonly both: boolean;
  readonly texts: readonly Text[];
  readonly onChange: (texts: { fr: string; en: string | null }[]) => void;
}

function Texts({ name, add, both, texts, onChange }: TextsProps) {
  const { words } = useLanguage();
  const { writing: say } = words;
  const whole = texts.map(({ fr, en }) => ({ fr, en: en ?? null }));
  const change = (at: number, change: Partial<Text>) =>
    onChange(whole.map((each, place) => (place === at ? { ...each, ...change, en: change.en ?? each.en } : each)));
  return (
    <>
      {whole.map(({ fr, en }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other name than its place
        <div key={at} className={css.text}>
          <TextAreaField
            label={say.inFrench(name)}
            value={fr}
            rows={3}
            maxLength={LONGEST}
            onChange={(text) => change(at, { fr: text })}
          />
          {both ? (
            <TextAreaField
              label={say.inEnglish(name)}
              value={en ?? ''}
              rows={3}
              maxLength={LONGEST}
              onChange={(text) => change(at, { en: text })}
            />
          ) : null}
          <Button
            small
            kind="quiet"
            before={<X size={13} aria-hidden />}
            onClick={() => onChange(whole.filter((_text, place) => place !== at))}
          >
            {say.remove}
          </Button>
        </div>
      ))}
      <Button
        small
        kind="quiet"
        before={<Plus size={13} aria-hidden />}
        onClick={() => onChange([...whole, { fr: '', en: null }])}
      >
        {add}
      </Button>
    </>
  );
}
