export default async function globalTeardown() {
  await globalThis.greffeTestServer?.stop();
}
