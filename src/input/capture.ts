import { limits } from '../limits.ts';
import { defineFormat } from './format.ts';
import type { Source } from './source.ts';

/** Captures of a browser's requests as JSON: HAR 1.2 and exports of SAML-tracer. */
export const capture = defineFormat({
  id: 'capture',
  detect: (source) => captureFormat(source) !== null,
  async read(source, options) {
    const format = captureFormat(source);
    if (format === null) return [];
    // Loaded here because most cases have no capture.
    const { readJsonCapture } = await import('./captures/read-capture.ts');
    return readJsonCapture(format, source, options);
  },
});

/** Which capture a text begins as; null where it is none. */
export function captureFormat({ text }: Pick<Source, 'text'>): 'har' | 'saml-tracer' | null {
  const head = text.slice(0, limits.captureHeadCharacters);
  if (/^[\uFEFF\s]*\{\s*"log"\s*:\s*\{/.test(head)) return 'har';
  const isTracer = /^[\uFEFF\s]*\{\s*(?:"timestamp"\s*:\s*"[^"]{0,60}"\s*,\s*)?"requests"\s*:\s*\[/.test(head);
  return isTracer ? 'saml-tracer' : null;
}
