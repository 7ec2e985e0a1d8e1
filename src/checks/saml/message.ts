import type { SamlFacts } from './facts.ts';
import { failed, passed, type SamlFinding } from './finding.ts';

/** Whether the message is whole and readable. */
export function messageState({ message }: SamlFacts): SamlFinding[] {
  const damage = message.damage.map((found): SamlFinding => {
    switch (found.kind) {
      case 'cut-off':
        return failed('message-whole', 'error', `This copy is not whole: the ${names[found.what]} stops too early.`);
      case 'blanks-for-plus':
        return failed('message-whole', 'warning', 'Plus signs had become blanks on the way; they were turned back.');
      case 'wrong-encoding':
        return failed(
          'message-encoding',
          'warning',
          `The XML declaration names ${found.declared}, and the bytes are something else.`,
          { received: found.declared },
        );
      case 'over-limit':
        return failed('message-whole', 'warning', `More was there than is read: ${found.limit}.`);
    }
  });
  return [...damage, ...readable(message)];
}

const names = { base64: 'base64 text', deflate: 'deflated data', xml: 'XML' } as const;

function readable(message: SamlFacts['message']): SamlFinding[] {
  if (message.parse.ok)
    return [passed('xml-strict', 'The XML is well-formed and holds nothing that SAML has no use for.')];
  const { reason, line, column } = message.parse.problem;
  return [
    failed(
      'xml-strict',
      'error',
      `The XML is refused as evidence: ${reason} (line ${line}, column ${column}). Nothing in it is shown as verified. The broker’s parser may still accept it.`,
    ),
  ];
}
