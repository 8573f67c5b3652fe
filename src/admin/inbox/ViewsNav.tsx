/** The views one comes back to, beside the list where there is room. */
import { useLanguage } from '../i18n/language.js';
import { Link } from '../ui/route.js';
import { useInboxAddress } from './address.js';
import css from './ViewsNav.module.css';
import { isView, useViews } from './views.js';

export function ViewsNav() {
  const { words, locale } = useLanguage();
  const address = useInboxAddress();
  const views = useViews();
  if (views.length === 0) return null;
  return (
    <nav className={css.views} aria-labelledby="views-title">
      <h2 id="views-title">{words.shell.views}</h2>
      <ul>
        {views.map((view) => {
          const here = isView(view, address.query);
          return (
            <li key={view.key}>
              <Link
                to={address.toQuery(view.query)}
                data-on={here || undefined}
                aria-current={here ? 'page' : undefined}
                title={view.count === null ? words.inbox.viewUnreadable : undefined}
              >
                <i aria-hidden data-view={view.key} />
                <span>{view.name}</span>
                {view.shared ? <small>{words.inbox.shared}</small> : null}
                <b>{view.count?.toLocaleString(locale) ?? '?'}</b>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
