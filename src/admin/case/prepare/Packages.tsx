/** Sealed packages of the answers of a case, to be saved and handed over, each with its custody certificate. */
import { Package, Route } from 'lucide-react';
import { useLanguage } from '../../i18n/language.js';
import css from '../Panel.module.css';
import type { CaseFile } from '../read.js';

/** Those of answers that left: what was recalled is not handed out. */
export function Packages({ file }: { readonly file: CaseFile }) {
  const { words, locale, language } = useLanguage();
  const { package: saved, custodyPdf, custodyJson } = words.production;
  const { packages = [], left, recalled } = file.state;
  const standing = left
    .filter(({ id }) => !recalled.includes(id))
    .flatMap(({ letters }) => letters.map(({ id }) => id));
  return packages
    .filter(({ letterId }) => standing.includes(letterId))
    .map(({ id, size }) => {
      const path = `/api/cases/${file.id}/packages/${id}`;
      return (
        <div key={id}>
          <p>
            <a className={css.link} href={path} download>
              <Package size={14} aria-hidden /> {saved(size.toLocaleString(locale))}
            </a>
          </p>
          <p>
            <a className={css.link} href={`${path}/custody?form=pdf&language=${language}`} download>
              <Route size={14} aria-hidden /> {custodyPdf}
            </a>
          </p>
          <p>
            <a className={css.link} href={`${path}/custody?form=json`} download>
              <Route size={14} aria-hidden /> {custodyJson}
            </a>
          </p>
        </div>
      );
    });
}
