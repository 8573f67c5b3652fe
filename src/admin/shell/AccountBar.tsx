import { useQueryClient } from '@tanstack/react-query';
import { LogOut, UserRound } from 'lucide-react';
import { useConnection } from '../api/live.js';
import { signOut, type WhoAmI } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Avatar } from '../ui/bits.js';
import { Menu } from '../ui/menu.js';
import { useGo } from '../ui/route.js';
import css from './AccountBar.module.css';
import { LookButtons } from './LookButtons.js';

export function AccountBar({ who }: { readonly who: WhoAmI }) {
  const { words } = useLanguage();
  const names = useNames();
  const leave = useLeave();
  const go = useGo();
  const connection = useConnection();
  const { name, roles } = who.person;
  const items = [
    {
      key: 'account',
      label: words.shell.account,
      icon: <UserRound size={15} aria-hidden />,
      onChoose: () => go('/account'),
    },
    { key: 'out', label: words.shell.signOut, icon: <LogOut size={15} aria-hidden />, onChoose: leave },
  ];
  return (
    <footer className={css.foot}>
      <div className={css.desk}>
        {connection === 'opening' ? null : (
          <p className={css.live} data-state={connection} role="status">
            <i aria-hidden />
            <span>{connection === 'lost' ? words.shell.offline : words.shell.live}</span>
          </p>
        )}
        <LookButtons />
      </div>
      <div className={css.me}>
        <Menu
          items={items}
          width={220}
          target={
            <button type="button" className={css.person}>
              <span className="sr">{words.shell.account}</span>
              <Avatar name={name} size={30} />
              <span>
                <b>{name}</b>
                <em>{roles.map((role) => names('role', role)).join(', ')}</em>
              </span>
            </button>
          }
        />
      </div>
    </footer>
  );
}

/** Signs out and forgets everything that this page had read. */
export function useLeave(): () => void {
  const queries = useQueryClient();
  const go = useGo();
  return () => {
    void signOut()
      .catch(() => undefined)
      .then(() => {
        queries.clear();
        go('/', true);
        location.reload();
      });
  };
}
