/** The part of pkcs11js that we call. It is optional: where no compiler built it, its own types are absent too. */
declare module 'pkcs11js' {
  type Handle = Buffer;
  interface Attribute {
    readonly type: number;
    readonly value?: number | string;
  }
  class PKCS11 {
    load(path: string): void;
    C_Initialize(): void;
    C_Finalize(): void;
    C_GetSlotList(tokenPresent: boolean): Handle[];
    C_GetTokenInfo(slot: Handle): { readonly label: string; readonly flags: number };
    C_OpenSession(slot: Handle, flags: number): Handle;
    C_Login(session: Handle, userType: number, pin: string): void;
    C_FindObjectsInit(session: Handle, template: readonly Attribute[]): void;
    C_FindObjects(session: Handle, most: number): Handle[];
    C_FindObjectsFinal(session: Handle): void;
    C_SignInit(session: Handle, mechanism: { readonly mechanism: number }, key: Handle): void;
    C_Sign(session: Handle, data: Buffer, room: Buffer): Buffer;
  }
  const pkcs11: {
    readonly PKCS11: typeof PKCS11;
    readonly CKF_SERIAL_SESSION: number;
    readonly CKF_USER_PIN_COUNT_LOW: number;
    readonly CKU_USER: number;
    readonly CKA_CLASS: number;
    readonly CKA_LABEL: number;
    readonly CKO_PRIVATE_KEY: number;
    readonly CKM_ECDSA: number;
    readonly CKM_RSA_PKCS: number;
  };
  export default pkcs11;
}
