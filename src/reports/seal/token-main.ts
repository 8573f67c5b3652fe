/**
 * The process that speaks to a PKCS#11 token: one question on its input, one answer on its output, then it ends. The
 * library of a token's maker never runs in the server: what crashes or hangs there is an answer that does not come.
 */
import { text } from 'node:stream/consumers';
import { messageOf } from '../../platform/telemetry/failure.js';
import { type TokenAnswer, TokenQuestion } from './token-question.js';

const SIGNATURE_ROOM = 1024;

async function library(): Promise<typeof import('pkcs11js').default> {
  try {
    return (await import('pkcs11js')).default;
  } catch {
    throw new Error('pkcs11js is not installed here: npm builds it where it finds a C++ compiler, make and Python');
  }
}

async function sign({ module, token, object, pin, kind, input }: TokenQuestion): Promise<Buffer> {
  const names = await library();
  const pkcs11 = new names.PKCS11();
  pkcs11.load(module);
  pkcs11.C_Initialize();
  try {
    const slot = pkcs11.C_GetSlotList(true).find((each) => pkcs11.C_GetTokenInfo(each).label.trim() === token);
    if (!slot) throw new Error(`no token is named “${token}”`);
    // A token locks itself after a few wrong PINs: a service that restarts by itself would spend them all.
    if ((pkcs11.C_GetTokenInfo(slot).flags & names.CKF_USER_PIN_COUNT_LOW) !== 0) {
      throw new Error('a wrong PIN was entered last: log in once by hand, so that no restart locks the token');
    }
    const session = pkcs11.C_OpenSession(slot, names.CKF_SERIAL_SESSION);
    pkcs11.C_Login(session, names.CKU_USER, pin);
    pkcs11.C_FindObjectsInit(session, [
      { type: names.CKA_CLASS, value: names.CKO_PRIVATE_KEY },
      { type: names.CKA_LABEL, value: object },
    ]);
    const [key, ...more] = pkcs11.C_FindObjects(session, 2);
    pkcs11.C_FindObjectsFinal(session);
    if (!key || more.length > 0) throw new Error(`${key ? 'several keys are' : 'no private key is'} named “${object}”`);
    pkcs11.C_SignInit(session, { mechanism: kind === 'ec' ? names.CKM_ECDSA : names.CKM_RSA_PKCS }, key);
    return pkcs11.C_Sign(session, Buffer.from(input, 'base64'), Buffer.alloc(SIGNATURE_ROOM));
  } finally {
    pkcs11.C_Finalize();
  }
}

async function answer(): Promise<TokenAnswer> {
  try {
    const question = TokenQuestion.parse(JSON.parse(await text(process.stdin)));
    return { signature: (await sign(question)).toString('base64') };
  } catch (error) {
    return { fault: messageOf(error) };
  }
}

process.stdout.write(JSON.stringify(await answer()));
