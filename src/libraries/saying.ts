import type { MessageTemplate } from './message-template.ts';

/** A library's message as the catalogue holds it, with the cause that it means. */
export interface Saying {
  readonly library: { readonly id: string; readonly name: string };
  /** As the library's source has it, `<name>` for each value. */
  readonly text: string;
  readonly template: MessageTemplate;
  /** Hardly anybody else says it. */
  readonly distinctive: boolean;
  /** Its source file. */
  readonly source: string;
}
