export default async function globalTeardown() {
  await globalThis.greffeTestRedis?.kill();
  await globalThis.greffeTestServer?.stop();
}
