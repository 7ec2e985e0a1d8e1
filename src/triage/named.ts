import { createRedactor } from '../redaction/redact.ts';
import { shortened, visible } from '../text/visible-text.ts';

/** Makes names out of tickets and of their places fit for lists: masked, short, and without characters that act. */
export function namer(showPersonalData: boolean): (text: string) => string {
  const { text: masked } = createRedactor({ showPersonalData });
  return (text) => visible(shortened(masked(text)));
}
