/** A request that is several: its parts are proposed, confirmed by a second person, then followed as cases of their own. */
import { client, take } from '../../api/client.js';
import { useNameOf } from '../../api/colleagues.js';
import { actOn, payloadOfThing, type Signature, sign } from '../../api/signing.js';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../i18n/vocabulary.js';
import { verdictTone } from '../../inbox/tone.js';
import { Tag, Time } from '../../ui/bits.js';
import { Button } from '../../ui/button.js';
import { Link } from '../../ui/route.js';
import { ProblemNote } from '../../ui/states.js';
import { say as tell } from '../../ui/toast.js';
import { useFactWords } from '../facts.js';
import panel from '../Panel.module.css';
import { type CaseFile, isOpen, moveOf, particularsOf, useCommand } from '../read.js';
import { Section } from '../Section.js';
import { useReason } from '../useReason.js';
import { PartsForm } from './PartsForm.js';

type Proposed = NonNullable<CaseFile['state']['proposedSplit']>;

export function Division({ file }: { readonly file: CaseFile }) {
  const { division } = useLanguage().words;
  const { proposedSplit, split } = file.state;
  return (
    <>
      {file.whole ? (
        <Section title={division.partTitle}>
          <p className={panel.line}>
            {division.partOf} <Link to={`/cases/${file.whole.id}`}>{file.whole.reference}</Link>
          </p>
        </Section>
      ) : null}
      {split ? <Parts file={file} /> : null}
      {proposedSplit ? <Waiting file={file} proposed={proposedSplit} /> : null}
      {isOpen(file, 'propose_split') ? <PartsForm key={file.state.seq} file={file} /> : null}
    </>
  );
}

/** The cases of the parts, with where each stands. */
function Parts({ file }: { readonly file: CaseFile }) {
  const { division } = useLanguage().words;
  const names = useNames();
  return (
    <Section title={division.parts}>
      {file.parts.length === 0 ? <p className={panel.quiet}>{division.opening}</p> : null}
      <ul className={panel.prose}>
        {file.parts.map(({ id, reference, row, verdict, outcome, safeEnd }) => (
          <li key={id}>
            <Link to={`/cases/${id}`}>{reference}</Link> {row}{' '}
            {verdict ? <Tag tone={verdictTone(verdict)}>{names('verdict', verdict)}</Tag> : null}{' '}
            {outcome ? names('outcome', outcome) : safeEnd ? <Time at={safeEnd} format="weekday" /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What each part of the proposal asks, as it is signed. */
function useTold({ id, reference, ...file }: CaseFile, { parts, seq }: Proposed) {
  const { division, signing } = useLanguage().words;
  const names = useNames();
  const { textOf } = useFactWords();
  const targets = particularsOf({ id, reference, ...file })?.targets ?? [];
  const told = parts.map(({ bases, categories, targets: places }) =>
    [
      textOf('bases', bases),
      categories.map((category) => names('category', category)).join(', '),
      places.map((place) => targets[place]?.value ?? '').join(', '),
    ].join(' · '),
  );
  const signature = async (): Promise<Signature> => {
    const payload = await payloadOfThing({ parts });
    const shown = [
      { label: signing.case, value: reference },
      ...told.map((value, at) => ({ label: division.part(at + 1), value })),
    ];
    return sign(actOn('confirm_split', { case: id, payload, seq }), { title: division.confirm, shown });
  };
  return { told, signature };
}

function Waiting({ file, proposed }: { readonly file: CaseFile; readonly proposed: Proposed }) {
  const { division } = useLanguage().words;
  const nameOf = useNameOf();
  const reason = useReason();
  const { told, signature } = useTold(file, proposed);
  const confirm = useCommand(file.id, () => tell(division.confirmed));
  const closed = moveOf(file, 'confirm_split')?.closed ?? null;
  const params = { path: { id: file.id, proposal: proposed.seq } };
  return (
    <Section title={division.proposed} aside={<Tag tone="warn">{division.by(nameOf(proposed.by))}</Tag>}>
      <ol className={panel.prose}>
        {told.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      {closed ? <p className={panel.quiet}>{reason(closed)}</p> : null}
      <ProblemNote error={confirm.error} />
      {closed ? null : (
        <div className={panel.buttons}>
          <Button
            small
            busy={confirm.isPending}
            onClick={() => {
              let signed: Promise<Signature> | undefined;
              confirm.mutate(async (seen) => {
                signed ??= signature();
                const body = { seen, signature: await signed };
                return take(client.POST('/api/cases/{id}/split/{proposal}/confirmation', { params, body }));
              });
            }}
          >
            {division.confirm}
          </Button>
        </div>
      )}
    </Section>
  );
}
