/**
 * A message apart from what it quotes: lines that begin with `>`, and everything after the line with which a mail program introduces the
 * message that is answered. A forwarded message is what the sender wants to show, so it stays.
 */
export function splitQuoted(text: string): { readonly own: string; readonly quoted: string } {
  if (!mayQuote.test(text)) return { own: text, quoted: '' };
  const start = mayAnswer.test(text) ? answeredAt(text) : null;
  const [ownRuns, quoted]: [string[], string[]] = [[], []];
  const end = start === null ? text.length : start - 1;
  let run = 0;
  for (let line = 0; line <= end;) {
    const feed = text.indexOf('\n', line);
    const lineEnd = feed < 0 || feed > end ? end : feed;
    if (isQuoted(text, line, lineEnd)) {
      if (run < line) ownRuns.push(text.slice(run, line - 1));
      quoted.push(withoutMarks(text.slice(line, lineEnd)));
      run = lineEnd + 1;
    }
    line = lineEnd + 1;
  }
  if (run <= end) ownRuns.push(text.slice(run, end));
  if (start !== null) quoted.push(text.slice(start));
  const own = ownRuns.join('\n');
  // A message that is nothing but a quotation is what its sender has to say.
  return own.trim() === '' ? { own: text, quoted: '' } : { own, quoted: quoted.join('\n') };
}

/** Most messages hold nothing that a quotation begins with, or no line that introduces what is answered. */
const mayQuote = /(?:^|\n)[^\S\n]*(?:>|--|__|On\s|Am\s|Le\s)/;
const mayAnswer = /\n[^\S\n]*(?:--|__|On\s|Am\s|Le\s)/;

function isQuoted(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first === greater || (first > greater && first < 0x80)) return first === greater;
  return /^\s{0,3}>/.test(text.slice(start, end));
}

const greater = 0x3e;

function withoutMarks(line: string): string {
  // Most begin with one mark, a blank and a letter.
  return line.startsWith('> ') && /[A-Za-z]/.test(line.charAt(2)) ? line.slice(2) : line.replace(/^[\s>]{1,40}/, '');
}

/** Where the line begins that introduces what is answered; null where none does, or nothing stands before it. */
function answeredAt(text: string): number | null {
  for (let start = text.indexOf('\n') + 1; start > 0;) {
    const end = text.indexOf('\n', start);
    if (end < 0) return introducesAnswered(text.slice(start), '') ? start : null;
    const nextEnd = text.indexOf('\n', end + 1);
    const next = text.slice(end + 1, nextEnd < 0 ? text.length : nextEnd);
    if (introducesAnswered(text.slice(start, end), next)) return start;
    start = end + 1;
  }
  return null;
}

function introducesAnswered(line: string, next: string): boolean {
  const text = line.trim();
  if (text.length > 300) return false;
  if (/^-{2,}\s?(?:Original Message|Ursprüngliche Nachricht|Message d'origine)\s?-{2,}$/i.test(text)) return true;
  if (/^(?:On|Am|Le)\s.{4,200}(?:wrote|schrieb.{0,80}|a écrit)\s?:$/.test(text)) return true;
  // Outlook: a line of underscores, then the answered message's head.
  return /^_{10,}$/.test(text) && /^(?:From|Von|De)\s?:/.test(next.trim());
}
