import type { Undone } from './callback-facts.ts';
import { undoInvisibleCharacters, undoQuoteMarks } from './decode.ts';
import { layerAbove, rootLayer, type Layer, type Rewritten } from './layer.ts';
import { joinWrappedLines } from './line-wraps.ts';
import { undoVisibleQuotedPrintable } from './quoted-printable.ts';

/** The text without what mail, quoting and wrapping did to it. */
export function readableLayer(text: string): Layer {
  let layer = rootLayer(text);
  const undo = (step: Undone, rewritten: Rewritten): void => {
    if (rewritten.edits.length > 0) layer = layerAbove(layer, 0, step, rewritten);
  };
  undo('invisible-characters', undoInvisibleCharacters(layer.text));
  undo('quoted-printable', undoVisibleQuotedPrintable(layer.text));
  if (/^[ \t]{0,8}>/m.test(layer.text)) undo('quote-marks', undoQuoteMarks(layer.text));
  undo('line-wraps', joinWrappedLines(layer.text));
  return layer;
}
