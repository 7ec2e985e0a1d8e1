/**
 * A message apart from what it quotes: lines that begin with `>`, and everything after the line with which a mail program introduces the
 * message that is answered. A forwarded message is what the sender wants to show, so it stays.
 */
export function splitQuoted(text: string): { readonly own: string; readonly quoted: string } {
  if (!mayQuote.test(text)) return { own: text, quoted: '' };
  const lines = text.split('\n');
  const start = mayAnswer.test(text)
    ? lines.findIndex((line, index) => index > 0 && introducesAnswered(line, lines[index + 1] ?? ''))
    : -1;
  const before = start < 0 ? lines : lines.slice(0, start);
  const after = start < 0 ? [] : lines.slice(start);
  const [ownLines, quotedLines]: [string[], string[]] = [[], []];
  for (const line of before) {
    if (isQuoted(line)) quotedLines.push(line.replace(/^[\s>]{1,40}/, ''));
    else ownLines.push(line);
  }
  const own = ownLines.join('\n');
  const quoted = [...quotedLines, ...after].join('\n');
  // A message that is nothing but a quotation is what its sender has to say.
  return own.trim() === '' ? { own: text, quoted: '' } : { own, quoted };
}

/** Most messages hold nothing that a quotation begins with, or no line that introduces what is answered. */
const mayQuote = /(?:^|\n)[^\S\n]*(?:>|--|__|On\s|Am\s|Le\s)/;
const mayAnswer = /\n[^\S\n]*(?:--|__|On\s|Am\s|Le\s)/;

function isQuoted(line: string): boolean {
  const first = line.charCodeAt(0);
  if (first === greater || (first > greater && first < 0x80)) return first === greater;
  return /^\s{0,3}>/.test(line);
}

const greater = 0x3e;

function introducesAnswered(line: string, next: string): boolean {
  const text = line.trim();
  if (text.length > 300) return false;
  if (/^-{2,}\s?(?:Original Message|Ursprüngliche Nachricht|Message d'origine)\s?-{2,}$/i.test(text)) return true;
  if (/^(?:On|Am|Le)\s.{4,200}(?:wrote|schrieb.{0,80}|a écrit)\s?:$/.test(text)) return true;
  // Outlook: a line of underscores, then the answered message's head.
  return /^_{10,}$/.test(text) && /^(?:From|Von|De)\s?:/.test(next.trim());
}
