/** Sealed packages of the answers of a case, to be saved and handed over. */
import { Package } from 'lucide-react';
import { useLanguage } from '../../i18n/language.js';
import css from '../Panel.module.css';
import type { CaseFile } from '../read.js';

/** Those of answers that left: what was recalled is not handed out. */
export function Packages({ file }: { readonly file: CaseFile }) {
  const { words, locale } = useLanguage();
  const { packages = [], left, recalled } = file.state;
  const standing = left
    .filter(({ id }) => !recalled.includes(id))
    .flatMap(({ letters }) => letters.map(({ id }) => id));
  return packages
    .filter(({ letterId }) => standing.includes(letterId))
    .map(({ id, size }) => (
      <p key={id}>
        <a className={css.link} href={`/api/cases/${file.id}/packages/${id}`} download>
          <Package size={14} aria-hidden /> {words.production.package(size.toLocaleString(locale))}
        </a>
      </p>
    ));
}
