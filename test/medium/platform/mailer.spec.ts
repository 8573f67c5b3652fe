import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { checkedMailbox } from '../../../src/domain/kernel/mailbox.js';
import { Mailer, type OutgoingMail } from '../../../src/platform/outbound/mailer.js';

const mail: OutgoingMail = {
  to: checkedMailbox('juge@tribunal.example'),
  subject: 'Réponse à votre demande',
  text: 'Madame la Juge, …',
  attachments: [{ filename: 'reponse.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7') }],
  messageId: '0197f000-case-1@greffe.example',
};

const mayAlways = async () => true;
let relay: SMTPServer;
let received: string[];
let reply: { code: number; text: string } | undefined;
let mailer: Mailer;

beforeEach(async () => {
  received = [];
  reply = undefined;
  relay = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, callback) {
      callback(reply ? Object.assign(new Error(reply.text), { responseCode: reply.code }) : null);
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString());
        callback();
      });
    },
  });
  await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
  const address = relay.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  mailer = new Mailer({ url: `smtp://127.0.0.1:${port}`, from: checkedMailbox('desk@greffe.example') }, mayAlways);
});

afterEach(async () => {
  mailer.close();
  await new Promise<void>((done) => relay.close(() => done()));
});

test('a mail leaves with the identity its caller gave it, also when it is sent twice', async () => {
  expect(await mailer.send(mail)).toMatchObject({ outcome: 'sent', rejected: [] });
  await mailer.send(mail);
  expect(received).toHaveLength(2);
  for (const raw of received) expect(raw).toContain('Message-ID: <0197f000-case-1@greffe.example>');
  expect(received[0]).toContain('From: desk@greffe.example');
  expect(received[0]).toContain('filename=reponse.pdf');
});

test.each([
  [{ code: 550, text: 'No such user' }, 'permanent'],
  [{ code: 451, text: 'Try later' }, 'temporary'],
])('a relay that answers %j: %s', async (answer, outcome) => {
  reply = answer;
  expect(await mailer.send(mail)).toMatchObject({ outcome, reason: expect.stringContaining(answer.text) });
});

test('a relay that is down is a temporary failure', async () => {
  await new Promise<void>((done) => relay.close(() => done()));
  expect(await mailer.send(mail)).toMatchObject({ outcome: 'temporary' });
});

test('in safe mode a mail stays here, to be tried again', async () => {
  const inSafeMode = new Mailer({ url: 'smtp://127.0.0.1:1', from: mail.to }, async () => false);
  const reason = 'Safe mode: nothing is sent.';
  expect(await inSafeMode.send(mail)).toEqual({ outcome: 'temporary', reason, mayHaveLeft: false });
});

test('without a relay nothing leaves', async () => {
  expect(await new Mailer(null, mayAlways).send(mail)).toEqual({ outcome: 'not_configured' });
});

test.each(['plain', 'signed'])(
  'no subject and no name of a file adds a header to a mail that leaves %s',
  async (kind) => {
    const hostile = `Réf. "l'été", <a@evil.example>\r\nBcc: b@evil.example\r\n\r\nX-Evil: 1\u2028${'é'.repeat(2_000)}`;
    const [attachment] = mail.attachments;
    const sent = await mailer.send({
      ...mail,
      subject: hostile,
      attachments: attachment ? [{ ...attachment, filename: `${hostile.slice(0, 200)}.pdf` }] : [],
      ...(kind === 'signed' && { protect: async (entity: Buffer) => entity }),
    });
    expect(sent).toMatchObject({ outcome: 'sent', rejected: [] });
    const [head = '', ...others] = (received[0] ?? '').split('\r\n\r\n');
    const names = head.split(/\r\n(?![ \t])/).map((field) => field.slice(0, field.indexOf(':')).toLowerCase());
    expect(names.sort()).toEqual(['content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to']);
    expect(Math.max(...head.split('\r\n').map(({ length }) => length))).toBeLessThan(998);
    expect(others.join('\n')).not.toMatch(/^(bcc|x-evil):/im);
  },
);
