/** One page of the law book: the blocks that the server wrote from the law, as elements of the desk. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLanguage } from '../i18n/language.js';
import { Facts, TableBox } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { Failure, Loading } from '../ui/states.js';
import css from './Law.module.css';
import { type Block, type Line, pageQuery } from './law-book.query.js';

export function BookPage({ slug }: { readonly slug: string }) {
  const { language } = useLanguage();
  const page = useQuery(pageQuery(language, slug));
  const shown = page.data !== undefined;
  const hash = globalThis.location.hash.slice(1);
  useEffect(() => {
    if (shown && hash !== '') document.getElementById(hash)?.scrollIntoView({ block: 'start' });
  }, [shown, hash]);
  if (page.error) return <Failure error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by its focus
    <article className={css.page} aria-label={page.data.title} tabIndex={0}>
      <h2>{page.data.title}</h2>
      {page.data.blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page stay in their places
        <Shown key={at} block={block} />
      ))}
    </article>
  );
}

function Shown({ block }: { readonly block: Block }) {
  const { lawBook } = useLanguage().words;
  switch (block.kind) {
    case 'heading':
      return block.depth === 2 ? <h3 id={block.anchor}>{block.text}</h3> : <h4 id={block.anchor}>{block.text}</h4>;
    case 'text':
      return (
        <p>
          <Written line={block.line} />
        </p>
      );
    case 'list':
      return <Lines lines={block.items} />;
    case 'facts':
      return <Facts rows={block.rows.map(({ label, lines }) => [label, <Lines key={label} lines={lines} />])} />;
    case 'table':
      return <Table block={block} />;
    case 'circuit':
      return <Link to={`/rules?circuit=${block.code}`}>{lawBook.drawing}</Link>;
  }
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const [only] = lines;
  if (only && lines.length === 1) return <Written line={only} />;
  return (
    <ul className={css.lines}>
      {lines.map((line) => (
        <li key={JSON.stringify(line)}>
          <Written line={line} />
        </li>
      ))}
    </ul>
  );
}

function Table({ block: { head, rows } }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  return (
    <TableBox label={head.join(', ')}>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={JSON.stringify(cells)}>
            {cells.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell stays in its column
              <td key={at}>
                <Written line={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

const Written = ({ line }: { readonly line: Line }) =>
  line.map((part, at) => {
    if (typeof part === 'string') return part;
    const key = `${at} ${part.text}`;
    if ('page' in part) {
      return (
        <Link key={key} to={`/law?page=${part.page}${part.anchor === '' ? '' : `#${part.anchor}`}`}>
          {part.text}
        </Link>
      );
    }
    return (
      <a key={key} href={part.url} target="_blank" rel="noreferrer noopener">
        {part.text}
      </a>
    );
  });
