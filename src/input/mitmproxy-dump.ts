import { defineFormat } from './format.ts';
import type { Source } from './source.ts';

/** What mitmproxy and mitmdump write (`-w`): one flow after the other as tnetstrings. */
export const mitmproxyDump = defineFormat({
  id: 'mitmproxy-dump',
  detect: ({ text, bytes }) => bytes !== null && /^\d{2,10}:\d{1,3}:[a-z_]{2,40};/.test(text.slice(0, 80)),
  async read({ name, bytes }, options) {
    // Loaded here because hardly any case has one.
    const { readMitmproxyFlows } = await import('./captures/mitmproxy-flows.ts');
    return readMitmproxyFlows(name, bytes ?? new Uint8Array(), options);
  },
});

/** The input in a form whose values can be masked: a dump as HAR, everything else as it is. */
export async function maskable(source: Source): Promise<Source> {
  if (!mitmproxyDump.detect(source)) return source;
  const { asHar } = await import('./captures/mitmproxy-har.ts');
  return asHar(source);
}
