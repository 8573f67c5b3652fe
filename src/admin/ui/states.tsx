/** The honest states of a screen: loading, empty, refused, failed, offline. */
import { CircleCheck, CloudOff, FileQuestion, Info, Lock, TriangleAlert } from 'lucide-react';
import { Component, type ErrorInfo, type ReactNode, useContext } from 'react';
import { ProblemError } from '../api/problem.js';
import { SignatureDeclined } from '../api/signing.js';
import { useWords } from '../i18n/language.js';
import { Button } from './button.js';
import { FormProblems, labelOf } from './field-problems.js';
import css from './states.module.css';

interface StateProps {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Nothing else is on the page: the title is its heading. */
  readonly whole?: true;
}

export function Blank({ icon, title, children, action, whole }: StateProps) {
  const Title = whole ? 'h1' : 'p';
  return (
    <div className={css.blank}>
      {icon ? <span className={css.icon}>{icon}</span> : null}
      <Title className={css.title}>{title}</Title>
      {children ? <div className={css.text}>{children}</div> : null}
      {action}
    </div>
  );
}

/** The sentence of a problem in the words of the server, or ours where none came. */
export function useProblemText(): (error: unknown) => string {
  const { states, stepUp } = useWords();
  return (error) => {
    if (!(error instanceof ProblemError)) return states.unreadable;
    if (error.code === 'offline') return states.offline;
    if (error.code === 'step-up-required') return stepUp.cancelled;
    if (error.code === 'csrf-token-missing') return states.otherSession;
    return error.message || states.unreadable;
  };
}

/** Something to know before one goes on; `role` alert says it aloud. */
export function Note({ tone = 'crit', children }: { readonly tone?: NoteTone; readonly children: ReactNode }) {
  const Icon = noteIcons[tone];
  return (
    <div className={css.note} data-tone={tone} role={tone === 'crit' ? 'alert' : undefined}>
      <Icon size={15} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

const noteIcons = { crit: TriangleAlert, warn: TriangleAlert, info: Info, ok: CircleCheck };
type NoteTone = keyof typeof noteIcons;

/** The place of what is being read, so that nothing jumps when it comes. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const { shell } = useWords();
  return (
    <div className={css.loading} role="status">
      <span className="sr">{shell.loading}</span>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <i key={at} aria-hidden />
      ))}
    </div>
  );
}

/** Why a form was not taken, above its buttons; what a field of the form shows is not said again. */
export function ProblemNote({ error }: { readonly error: unknown }) {
  const { states } = useWords();
  const { shown } = useContext(FormProblems);
  const text = useProblemText();
  if (!error || error instanceof SignatureDeclined) return null;
  const problem = error instanceof ProblemError ? error : null;
  const others = (problem?.fields ?? []).filter((each) => labelOf(each, shown) === undefined);
  if (problem && problem.fields.length > 0 && others.length === 0) return null;
  return (
    <Note>
      <p>{text(error)}</p>
      {others
        .filter(({ detail }) => detail !== problem?.message)
        .map(({ pointer, detail }) => (
          <p key={pointer}>{detail}</p>
        ))}
      {problem?.article ? <p className={css.small}>{states.article(problem.article)}</p> : null}
      {problem?.retryAfter ? <p className={css.small}>{states.retryIn(problem.retryAfter)}</p> : null}
    </Note>
  );
}

interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** A whole screen, or a whole pane, that could not be had. */
export function Failure({ error, onRetry }: FailureProps) {
  const { states, shell } = useWords();
  const text = useProblemText();
  const problem = error instanceof ProblemError ? error : null;
  const retry = onRetry ? <Button onClick={onRetry}>{shell.retry}</Button> : null;
  if (problem?.status === 403) {
    return (
      <Blank icon={<Lock size={22} aria-hidden />} title={states.forbiddenTitle}>
        {`${problem.message} ${states.forbidden}`}
      </Blank>
    );
  }
  const icons = problem?.status === 404 ? FileQuestion : problem?.status === 0 ? CloudOff : TriangleAlert;
  const Icon = icons;
  return (
    <Blank icon={<Icon size={22} aria-hidden />} title={text(error)} action={retry}>
      {problem?.requestId ? <code>{states.request(problem.requestId)}</code> : null}
    </Blank>
  );
}

interface BoundaryProps {
  readonly children: ReactNode;
  readonly fallback: (error: Error) => ReactNode;
}

/** A fault of one screen leaves the others standing. */
export class Boundary extends Component<BoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo): void {
    reportError(new Error(`${error.message}${componentStack ?? ''}`, { cause: error }));
  }

  override render(): ReactNode {
    return this.state.error ? this.props.fallback(this.state.error) : this.props.children;
  }
}

export function Crash({ error }: { readonly error: Error }) {
  const { states } = useWords();
  const action = (
    <Button kind="primary" onClick={() => location.reload()}>
      {states.reload}
    </Button>
  );
  return (
    <Blank icon={<TriangleAlert size={22} aria-hidden />} title={states.failedTitle} action={action}>
      <p>{states.failed}</p>
      <code>{error.message}</code>
    </Blank>
  );
}
