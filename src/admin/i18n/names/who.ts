/** Who works here, who asks, by which way, and whom the request is sent to. */
import type { Channel, CustomerKind, TargetQuality, TenantFlag } from '../../../domain/law/fact.js';
import type { Addressee, IssuerKind, IssuerZone, Relay, Role } from '../../../domain/law/vocabulary.js';
import type { Named } from './named.js';

export const role: Named<Role> = {
  analyst: ['Analyste', 'Analyst'],
  jurist: ['Juriste', 'Jurist'],
  head_of_legal: ['Responsable juridique', 'Head of legal'],
  dpo: ['DPO', 'DPO'],
  ciso: ['RSSI', 'CISO'],
  executive: ['Direction', 'Executive'],
  secret_officer: ['Officier habilité au secret', 'Secret officer'],
  auditor: ['Auditeur', 'Auditor'],
  administrator: ['Administrateur', 'Administrator'],
  counsel: ['Conseil extérieur', 'Outside counsel'],
  operations: ['Opérations', 'Operations'],
};

export const issuerZone: Named<IssuerZone> = {
  FR: ['France', 'France'],
  EU_EEV: ['Union européenne', 'European Union'],
  EU_DK: ['Danemark', 'Denmark'],
  EU_INST: ['Institutions de l’Union', 'Institutions of the Union'],
  EEA_CH: ['EEE et Suisse', 'EEA and Switzerland'],
  THIRD: ['Pays tiers', 'Third country'],
  INTL: ['Organisation internationale', 'International organisation'],
  PRIVATE: ['Personne privée', 'Private person'],
  UNKNOWN: ['Origine inconnue', 'Unknown origin'],
};

export const issuerKind: Named<IssuerKind> = {
  court: ['Juridiction', 'Court'],
  judge: ['Juge', 'Judge'],
  prosecutor: ['Ministère public', 'Prosecutor'],
  police: ['Police ou gendarmerie', 'Police'],
  customs: ['Douane', 'Customs'],
  tax: ['Administration fiscale', 'Tax authority'],
  regulator: ['Autorité de régulation', 'Regulator'],
  intelligence: ['Service de renseignement', 'Intelligence service'],
  municipality: ['Collectivité', 'Municipality'],
  parliament: ['Parlement', 'Parliament'],
  lawyer: ['Avocat', 'Lawyer'],
  data_subject: ['Personne concernée', 'Data subject'],
  company: ['Entreprise', 'Company'],
  international_body: ['Organisation internationale', 'International body'],
  unknown: ['Auteur non établi', 'Author not established'],
};

export const addressee: Named<Addressee> = {
  OPERATOR: ['L’opérateur', 'The operator'],
  DESIGNATED_ESTABLISHMENT: ['L’établissement désigné', 'The designated establishment'],
  PARENT: ['La société mère', 'The parent company'],
  FOREIGN_TECH_PROVIDER: ['Le fournisseur étranger de technologie', 'The foreign technology provider'],
  SUBCONTRACTOR: ['Un sous-traitant', 'A subcontractor'],
  EMPLOYEE: ['Un salarié', 'An employee'],
  CUSTOMER: ['Le client', 'The customer'],
};

export const relay: Named<Relay> = {
  NONE: ['Personne : l’auteur écrit lui-même', 'No one: the issuer writes itself'],
  PARENT: ['La société mère', 'The parent company'],
  FOREIGN_TECH_PROVIDER: ['Le fournisseur étranger de technologie', 'The foreign technology provider'],
  SUBCONTRACTOR: ['Un sous-traitant', 'A subcontractor'],
  CUSTOMER: ['Le client', 'The customer'],
};

export const channel: Named<Channel> = {
  DIS: ['Système informatique décentralisé (DIS)', 'Decentralised IT system (DIS)'],
  PNIJ: ['PNIJ', 'PNIJ'],
  OTHER: ['Autre voie', 'Other channel'],
};

export const tenantFlag: Named<TenantFlag> = {
  public_authority: ['Autorité publique', 'Public authority'],
  lawyer: ['Avocat', 'Lawyer'],
  press: ['Presse', 'Press'],
  hds: ['Données de santé', 'Health data'],
  oiv: ['Opérateur d’importance vitale', 'Vital operator'],
  sren31: ['Données sensibles de l’État', 'Sensitive State data'],
  public_content: ['Contenu public', 'Public content'],
  doctor: ['Médecin ou autre professionnel de santé', 'Doctor or other health professional'],
  notary: ['Notaire ou commissaire de justice', 'Notary or bailiff'],
  magistrate: ['Magistrat ou juridiction', 'Magistrate or court'],
  parliament: ['Parlementaire', 'Member of parliament'],
};

export const customerKind: Named<CustomerKind> = {
  public: ['Organisme public', 'Public body'],
  private: ['Organisme privé', 'Private organisation'],
  individual: ['Particulier', 'Individual'],
};

export const targetQuality: Named<TargetQuality> = {
  ordinary: ['Aucune protection', 'Not protected'],
  lawyer: tenantFlag.lawyer,
  doctor: tenantFlag.doctor,
  hds: tenantFlag.hds,
  notary: tenantFlag.notary,
  press: tenantFlag.press,
  magistrate: tenantFlag.magistrate,
  parliament: tenantFlag.parliament,
};
