/** An act that binds waits until the person has proved to be there; the dialog that asks registers itself here. */
type Ask = () => Promise<boolean>;

let asker: Ask | undefined;
let asked: Promise<boolean> | undefined;

/** Returns what takes the dialog away again. */
export function askPresenceBy(ask: Ask): () => void {
  asker = ask;
  return () => {
    asker = undefined;
  };
}

/** True once presence is proved; several requests that wait share one dialog. */
export function provePresence(): Promise<boolean> {
  asked ??= (asker?.() ?? Promise.resolve(false)).finally(() => {
    asked = undefined;
  });
  return asked;
}
