/** Which process serves a route: each kind of process has its own login to the database, and the routes that go with it. */
import { SetMetadata, type Type } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { type Refusal, refusal } from '../../../domain/kernel/result.js';
import type { ProcessRole } from '../../database/roles.js';

/** Sign-in and accounts, incoming webhooks, or all the rest; `every` is served by each process, for monitors. */
type Part = 'api' | 'identity' | 'intake' | 'every';

const PART = Symbol('part');

/** On a controller; one without it belongs to `api`. */
export const ServedBy = (part: Part) => SetMetadata(PART, part);

/** The parts that this process serves. */
export class Served {
  private readonly parts: ReadonlySet<Part>;

  /** @param hasIdentity whether this process has the login of sign-in and accounts */
  constructor(
    readonly role: ProcessRole,
    hasIdentity: boolean,
  ) {
    const own: Part[] = role === 'all' ? ['api', 'intake'] : role === 'api' || role === 'intake' ? [role] : [];
    this.parts = new Set<Part>(['every', ...own, ...(hasIdentity ? (['identity'] as const) : [])]);
  }

  has(reflector: Reflector, controller: Type): boolean {
    return this.parts.has(reflector.get<Part | undefined>(PART, controller) ?? 'api');
  }
}

export const servedElsewhere: Refusal = refusal(
  'served-elsewhere',
  'not_found',
  'Ce processus ne sert pas cette adresse : un autre processus du service le fait, vers lequel le proxy doit la diriger.',
  'This process does not serve this address: another process of the service does, to which the proxy must send it.',
);
