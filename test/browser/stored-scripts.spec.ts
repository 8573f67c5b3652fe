// @stage browser
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { executablePath, launch } from '../support/browser.js';
import { type ListedCase, openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

/** The attacker's machine: a connection alone says that a person opened the mail, and from where. */
async function startListener(): Promise<{ server: Server; address: string; connections: () => number }> {
  let connections = 0;
  const server = createServer((_request, response) => response.end());
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}`, connections: () => connections };
}

/** Says by the title of the page that it ran. */
const RUN = "document.title='stolen'";
const words = (where: string): string => `${where} "><img src=x onerror="${RUN}"><svg onload="${RUN}">`;
/** Everything by which a page runs a script, or calls another machine, when it is taken for what it says. */
const hostilePage = (listener: string): string =>
  [
    '<!doctype html><html><head>',
    `<link rel="preconnect" href="${listener}/1"><link rel="dns-prefetch" href="${listener}/2">`,
    `<link rel="prefetch" href="${listener}/3"><link rel="stylesheet" href="${listener}/4">`,
    `<meta http-equiv="refresh" content="0;url=${listener}/5"><base href="${listener}/">`,
    `<style>@import "${listener}/6"; body { background: url(${listener}/7) }</style>`,
    `</head><body><p>Réquisition judiciaire, article 60-1 du code de procédure pénale.</p><script>${RUN}</script>`,
    `<img src="${listener}/8"><img src=x onerror="${RUN}"><svg onload="${RUN}"></svg>`,
    `<iframe src="${listener}/9"></iframe><iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
    `<iframe src="javascript:parent.${RUN}"></iframe><object data="${listener}/10"></object>`,
    `<video src="${listener}/11" poster="${listener}/12"></video><details open ontoggle="${RUN}">x</details>`,
    `<a id="trap" href="javascript:${RUN}">ouvrir</a><a ping="${listener}/13" href="${listener}/14">lire</a>`,
    `<form action="${listener}/15"><button>envoyer</button></form></body></html>`,
  ].join('\n');

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

function hostileMail(listener: string): Buffer {
  const file = `${words('acte')}.txt`.replaceAll('"', "'");
  return Buffer.from(
    [
      `From: ${encoded(words('Greffe'))} <greffe@court.example>`,
      'To: requisitions@nuage-souverain.example',
      `Subject: ${encoded(words('Réquisition judiciaire 60-1'))}`,
      'Message-ID: <hostile@court.example>',
      ...['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b'],
      ...['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', ''],
      Buffer.from(hostilePage(listener)).toString('base64'),
      ...['--b', `Content-Type: text/plain; charset=utf-8; name="${file}"`],
      ...[`Content-Disposition: attachment; filename="${file}"`, '', words('Identité du titulaire du compte.')],
      ...['--b--', ''],
    ].join('\r\n'),
  );
}

/** Once all that was drawn has had its effects. The browser is asked: a page without scripts answers nothing. */
async function ranIn(page: Page): Promise<boolean> {
  await page.waitForLoadState('networkidle');
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.title === 'stolen';
}

describeInBrowser('words of strangers and colleagues', () => {
  let server: StaffedServer;
  let browser: Browser;
  let listener: Awaited<ReturnType<typeof startListener>>;
  let hostile: ListedCase;
  let pageOfMail: string;

  beforeAll(async () => {
    [browser, listener, server] = [await launch(), await startListener(), await openStaffedServer()];
    hostile = await server.take(hostileMail(listener.address));
    const jurist = await server.visitor('Camille Aubry');
    const told = (await jurist.send('GET', `/api/cases/${hostile.id}/documents`)).json<{
      documents: { messageId: string; reading: { parts: { path: string; contentType: string }[] } }[];
    }>();
    const [message] = told.documents;
    const path = message?.reading.parts.find(({ contentType }) => contentType === 'text/html')?.path;
    pageOfMail = `/api/messages/${message?.messageId}/page?path=${path}`;
    const { state } = (await jurist.send('GET', `/api/cases/${hostile.id}`)).json<{ state: { seq: number } }>();
    const noted = await jurist.send('POST', `/api/cases/${hostile.id}/notes`, {
      body: { seen: state.seq, text: words('Note') },
    });
    expect([noted.statusCode, noted.body]).toEqual([201, expect.anything()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    listener?.server.closeAllConnections();
    listener?.server.close();
  });

  it('run and call where they are taken for a page, so that what follows says something', async () => {
    const page = await browser.newPage();
    await page.route('http://control.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: hostilePage(listener.address).replace(/<meta[^>]*>/, '') }),
    );
    await page.goto('http://control.example/');
    expect(await ranIn(page)).toBe(true);
    expect(listener.connections()).toBeGreaterThan(0);
    await page.close();
  });

  it('run on no page of the desk, and none of them calls another machine', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${hostile.id}`);
    const { page } = visit;
    const before = listener.connections();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => dialogs.push(dialog.message()));
    const ran: string[] = [];
    for (const path of [`/cases/${hostile.id}`, '/', '/deadlines', '/workload', '/registry', '/ledger']) {
      await visit.open(path);
      if (await ranIn(page)) ran.push(path);
    }
    expect([ran, dialogs, listener.connections() - before]).toEqual([[], [], 0]);
    await visit.open(`/cases/${hostile.id}`);
    // They are there, as words.
    expect(await page.locator('body').textContent()).toContain('onerror=');
    await visit.context.close();
  });

  it('run in no mail that is shown as it was laid out, and call no other machine', async () => {
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${hostile.id}`);
    const { page } = visit;
    const before = listener.connections();
    await page.goto(`${server.address}${pageOfMail}`);
    await page.getByText('Réquisition judiciaire').waitFor();
    expect(await ranIn(page)).toBe(false);
    await page.locator('#trap').click();
    await page.getByText('lire').hover();
    expect([await ranIn(page), page.url()]).toEqual([false, `${server.address}${pageOfMail}`]);
    expect(listener.connections() - before).toBe(0);
    await visit.context.close();
  });
});
