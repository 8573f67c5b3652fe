import { describe, expect, it } from '@jest/globals';
import { body, from, headers, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { askedOf, MOST_ASKED } from './asked.js';

const { lexicon } = sampleLaw();
const asked = (text: string) => askedOf(message([body(text)], headers(from('dsi@ville.example'))), lexicon);

describe('what a message asks of the directory of customers', () => {
  it.each([
    ['Compte visé : proj-kelvin-42.', 'proj-kelvin-42'],
    ['la boîte Admin@Kelvin.example', 'admin@kelvin.example'],
    ['la boîte admin@kelvin.example', 'kelvin.example'],
    ['le site https://www.tribune.example/page', 'tribune.example'],
    ['adresse 198.51.100.23, le 3 mai', '198.51.100.23'],
    ['adresse 2001:DB8:0:0::1', '2001:db8::1'],
    ['le compte proj-kel-\nvin-42', 'proj-kel-vin-42'],
    ['le compte proj-kel-\nvin-42', 'proj-kelvin-42'],
    ['rien', 'dsi@ville.example'],
  ])('of « %s » holds %s', (text, account) => {
    expect(asked(text)).toContain(account);
  });

  it('is bounded, and leaves plain words out first', () => {
    const words = Array.from({ length: MOST_ASKED }, (_, at) =>
      at.toString(26).replace(/\d/g, (digit) => 'klmnopqrst'[Number(digit)] ?? ''),
    ).join(' ');
    const found = asked(`proj-1 ${words}`);
    expect(found.length).toBeLessThanOrEqual(MOST_ASKED);
    expect(found).toContain('proj-1');
  });
});
