import './typescript.mjs';

/** One server and one migrated template for the whole run: the test processes find them in their environment. */
export default async function globalSetup() {
  const { startTestServer } = await import('./server.ts');
  const server = await startTestServer();
  globalThis.greffeTestServer = server;
  Object.assign(process.env, server.environment);
}
