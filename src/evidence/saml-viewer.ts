import type { SamlDamage, SamlEncoding } from './saml-message.ts';

const marker = /(>\s*|^\s*)(?:[-+\u2212]|[\u25B6-\u25BF])\s?(?=<[A-Za-z_!?/])/g;
const collapsed = /^[+\u25B6\u25B8]/;

/**
 * Takes away the signs to fold and unfold elements that browsers' XML views put before them (`- <Response>`), where they are copied.
 * SAML has no text between elements, so nothing else is lost.
 */
export function withoutViewerMarks(xml: string, progress: { undone: SamlEncoding[]; damage: SamlDamage[] }): string {
  let isCollapsed = false;
  const plain = xml.replace(marker, (mark, before: string) => {
    isCollapsed ||= collapsed.test(mark.slice(before.length));
    return before;
  });
  if (plain === xml) return xml;
  progress.undone.push('viewer-marks');
  // What is folded is not in the copy.
  if (isCollapsed) progress.damage.push({ kind: 'cut-off', what: 'xml' });
  return plain;
}
