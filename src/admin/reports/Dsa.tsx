/** The DSA reports that an edition publishes: each part is read and kept from here before people sign it off. */
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { saveBytes } from '../ui/save.js';
import { ProblemNote } from '../ui/states.js';
import css from './Reports.module.css';
import { type Manifest, type ReportBuilt, readReport, typeOf } from './report.query.js';

interface DsaProps {
  readonly report: ReportBuilt;
  readonly manifest: Manifest;
}

/** `….3_orders.csv`: the number of the part, and its name. */
const partOf = (file: string): { number: number; name: string } => {
  const [, number = '0', name = file] = /\.(\d{1,2})_([A-Za-z_]+)\.csv$/.exec(file) ?? [];
  return { number: Number(number), name: name.replaceAll('_', ' ') };
};

export function Dsa({ report, manifest: { dsa } }: DsaProps) {
  const { reports } = useLanguage().words;
  const saving = useMutation({
    mutationFn: async (name: string) => saveBytes(await readReport(report, name), name, typeOf(name)),
  });
  if (!dsa) return null;
  return (
    <section className={css.form} aria-label={reports.dsa(dsa.year)}>
      <h3>{reports.dsa(dsa.year)}</h3>
      <p className={css.quiet}>{reports.dsaHelp}</p>
      <ProblemNote error={saving.error} />
      {dsa.services.map(({ service, files }) => (
        <div key={service} className={css.form}>
          <h4>{service}</h4>
          <ul className={css.buttons}>
            {Object.keys(files)
              .map((file) => ({ file, ...partOf(file) }))
              .sort((left, right) => left.number - right.number)
              .map(({ file, number, name }) => (
                <li key={file}>
                  <Button before={<Download size={14} aria-hidden />} onClick={() => saving.mutate(file)}>
                    {`${number}. ${name}`}
                  </Button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
