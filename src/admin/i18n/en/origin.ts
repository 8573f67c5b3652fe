import type { Words } from '../fr/words.js';

export const origin: Words['origin'] = {
  title: 'Origin of the request',
  none: 'No evidence of the origin is recorded.',
  zoneOnly: 'proves only the State that the request comes from',
  by: (name) => `Recorded by ${name}.`,
  confirmed: (name) => `Confirmed by ${name}.`,
  intro: 'The method and its evidence are kept. Those who approve what is sent see them.',
  zone: 'Zone established',
  method: 'How the origin is established',
  authority: 'Entry of the directory of authorities',
  authorityHelp: (zone) => `Valid entries of the zone: ${zone}.`,
  choose: 'Choose an entry',
  number: 'Number called',
  person: 'Person spoken to, bearer or signatory',
  doneAt: 'When',
  reference: 'Reference of the evidence',
  referenceHelp: 'Sealed with the case; the entry of the log keeps a digest of it only.',
  callFirst: 'Record the call-back of the authority first, among the actions of the case.',
  needs: {
    machine_channel: 'The channel of the request must be confirmed.',
    official_domain: 'The mail must be proved to come from the domain of an authority of the directory.',
    call_back: 'The case must hold a confirmed call-back.',
    authority: 'A valid entry of the directory is needed.',
    person: 'The signatory, the bearer or the person spoken to is named.',
    when: 'The date and time are stated.',
  },
};
