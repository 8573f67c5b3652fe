/** What happens, told to every screen that listens: one reader of the log a process, however many listen. */
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import type { OpenSession } from '../access/session.store.js';
import { CaseFeed, type CaseHappening } from '../cases/rows/case-feed.js';
import { mayTake } from '../domain/case/permission.js';
import { SessionService } from '../identity/sign-in/session/session.service.js';
import { Database } from '../platform/database/database.js';
import { Loop } from '../platform/jobs/loop.js';
import { messageOf as reasonOf } from '../platform/telemetry/failure.js';
import { Logger } from '../platform/telemetry/logger.js';
import { PresenceStore, type Present } from './presence.store.js';

/** As Server-Sent Events carry them. */
export interface LiveMessage {
  readonly type: 'case' | 'presence' | 'reset' | 'alive' | 'signed_out';
  readonly id?: string;
  readonly data: object;
}

const POLL_MILLISECONDS = 300;
const PAGE = 500;
/** A browser that missed more reads the lists again, which is faster. */
const MOST_MISSED = 5_000;
/** So that a proxy sees that the stream lives, and an ended session is noticed though nothing happens. */
const ALIVE_MILLISECONDS = 15_000;

interface Batch {
  readonly happenings: readonly CaseHappening[];
  readonly next: number;
}

interface Screen {
  readonly sessionId: string;
  readonly messages: Subscriber<LiveMessage>;
  /** The first place it was not told of; what comes before it is known waits. */
  next: number | null;
  readonly waiting: Batch[];
}

@Injectable()
export class LiveService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly screens = new Set<Screen>();
  private readonly loop = new Loop(() => this.step());
  /** Where the reader stands; asked of the log when the first screen comes. */
  private place: Promise<number> | null = null;
  private company: ReadonlyMap<string, readonly string[]> = new Map();
  private aliveAt = 0;

  constructor(
    private readonly database: Database,
    private readonly feed: CaseFeed,
    private readonly presence: PresenceStore,
    private readonly sessions: SessionService,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const { messages } of this.screens) messages.complete();
    await this.loop.stop();
  }

  /**
   * Everything after the place `last`, then what comes; `reset` when that is too long ago. Ends when the session ends,
   * or when its person may no longer read cases. MUST only be opened for a person who may.
   */
  stream(session: OpenSession, last: number | null): Observable<LiveMessage> {
    return new Observable((messages) => {
      const screen: Screen = { sessionId: session.id, messages, next: null, waiting: [] };
      this.screens.add(screen);
      this.begin(screen, last).catch((error: unknown) => messages.error(error));
      return () => this.screens.delete(screen);
    });
  }

  /** The reader's place is known before the end of the log is read: what comes in between is read twice, and sent once. */
  private async begin(screen: Screen, last: number | null): Promise<void> {
    this.place ??= this.feed.end();
    await this.place;
    screen.next = await this.catchUp(last, screen.messages);
    // From here on a screen that is cut off goes on where it was, though nothing happened yet.
    screen.messages.next({ type: 'alive', ...(screen.next > 0 && { id: String(screen.next - 1) }), data: {} });
    for (const batch of screen.waiting) give(screen, batch);
  }

  /** Gives what was missed; returns the place reached. */
  private async catchUp(last: number | null, messages: Subscriber<LiveMessage>): Promise<number> {
    const end = await this.feed.end();
    if (last === null) return end;
    if (last >= end || end - last > MOST_MISSED) {
      messages.next({ type: 'reset', id: String(end - 1), data: {} });
      return end;
    }
    let next = last + 1;
    while (next < end) {
      const page = await this.feed.since(next, PAGE);
      for (const happening of page.happenings) messages.next(told(happening));
      next = page.next;
    }
    return next;
  }

  private async step(): Promise<number> {
    if (this.screens.size === 0) {
      this.place = null;
      return POLL_MILLISECONDS;
    }
    try {
      return (await this.look()) ? 0 : POLL_MILLISECONDS;
    } catch (error) {
      this.logger.warn('What happens could not be read.', { reason: reasonOf(error) });
      return POLL_MILLISECONDS;
    }
  }

  private async look(): Promise<boolean> {
    this.place ??= this.feed.end();
    const from = await this.place;
    const batch = await this.feed.since(from, PAGE);
    const messages = await this.companyMessages();
    if (performance.now() > this.aliveAt) messages.push({ type: 'alive', data: {} });
    if (batch.happenings.length > 0 || messages.length > 0) await this.endClosedSessions();
    if (messages.some(({ type }) => type === 'alive')) this.aliveAt = performance.now() + ALIVE_MILLISECONDS;
    this.place = Promise.resolve(batch.next);
    for (const screen of this.screens) {
      for (const message of messages) screen.messages.next(message);
      if (screen.next === null) screen.waiting.push(batch);
      else give(screen, batch);
    }
    return batch.next - from === PAGE;
  }

  /** Ends the streams of sessions that ended, and of persons who may no longer read. */
  private async endClosedSessions(): Promise<void> {
    const roles = await this.sessions.rolesOf([...this.screens].map(({ sessionId }) => sessionId));
    for (const { sessionId, messages } of this.screens) {
      if (mayTake('case.read', roles.get(sessionId) ?? [])) continue;
      messages.next({ type: 'signed_out', data: {} });
      messages.complete();
    }
  }

  /** Cases whose company changed since the last look. */
  private async companyMessages(): Promise<LiveMessage[]> {
    const before = this.company;
    this.company = companies(await this.database.transaction((tx) => this.presence.present(tx)));
    return [...new Set([...before.keys(), ...this.company.keys()])]
      .map((caseId) => ({ caseId, people: this.company.get(caseId) ?? [] }))
      .filter(({ caseId, people }) => people.join() !== (before.get(caseId) ?? []).join())
      .map((data) => ({ type: 'presence', data }));
  }
}

function companies(present: readonly Present[]): Map<string, string[]> {
  const people = new Map<string, string[]>();
  for (const { caseId, person } of present) people.set(caseId, [...(people.get(caseId) ?? []), person]);
  return people;
}

function give(screen: Screen, { happenings, next }: Batch): void {
  const place = screen.next ?? 0;
  for (const happening of happenings) if (happening.index >= place) screen.messages.next(told(happening));
  screen.next = Math.max(place, next);
}

const told = ({ index, ...data }: CaseHappening): LiveMessage => ({ type: 'case', id: String(index), data });
