/** A "no" of the server as the screens show it (RFC 9457): its sentence says what to do. */
import type { components } from './schema.js';

type Problem = components['schemas']['Problem'];

export class ProblemError extends Error {
  /** Stable: `look-again`, `csrf-token-missing`; `offline` when no answer came. */
  readonly code: string;
  readonly status: number;
  readonly article: string | undefined;
  readonly fields: readonly { readonly pointer: string; readonly detail: string }[];
  readonly requestId: string | undefined;
  /** Seconds to wait before another attempt. */
  readonly retryAfter: number | undefined;

  constructor(problem: Partial<Problem>, status: number, retryAfter?: number) {
    super(problem.detail ?? problem.title ?? '');
    this.name = 'ProblemError';
    this.code = problem.type?.replace('/problems/', '') ?? (status === 0 ? 'offline' : 'unreadable');
    this.status = status;
    this.article = problem.article;
    this.fields = problem.errors ?? [];
    this.requestId = problem.requestId;
    this.retryAfter = retryAfter;
  }
}
