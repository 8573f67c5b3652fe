/** The law book: its pages beside the one that is read, and a search over every heading. */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { TextField } from '../ui/field.js';
import { Page } from '../ui/page.js';
import { Link, useQueryString } from '../ui/route.js';
import { Failure, Loading } from '../ui/states.js';
import { BookPage } from './BookPage.js';
import css from './Law.module.css';
import { type Contents, contentsQuery } from './law-book.query.js';

const FIRST = 'README';
const MOST_FOUND = 40;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').toLowerCase();

export function LawPage() {
  const { words, language } = useLanguage();
  const { lawBook } = words;
  const { actions } = useMe();
  const slug = useQueryString().get('page') ?? FIRST;
  const contents = useQuery(contentsQuery(language));
  return (
    <Page
      title={lawBook.title}
      subtitle={lawBook.subtitle}
      actions={actions.includes('law.upkeep') ? <Link to="/law/upkeep">{words.lawUpkeep.title}</Link> : null}
      full
    >
      {contents.isPending ? <Loading /> : null}
      {contents.error ? <Failure error={contents.error} onRetry={() => void contents.refetch()} /> : null}
      {contents.data ? (
        <div className={css.book}>
          <Pages contents={contents.data} slug={slug} />
          <BookPage key={`${language} ${slug}`} slug={slug} />
        </div>
      ) : null}
    </Page>
  );
}

function Pages({ contents: { pages }, slug }: { readonly contents: Contents; readonly slug: string }) {
  const { lawBook } = useLanguage().words;
  const [typed, setTyped] = useState('');
  const wanted = plain(useDeferredValue(typed).trim());
  return (
    <nav className={css.nav} aria-label={lawBook.pages}>
      <TextField label={lawBook.search} type="search" value={typed} onChange={setTyped} />
      {wanted === '' ? (
        <ul>
          {pages.map((page) => (
            <li key={page.slug}>
              <Link
                to={`/law?page=${page.slug}`}
                data-on={page.slug === slug || undefined}
                aria-current={page.slug === slug ? 'page' : undefined}
              >
                {page.title}
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <Found pages={pages} wanted={wanted} />
      )}
    </nav>
  );
}

function Found({ pages, wanted }: { readonly pages: Contents['pages']; readonly wanted: string }) {
  const { lawBook } = useLanguage().words;
  const found = pages.flatMap(({ slug, places }) =>
    places
      .filter(({ anchor, text }) => plain(text).includes(wanted) || anchor.startsWith(wanted))
      .map((place) => ({ slug, ...place })),
  );
  return (
    <>
      <p className={css.quiet} role="status">
        {lawBook.found(found.length)}
      </p>
      <ul>
        {found.slice(0, MOST_FOUND).map(({ slug, anchor, text }) => (
          <li key={`${slug} ${anchor}`}>
            <Link to={`/law?page=${slug}#${anchor}`}>{text}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
