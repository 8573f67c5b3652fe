/** Open sessions: when, how, and in what kind of browser; no place, no address. */
import type { ReactNode } from 'react';
import type { components } from '../api/schema.js';
import { useLanguage } from '../i18n/language.js';
import { Time } from '../ui/bits.js';
import { TableBox } from '../ui/page.js';

type Session = components['schemas']['SessionsOfPerson'][number];

/** Proper names, the same in every language. */
const names: Readonly<Record<Exclude<Session['browser'] | Session['system'], 'other'>, string>> = {
  edge: 'Edge',
  opera: 'Opera',
  firefox: 'Firefox',
  chrome: 'Chrome',
  safari: 'Safari',
  android: 'Android',
  ios: 'iOS',
  windows: 'Windows',
  macos: 'macOS',
  linux: 'Linux',
};

interface SessionTableProps<Shown extends Session> {
  readonly sessions: readonly Shown[];
  readonly actOf: (session: Shown) => ReactNode;
}

export function SessionTable<Shown extends Session>({ sessions, actOf }: SessionTableProps<Shown>) {
  const { account } = useLanguage().words;
  const place = ({ browser, system }: Session) =>
    [browser, system].map((name) => (name === 'other' ? account.unknownPlace : names[name])).join(', ');
  return (
    <TableBox label={account.sessions}>
      <thead>
        <tr>
          <th scope="col">{account.session}</th>
          <th scope="col">{account.by}</th>
          <th scope="col">{account.opened}</th>
          <th scope="col">{account.lastUsed}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">{place(session)}</th>
            <td>{session.methods.map((method) => account.methods[method]).join(', ')}</td>
            <td>
              <Time at={session.openedAt} />
            </td>
            <td>
              <Time at={session.usedAt} />
            </td>
            <td>{actOf(session)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
