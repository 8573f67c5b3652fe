/** Addresses that a certificate names (RFC 5280, 4.2.2.1): its maker chose them. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpTransport } from './transport.js';

describe('an address that a certificate names', () => {
  let server: Server;
  let inside: Server;
  let set = '';
  let forbidden = '';
  let asked: string[];

  const listening = async (answer: (path: string) => { status: number; location?: string }): Promise<Server> => {
    const made = createServer((request, response) => {
      const { status, ...headers } = answer(request.url ?? '');
      response.writeHead(status, headers).end('answer');
    });
    await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
    return made;
  };
  const portOf = (one: Server): number => (one.address() as AddressInfo).port;

  beforeAll(async () => {
    asked = [];
    inside = await listening((path) => {
      asked.push(path);
      return { status: 200 };
    });
    forbidden = `http://127.0.0.1:${portOf(inside)}`;
    server = await listening((path) =>
      path === '/ocsp/' ? { status: 200 } : { status: 307, location: `${forbidden}/redirected` },
    );
    set = `http://127.0.0.1:${portOf(server)}/ocsp/`;
  });
  afterAll(() => {
    for (const one of [server, inside]) one?.close();
  });

  const ask = (address: string) => httpTransport([set])({ address, mediaType: null });

  it('is asked where it is set', async () => {
    expect(String(await ask(set))).toBe('answer');
  });

  it('is not asked elsewhere, however it is written', async () => {
    const { port, host } = new URL(set);
    for (const address of [
      forbidden,
      'http://169.254.169.254/latest/meta-data/',
      'http://[fd00:ec2::254]/latest/',
      `http://localhost:${port}/ocsp/`,
      `http://[::1]:${port}/ocsp/`,
      `http://[::ffff:127.0.0.1]:${port}/ocsp/`,
      `http://${host}.evil.example/ocsp/`,
      `http://${host}@evil.example/ocsp/`,
      `http://evil.example#@${host}/ocsp/`,
      `http://${host}/other`,
      `http://${host}/ocsp/../other`,
      `http://${host}/ocsp/%2e%2e/other`,
      `http://${host}/ocsp\\..\\..\\other`,
      `https://${host}/ocsp/`,
      `ftp://${host}/ocsp/`,
      'file:///etc/passwd',
      'data:application/ocsp-response;base64,MAA=',
      'ldap://directory.example/cn=CA?certificateRevocationList',
      '//evil.example/ocsp/',
      '',
    ]) {
      await expect(ask(address)).rejects.toThrow('is not asked: it is not in GREFFE_REVOCATION_URLS.');
    }
  });

  it('is asked in every spelling of the host that is set', async () => {
    const { port } = new URL(set);
    for (const host of ['2130706433', '0x7f.1', '0177.0.0.1', '127.1']) {
      expect(String(await ask(`http://${host}:${port}/ocsp/`))).toBe('answer');
    }
  });

  it('leads nowhere else by a redirect', async () => {
    await expect(ask(`${set}redirect`)).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});
