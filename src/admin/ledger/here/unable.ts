/** Ed25519 is missing, or the page is not served securely: nothing can be said of a signature here. */
export class NoEd25519 extends Error {}
