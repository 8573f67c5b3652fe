/** Strings that must not be swapped: a brand exists for the compiler only. */
declare const brand: unique symbol;

export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type CaseId = Brand<string, 'CaseId'>;
export type PersonId = Brand<string, 'PersonId'>;
/** Lower-case hexadecimal, 64 characters. */
export type Sha256 = Brand<string, 'Sha256'>;
