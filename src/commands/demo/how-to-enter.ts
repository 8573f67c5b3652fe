/** How the reader enters as each person of the demonstration, and what waits for that person: one reader can play them all. */
import type { Task } from './desk-client.js';
import { tableOf } from './table.js';

export interface Entrance {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly string[];
  readonly tasks: readonly Pick<Task, 'reference' | 'open'>[];
}

/** The first thing that waits for each, in the order of their ends; `–` where nothing does. */
export function howToEnter(people: readonly Entrance[]): string {
  const rows = people.map(({ name, roles, email, password, tasks: [first] }) => [
    ...[name, roles.join(', '), email, password],
    first ? `${first.reference}: ${first.open.join(', ')}` : '–',
  ]);
  return [
    'Enter as each of these people; the passwords were made for this run alone.\n',
    tableOf(['name', 'role', 'address', 'password', 'waits for them'], rows),
    '\nA tour of one request: as a jurist, confirm the facts of a case and prepare its answer. As the head of legal, and as',
    'each other person whom the case asks for, approve it. As a jurist who did not prepare it, send it. The administrator',
    'grants a right, which the head of legal confirms. A private window for each person keeps them all signed in.',
  ].join('\n');
}
