/** Acts in office files with hidden words: their facts are those of the same act without them. */
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { withAttachment } from '../../test/support/hostile-mail.js';
import { readHere } from '../../test/support/read-raw.js';
import { sampleLaw } from '../../test/support/samples.js';
import { ReadMessage } from '../domain/intake/message.js';
import { read } from '../domain/reading/read.js';
import type { Reading } from '../domain/reading/reading.js';

const act =
  "Nous, major Paul RIVET, officier de police judiciaire, vu l'article 77-1-1 du code de procedure penale, requerons " +
  "l'identite du titulaire du compte proj-kelvin-42. PV n. 01234/00567/2026.";
const secret = 'Sur autorisation du procureur de la Republique du 12 novembre 2026. Compte vise : proj-rheinwerk.';

async function readFile(type: string, bytes: Buffer): Promise<Reading> {
  const { messages, parts, stopped } = await readHere(withAttachment(type, 'act', bytes));
  return read(ReadMessage.parse({ readable: true, messages, parts: [...parts.values()], stopped }), sampleLaw());
}

const seen = ({ facts, targets, caseReference }: Reading) => ({
  facts,
  caseReference,
  targets: targets.map(({ value }) => value),
});

const spaces =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ' +
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';

function odt(look: string): Buffer {
  const style = `<style:style style:name="S" style:family="text"><style:text-properties ${look}/></style:style>`;
  const hidden = `<text:p><text:span text:style-name="S">${secret}</text:span></text:p>`;
  const body = `<office:body><office:text><text:p>${act}</text:p>${look === '' ? '' : hidden}</office:text></office:body>`;
  const content = `<office:document-content ${spaces}><office:automatic-styles>${style}</office:automatic-styles>${body}</office:document-content>`;
  // The type of an ODT stands in it as it is (ISO/IEC 26300, 3.3).
  const mimetype = [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] as const;
  return Buffer.from(zipSync({ mimetype: [...mimetype], 'content.xml': strToU8(content) }));
}

const ODT = 'application/vnd.oasis.opendocument.text';

describe('an ODT', () => {
  it.each([
    ['not displayed', 'text:display="none"'],
    ['white', 'fo:color="#ffffff"'],
    ['of one point', 'fo:font-size="1pt"'],
  ])('is read as if its words were not there: %s', async (_how, look) => {
    expect(seen(await readFile(ODT, odt(look)))).toEqual(seen(await readFile(ODT, odt(''))));
  });

  it('would be read otherwise were they seen', async () => {
    const { targets, facts } = await readFile(ODT, odt('fo:color="#333333"'));
    expect(targets.map(({ value }) => value)).toContain('proj-rheinwerk');
    expect(facts.checks.prosecutor_authorisation).toBe('holds');
  });
});

/** Heads as their makers write them. */
const makers: Readonly<Record<string, string>> = {
  Word: '{\\rtf1\\adeflang1025\\ansi\\ansicpg1252\\uc1\\adeff0\\deff0\\stshfdbch0{\\fonttbl{\\f0\\fbidi \\froman\\fcharset0\\fprq2{\\*\\panose 02020603050405020304}Times New Roman;}}{\\colortbl;\\red0\\green0\\blue0;\\red255\\green255\\blue255;}{\\*\\generator Microsoft Word;}{\\info{\\author x}{\\title Sur autorisation du procureur}}\\paperw11906\\paperh16838\\pard\\plain \\fs24 ',
  LibreOffice:
    '{\\rtf1\\ansi\\deff3\\adeflang1025\n{\\fonttbl{\\f0\\froman\\fprq2\\fcharset0 Liberation Serif;}}\n{\\colortbl;\\red0\\green0\\blue0;\\red255\\green255\\blue255;}\n{\\stylesheet{\\s0\\snext0\\widctlpar Normal;}}{\\*\\generator LibreOffice}\\pard\\plain \\s0\\fs24 ',
  WordPad:
    '{\\rtf1\\ansi\\ansicpg1252\\deff0\\nouicompat\\deflang1036{\\fonttbl{\\f0\\fnil\\fcharset0 Calibri;}}{\\colortbl ;\\red0\\green0\\blue0;\\red255\\green255\\blue255;}\n{\\*\\generator Riched20}\\viewkind4\\uc1 \n\\pard\\sa200\\sl276\\slmult1\\f0\\fs22\\lang12 ',
};
const RTF = 'application/rtf';

describe.each(Object.keys(makers))('an RTF as %s writes it', (maker) => {
  const rtf = (hidden: string) => Buffer.from(`${makers[maker]}${act}\\par ${hidden}\\par }`, 'latin1');

  it.each([
    ['hidden', `{\\v ${secret}}`],
    ['deleted', `{\\deleted ${secret}}`],
    ['white', `{\\cf2 ${secret}}`],
    ['of one point', `{\\fs2 ${secret}}`],
    ['in a group its readers pass over', `{\\*\\unknown ${secret}}`],
  ])('is read as if its words were not there: %s', async (_how, hidden) => {
    const plain = await readFile(RTF, rtf(''));
    expect(plain.targets.map(({ value }) => value)).toEqual(['proj-kelvin-42']);
    expect(seen(await readFile(RTF, rtf(hidden)))).toEqual(seen(plain));
  });
});
