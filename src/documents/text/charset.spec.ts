/** Mails in the charsets of the world, from their bytes. */
import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { readHere } from '../../../test/support/read-raw.js';

async function textOf(charset: string, body: Buffer) {
  const head = Buffer.from(
    `From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`,
  );
  const { parts } = await readHere(Buffer.concat([head, body]));
  const part = parts.get('1');
  return [part?.text, part?.marks];
}

describe('a body', () => {
  it.each([
    ['gb18030', '根据《中华人民共和国数据安全法》提供用户 NS-900'],
    ['gb2312', '请提供注册信息'],
    ['big5', '請提供註冊資料'],
    ['koi8-r', 'предоставить сведения о пользователе'],
    ['windows-1251', 'ключи декодирования'],
    ['windows-1255', 'בקשה לקבלת מידע'],
    ['windows-1256', 'طلب معلومات'],
    ['windows-1253', 'Αίτημα παροχής στοιχείων'],
    ['windows-1254', 'Kullanıcı bilgileri isteği'],
    ['windows-1252', 'Réquisition – « cœur » – 10 €'],
    ['iso-8859-1', 'Réquisition – 10 €'],
    ['iso-8859-2', 'żądanie przekazania danych'],
    ['iso-8859-15', 'Réquisition œuvre 10 €'],
    ['euc-kr', '이용자 정보 제출 요청'],
    ['shift_jis', '利用者情報の提出'],
    ['utf-16le', 'Réquisition'],
  ])('is read in %s', async (charset, text) => {
    expect(await textOf(charset, iconv.encode(text, charset === 'iso-8859-1' ? 'windows-1252' : charset))).toEqual([
      text,
      [],
    ]);
  });

  it('is read in ISO-2022-JP, which changes its alphabet on the way', async () => {
    // "照会 A" (JIS X 0208 between ESC $ B and ESC ( B).
    const bytes = Buffer.from('1b24423e483271' + '1b2842' + '2041', 'hex');
    expect(await textOf('iso-2022-jp', bytes)).toEqual(['照会 A', []]);
  });

  it.each(['utf-7', 'UTF-7-IMAP', 'hz-gb-2312', 'x-klingon', 'base64'])(
    'is taken for UTF-8 and marked when it says %s: no markup comes out of it',
    async (charset) => {
      expect(await textOf(charset, Buffer.from('+ADw-script+AD4- réquisition'))).toEqual([
        '+ADw-script+AD4- réquisition',
        ['unknown_charset'],
      ]);
    },
  );
});
