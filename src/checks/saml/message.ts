import type { SamlFacts } from './facts.ts';
import { failed, passed, type SamlFinding } from './finding.ts';
import { strangeContent } from './strange-content.ts';

/**
 * What became of a message on its way here. `restored`: a viewer re-indented it, and without the added white space its signature holds.
 * `reformatted` and `cut-off` copies cannot be judged as what was sent.
 */
export type CopyState = 'whole' | 'restored' | 'reformatted' | 'cut-off';

/** Whether the message is whole and readable. */
export function messageState({ message }: SamlFacts, copy: CopyState): SamlFinding[] {
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
  return [...damage, ...kind(message), ...readable(message), ...reformatted(copy)];
}

function kind(message: SamlFacts['message']): SamlFinding[] {
  const found = strangeContent(message);
  return found === null ? [] : [failed('message-kind', 'error', `This is ${found}, and no SAML response.`)];
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

/** A copy whose white space a viewer changed. */
function reformatted(copy: CopyState): SamlFinding[] {
  if (copy !== 'restored' && copy !== 'reformatted') return [];
  const message =
    copy === 'restored'
      ? 'This copy was re-indented by a viewer. Without the added white space its signature is right, and it is judged in that form.'
      : 'This copy is indented, as viewers do, and its digest does not match: it cannot be judged. The response as it was sent (the base64 of SAMLResponse) can.';
  return [failed('copy-reformatted', 'warning', message)];
}
