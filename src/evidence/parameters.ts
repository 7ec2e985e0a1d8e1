import type { Parameter } from './callback-facts.ts';
import { decodePercent } from './decode.ts';
import { limits } from '../limits.ts';

export interface ParameterList {
  /** Decoded, in their order, duplicates included. */
  readonly parameters: readonly Parameter[];
  /** Some percent-encoding could not be read. */
  readonly invalid: boolean;
  /** There were more than `limits.callbackParameters`. */
  readonly overLimit: boolean;
}

/**
 * Reads `a=b&c=d` (WHATWG URL §5.1), leniently. `literalSpaces`: the description was pasted decoded, so it keeps its `+` and each `&`
 * that no `name=` follows.
 */
export function parseParameters(text: string, { literalSpaces }: { literalSpaces: boolean }): ParameterList {
  if (text === '') return { parameters: [], invalid: false, overLimit: false };
  const parts = text.split(literalSpaces ? /&(?=[A-Za-z_][\w.-]{0,60}=)/ : '&', limits.callbackParameters + 1);
  let invalid = false;
  const parameters: Parameter[] = [];
  for (const part of parts.slice(0, limits.callbackParameters)) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decodePercent(equals < 0 ? part : part.slice(0, equals), { plusIsBlank: true });
    const raw = equals < 0 ? '' : part.slice(equals + 1);
    const isLiteral = literalSpaces && /\s/.test(raw);
    const value = decodePercent(raw, { plusIsBlank: !isLiteral });
    // `100 % sure` in a text that was never encoded is no damage.
    invalid ||= name.invalid || (value.invalid && !isLiteral);
    parameters.push({ name: name.text, value: value.text });
  }
  return { parameters, invalid, overLimit: parts.length > limits.callbackParameters };
}
