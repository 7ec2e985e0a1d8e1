import type { ParameterName } from './build-saml-message.ts';
import { undoHtmlEntities } from './decode.ts';

interface Field {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly value: string;
}

/** A field of an HTML form that holds a message. Places are UTF-16 offsets. */
export interface SamlField extends Field {
  readonly name: ParameterName;
  readonly relayState: string | null;
}

const opening = /<input(?=[\s/])/gi;
const attributePattern = /[\s/]*([^\s=>"'/<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/y;

/** The messages in a page that submits itself (SAML bindings §3.5.4), in their order. */
export function samlFields(text: string): SamlField[] {
  const fields = formFields(text);
  return fields.flatMap((field, index) => {
    const { name } = field;
    if (name !== 'SAMLResponse' && name !== 'SAMLRequest' && name !== 'wresult') return [];
    // RelayState stands in the same form, before or behind the message.
    const relayState = [fields[index + 1], fields[index - 1]].find((other) => other?.name === 'RelayState');
    return [{ ...field, name, relayState: relayState?.value ?? null }];
  });
}

/** Complete tags only: what is cut has no form around it any more. */
function formFields(text: string): Field[] {
  const fields: Field[] = [];
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const { attributes, end } = readAttributes(text, opening.lastIndex);
    opening.lastIndex = end;
    const name = attributes.get('name');
    const value = attributes.get('value');
    if (name !== undefined && value !== undefined && /^\s*\/?>/.test(text.slice(end, end + 20)))
      fields.push({ start: match.index, end, name, value: undoHtmlEntities(value).text });
  }
  return fields;
}

/** Read one by one: `>` may stand in a value, and every character is looked at once. */
function readAttributes(text: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let end = from;
  attributePattern.lastIndex = end;
  for (let match = attributePattern.exec(text); match !== null; match = attributePattern.exec(text)) {
    end = attributePattern.lastIndex;
    const [, name = '', double, single, bare] = match;
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '');
  }
  return { attributes, end };
}
