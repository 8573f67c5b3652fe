/** What a request may wait for until the person has answered; the dialog that asks registers itself here. */
type Ask = () => Promise<boolean>;

export interface Question {
  /** Returns what takes the dialog away again. */
  readonly askBy: (ask: Ask) => () => void;
  /** True once the person gave what is asked; several requests that wait share one dialog. False where no dialog is. */
  readonly ask: Ask;
}

function question(): Question {
  let asker: Ask | undefined;
  let asked: Promise<boolean> | undefined;
  return {
    askBy(ask) {
      asker = ask;
      return () => {
        asker = undefined;
      };
    },
    ask() {
      asked ??= (asker?.() ?? Promise.resolve(false)).finally(() => {
        asked = undefined;
      });
      return asked;
    },
  };
}

/** The proof that the person is there: an act that binds waits for it. */
export const presence = question();
/** A session of the same person, where theirs has ended. */
export const session = question();
