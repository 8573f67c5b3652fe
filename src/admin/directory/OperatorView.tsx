/** The operator as it declares itself: how to reach it, who stands around it, and SecNumCloud 3.2, 19.6, letter by letter. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Country } from '../ui/bits.js';
import { Facts, Section } from '../ui/page.js';
import { Failure, Loading, Note } from '../ui/states.js';
import css from './Directory.module.css';
import { type Operator, operatorQuery } from './directory.query.js';

export function OperatorView() {
  const read = useQuery(operatorQuery);
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  return (
    <>
      <Departures profile={read.data} />
      <div className={css.columns}>
        <Reached profile={read.data} />
        <Around profile={read.data} />
        <Sovereignty profile={read.data} />
      </div>
    </>
  );
}

function Departures({ profile: { departures, operator } }: { readonly profile: Operator }) {
  const { registry } = useLanguage().words;
  return departures.length === 0 ? (
    <Note tone="ok">{registry.noDeparture(operator.name)}</Note>
  ) : (
    <Note tone="crit">
      <p>
        <b>{registry.departures}</b>
      </p>
      <ul lang="en" className={css.departures}>
        {departures.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Note>
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
    [registry.dis, operator.disSenders.join(', ') || registry.nobody],
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
    [registry.parent, parent ? <Company key="parent" {...parent} /> : registry.nobody],
    ...(parent?.affiliates ?? []).map((affiliate): [ReactNode, ReactNode] => [
      registry.affiliate,
      <Company key={affiliate.name} {...affiliate} />,
    ]),
    [registry.vendor, foreignTechProvider ? <Company key="vendor" {...foreignTechProvider} /> : registry.nobody],
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

function Sovereignty({ profile: { sovereignty } }: { readonly profile: Operator }) {
  const { words, locale } = useLanguage();
  const { registry, shell } = words;
  const yesNo = (holds: boolean) => (holds ? shell.yes : shell.no);
  const day = (at: string | null) => (at === null ? registry.never : timeText(at, 'day', locale));
  const { seat, centralAdministration, mainEstablishment, shareholders, foreignPublicLinks } = sovereignty;
  const rows: [ReactNode, ReactNode][] = [
    [`a · ${registry.seat}`, <Country key="seat" code={seat} />],
    [`a · ${registry.administration}`, <Country key="administration" code={centralAdministration} />],
    [`a · ${registry.mainEstablishment}`, <Country key="establishment" code={mainEstablishment} />],
    ...shareholders.map(({ name, country, capital }): [ReactNode, ReactNode] => [
      `b · ${name}`,
      <span key={name}>
        {`${capital.toLocaleString(locale)} %`} <Country code={country} />
      </span>,
    ]),
    [`b · ${registry.veto}`, yesNo(sovereignty.foreignVeto)],
    [`b · ${registry.majority}`, yesNo(sovereignty.foreignAppointsMajority)],
    [`c · ${registry.access}`, yesNo(sovereignty.foreignTechnicalAccess)],
    [`d · ${registry.autonomy}`, registry.autonomies[sovereignty.operationalAutonomy]],
    [`e · ${registry.links}`, foreignPublicLinks.join(', ') || registry.nobody],
    [`f · ${registry.change}`, day(sovereignty.lastChange)],
    [`f · ${registry.told}`, day(sovereignty.lastChangeNotice)],
  ];
  return (
    <Section title={registry.sovereignty}>
      <Facts rows={rows} />
    </Section>
  );
}
