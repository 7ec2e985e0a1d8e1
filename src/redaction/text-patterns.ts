import { maskedNames } from './parameters.ts';

export const addresses = /https?(?::\/\/[^\s"'<>`\\{}|]+|%3A%2F%2F[\w.~%!*()+-]+)/gi;
export const headerLine = /((?:^|["'])[<>* \t]{0,4})((?:Proxy-)?Authorization|Set-Cookie|Cookie)(\s*:[^\r\n"']*)/gim;
export const input = /<input\s[^<>]*>/gi;
export const word = /[^\s"'<>]{8,}/g;
/** Names that are ordinary words as well: only where a value of some length is put to them. */
export const parameterAlone = /(?<![\w.-])(state|code|sid|sub|oid|login|user|ip)=([^\s"'&,;<>{}]{6,})/gi;
export const labelled = new RegExp(
  `(?<![\\w.-])(${maskedNames.join('|')}|SAMLRequest|SAMLResponse|wresult)(["']?\\s{0,3}(?:=|:)\\s{0,3}["']?)((?![=:])[^\\s"'&,;<>{}]{3,})`,
  'gi',
);
/** Runs with percent-encoding in them; long runs of base64, on one line or on several, up to the boundary of a mail's part (RFC 2046 §5.1.1). */
export const percentRun = /(?<![\w%.~*'()!+-])[\w.~*'()!+-]*(?:%[0-9A-Fa-f]{2}[\w.~*'()!+-]*)+/g;
export const base64Run = new RegExp(
  [
    String.raw`(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,}={0,2}`,
    String.raw`(?:(?<!=)\r?\n(?:[>|] ?){0,4}(?!--)[A-Za-z0-9+/_-]{16,}={0,2})*`,
    // The last line, where it ends as base64 does, or ends the paragraph: all of it may be there, or it was cut.
    String.raw`(?:(?<!=)\r?\n(?:[>|] ?){0,4}(?!--)(?:[A-Za-z0-9+/_-]+={1,2}|[A-Za-z0-9+/_-]{1,15}(?=\s*$|[ \t]*\r?\n[>| \t]*\r?\n)))?`,
  ].join(''),
  'g',
);
/** Marks of a mail that answers, before each line but the first. */
export const quotation = /(?<=\n)(?:[>|] ?){1,4}/g;
export const jsonWebToken = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)*/g;
/** The name before an address in a line of a mail's head (RFC 5322 §3.4). */
export const mailName =
  /^((?:> ?){0,4}(?:From|To|Cc|Bcc|Reply-To|Sender|Von|An): {0,4}"?)([^<>"@\r\n]{2,80}[^<>"@\s])("? {0,4}<)/gim;
export const emailAddress = /(?<![\w.+-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])/g;
export const ipAddress4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)/g;
export const ipAddress6 =
  /(?<![\w:.])(?:[\da-f]{1,4}:){2,7}(?:[\da-f]{1,4}|:[\da-f]{1,4})(?![\w:])|(?<![\w:.])(?:[\da-f]{1,4}:){1,6}:(?:[\da-f]{1,4}:?){1,6}(?![\w:])/gi;
