/** Connection settings with session parameters, which `RESET` cannot undo. */
export interface Session {
  readonly connectionString: string;
  /** `-c name=value …`, sent at connection start. */
  readonly options: string;
}

/** Adds parameters to those the URL carries itself; a parameter named here wins. */
export function session(url: string, parameters: Readonly<Record<string, string>>): Session {
  const parsed = new URL(url);
  const own = parsed.searchParams.get('options');
  parsed.searchParams.delete('options');
  const added = Object.entries(parameters).map(([name, value]) => `-c ${name}=${value}`);
  return { connectionString: parsed.toString(), options: [...(own ? [own] : []), ...added].join(' ') };
}

/** The same database, in sessions in which PostgreSQL refuses every write. */
export function withoutWrites(url: string): string {
  const parsed = new URL(url);
  const own = parsed.searchParams.get('options');
  parsed.searchParams.set('options', [...(own ? [own] : []), '-c default_transaction_read_only=on'].join(' '));
  return parsed.toString();
}

/** The same server and parameters, another database. */
export function ofDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
}
