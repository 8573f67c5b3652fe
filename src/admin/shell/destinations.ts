/** Where the desk leads, and to whom it shows the way; the server decides who enters. */
import {
  BellRing,
  BookLock,
  BookOpenText,
  BookUser,
  CalendarClock,
  ChartBar,
  ChartColumn,
  CheckCheck,
  FilePlus2,
  Inbox,
  type LucideIcon,
  MailX,
  PackageOpen,
  PhoneCall,
  Scale,
  UsersRound,
  Workflow,
} from 'lucide-react';
import type { PersonAction } from '../api/session.js';
import type { Words } from '../i18n/fr/words.js';

export interface Destination {
  readonly path: string;
  readonly icon: LucideIcon;
  readonly label: (words: Words) => string;
  /** Where there is little room. */
  readonly short?: (words: Words) => string;
  readonly action: PersonAction;
  /** `g` and this key lead there. */
  readonly key: string;
  /** Stands in the bar at the foot of a phone. */
  readonly onPhone?: true;
}

export const destinations: readonly Destination[] = [
  {
    path: '/',
    icon: Inbox,
    label: ({ shell }) => shell.inbox,
    short: ({ shell }) => shell.inboxShort,
    action: 'case.read',
    key: 'i',
    onPhone: true,
  },
  {
    path: '/approvals',
    icon: CheckCheck,
    label: ({ shell }) => shell.approvals,
    short: ({ shell }) => shell.approvalsShort,
    action: 'case.approve',
    key: 'a',
    onPhone: true,
  },
  {
    path: '/reports',
    icon: ChartColumn,
    label: ({ shell }) => shell.reports,
    action: 'report.read',
    key: 'r',
    onPhone: true,
  },
  {
    path: '/deadlines',
    icon: CalendarClock,
    label: ({ shell }) => shell.deadlines,
    action: 'case.read',
    key: 'd',
    onPhone: true,
  },
  {
    path: '/brief',
    icon: Scale,
    label: ({ counsel }) => counsel.myCase,
    action: 'brief.read',
    key: 'b',
    onPhone: true,
  },
  {
    path: '/production',
    icon: PackageOpen,
    label: ({ production }) => production.title,
    action: 'production.read',
    key: 's',
    onPhone: true,
  },
  { path: '/workload', icon: ChartBar, label: ({ workload }) => workload.title, action: 'workload.read', key: 'h' },
  { path: '/entry', icon: FilePlus2, label: ({ entry }) => entry.title, action: 'message.enter', key: 'e' },
  { path: '/notices', icon: BellRing, label: ({ notices }) => notices.title, action: 'case.read', key: 'o' },
  { path: '/aside', icon: MailX, label: ({ aside }) => aside.title, action: 'message.read', key: 'm' },
  { path: '/registry', icon: BookUser, label: ({ shell }) => shell.registry, action: 'registry.read', key: 'n' },
  { path: '/rules', icon: Workflow, label: ({ shell }) => shell.rules, action: 'case.read', key: 'c' },
  { path: '/law', icon: BookOpenText, label: ({ lawBook }) => lawBook.title, action: 'law.read', key: 'w' },
  { path: '/ledger', icon: BookLock, label: ({ shell }) => shell.ledger, action: 'ledger.read', key: 'l' },
  { path: '/people', icon: UsersRound, label: ({ shell }) => shell.people, action: 'status.read', key: 'p' },
  { path: '/on-call', icon: PhoneCall, label: ({ onCall }) => onCall.title, action: 'roster.read', key: 'y' },
];

/** In the bar of a phone; a user with none of those gets the first of their own. */
export function onPhone(places: readonly Destination[]): readonly Destination[] {
  const marked = places.filter((place) => place.onPhone);
  return marked.length > 0 ? marked : places.slice(0, 4);
}

export const destinationsFor = (actions: readonly PersonAction[]): Destination[] =>
  destinations.filter(({ action }) => actions.includes(action));
