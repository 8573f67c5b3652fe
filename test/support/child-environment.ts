const kept = /^(?:PATH|TZ|LD_PRELOAD|FAKETIME.*)$/;

/** What a child process of a test takes of our environment: where programs are, and the clock of `npm run test:dates`. */
export function childEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name)));
}
