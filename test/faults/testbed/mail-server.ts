/** The mail server of the writers of invented requests, and what the DNS says of it. */
export const MAIL_SERVER = '203.0.113.5';

/** What the DNS says of the writers: their mail server is theirs, so that their requests are acknowledged. */
export const writersDns = Object.fromEntries(
  ['gendarmerie.interieur.gouv.fr', 'interieur.gouv.fr', 'usdoj.gov'].flatMap((domain) => [
    [`${domain}/TXT`, [[`v=spf1 ip4:${MAIL_SERVER} -all`]]],
    [`_dmarc.${domain}/TXT`, [['v=DMARC1; p=reject']]],
  ]),
);
