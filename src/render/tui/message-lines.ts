import type { Report } from '../../report/report.ts';
import { plainPunctuation, visibleAscii, visibleLines } from '../../text/visible-text.ts';
import { handOverCaution, handOverMessage } from '../hand-over-message.ts';
import type { Line } from '../layout.ts';
import { messages, type Message } from '../message.ts';
import { wrapWords } from './cells.ts';

interface MessageLinesInput {
  readonly report: Report;
  readonly columns: number;
  readonly unicode: boolean;
}

const widestProse = 100;

/** Every message, one under another; last the one that hands the certificate over, where there is one, under its caution. */
export function messageLines(input: MessageLinesInput): Line[] {
  return sections(input).flatMap(({ lines }) => lines);
}

/** The message that `top` is the first visible line of; of the last lines the last one, which may be too short to be scrolled to the top. */
export function messageAt(input: MessageLinesInput, { top, isEnd }: { top: number; isEnd: boolean }): Message | null {
  const all = sections(input);
  if (isEnd) return all.at(-1)?.message ?? null;
  let end = 0;
  const found = all.find(({ lines }) => (end += lines.length) > top);
  return found?.message ?? null;
}

function sections({ report, columns, unicode }: MessageLinesInput): { message: Message; lines: Line[] }[] {
  const handOver = handOverMessage(report);
  const all = [...messages(report), ...(handOver === null ? [] : [handOver])];
  return all.map((message, index) => {
    const safe = (text: string): string =>
      unicode ? visibleLines(text) : visibleAscii(plainPunctuation(visibleLines(text)));
    const which = all.length === 1 ? 'The message' : `Message ${index + 1} of ${all.length}`;
    return {
      message,
      lines: [
        ...(index === 0 ? [] : [[], []]),
        ...wrapWords(safe(`${which}, to ${message.to}; c copies it`), columns, 'strong'),
        ...(message === handOver ? wrapWords(safe(handOverCaution), Math.min(columns, widestProse), 'bad') : []),
        [],
        ...wrapWords(safe(message.text.trimEnd()), Math.min(columns, widestProse)),
      ],
    };
  });
}
