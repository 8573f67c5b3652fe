/** The operator as it declares itself: how to reach it, and the companies around it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.js';
import { Country } from '../ui/bits.js';
import { Facts, Section } from '../ui/page.js';
import { Failure, Loading } from '../ui/states.js';
import css from './Directory.module.css';
import { type Operator, operatorQuery } from './directory.query.js';

export function OperatorView() {
  const read = useQuery(operatorQuery);
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  return (
    <div className={css.columns}>
      <Reached profile={read.data} />
      <Around profile={read.data} />
    </div>
  );
}

function Reached({ profile: { operator } }: { readonly profile: Operator }) {
  const { words, say, locale } = useLanguage();
  const { registry, shell } = words;
  const yesNo = (holds: boolean) => (holds ? shell.yes : shell.no);
  const languages = new Intl.DisplayNames([locale], { type: 'language' });
  const { qualification } = operator;
  const rows: [ReactNode, ReactNode][] = [
    [registry.siren, operator.siren],
    [registry.seatAddress, operator.letterhead.join(', ')],
    [registry.legalDesk, operator.legalDesk],
    [registry.legalPhone, operator.legalDeskPhone],
    [registry.emergencyPhone, operator.emergencyPhone],
    [registry.establishment, operator.designatedEstablishment],
    [registry.languages, operator.languages.map((code) => languages.of(code)).join(', ')],
    [registry.mailDomains, operator.mailDomains.join(', ')],
    [registry.eco, yesNo(operator.electronicCommunicationsOperator)],
    [registry.pnij, yesNo(operator.connectedToPnij)],
    [registry.dis, operator.disSenders.join(', ') || registry.none],
    [
      registry.qualification,
      qualification ? `${qualification.reference} · ${say(qualification.scope)}` : registry.noQualification,
    ],
    [registry.sisse, operator.sisseFile.address],
  ];
  return (
    <Section title={operator.name}>
      <Facts rows={rows} />
    </Section>
  );
}

function Around({ profile: { parent, foreignTechProvider, subcontractors } }: { readonly profile: Operator }) {
  const { registry } = useLanguage().words;
  const rows: [ReactNode, ReactNode][] = [
    [registry.parent, parent ? <Company key="parent" {...parent} /> : registry.none],
    ...(parent?.affiliates ?? []).map((affiliate): [ReactNode, ReactNode] => [
      registry.affiliate,
      <Company key={affiliate.name} {...affiliate} />,
    ]),
    [registry.vendor, foreignTechProvider ? <Company key="vendor" {...foreignTechProvider} /> : registry.none],
    ...subcontractors.map((company): [ReactNode, ReactNode] => [
      registry.subcontractor,
      <Company key={company.name} {...company} />,
    ]),
  ];
  return (
    <Section title={registry.around}>
      <Facts rows={rows} />
    </Section>
  );
}

const Company = ({ name, country }: { readonly name: string; readonly country: string }) => (
  <>
    {name} <Country code={country} />
  </>
);
