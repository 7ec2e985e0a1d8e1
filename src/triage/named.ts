import { createRedactor } from '../redaction/redact.ts';
import { shortened, visible } from '../text/visible-text.ts';

/**
 * Makes names out of one ticket, or the name of one place, fit for lists: masked, short, and without characters that act. The same value gets
 * the same stand-in.
 */
export function namer(showPersonalData: boolean): (text: string) => string {
  let masked: ((text: string) => string) | null = null;
  return (text) => {
    // Most tickets have a number for a name, in which there is nothing to mask.
    if (plain.test(text)) return text;
    masked ??= createRedactor({ showPersonalData }).text;
    return visible(shortened(masked(text)));
  };
}

const plain = /^[\w#-]{1,30}$/;
