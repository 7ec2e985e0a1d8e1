import type { SamlMessage } from './saml-message.ts';
import { attribute, childNamed, descendantsNamed, type XmlElement } from './xml-tree.ts';

/** When a message says that it was made; null where it does not say so. */
export function issueInstant({ parse }: SamlMessage): Date | null {
  if (!parse.ok) return null;
  const { root } = parse.document;
  const text = attribute(root, 'IssueInstant') ?? innerInstant(root);
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

function innerInstant(root: XmlElement): string | null {
  const inner =
    childNamed(root, 'Assertion') ?? descendantsNamed(root, 'Response')[0] ?? descendantsNamed(root, 'Assertion')[0];
  return attribute(inner ?? null, 'IssueInstant');
}
