import { decodePercent, undoHtmlEntities } from '../evidence/decode.ts';
import type { TokenStatement } from '../evidence/redacted-token.ts';
import { limits } from '../limits.ts';
import { sensitivePatterns } from './redact.ts';
import { isPieceOfJson, replaceCutPairs, replaceJson } from './embedded-json.ts';
import { redactPairValue } from './headers.ts';
import { partsOfBase64 } from './damaged-base64.ts';
import { openBase64, readable } from './encodings.ts';
import { redactJsonValue } from './json.ts';
import { isStandIn, type Ledger } from './ledger.ts';
import { hasMarkup, redactMarkup, type SignatureStatements } from './markup.ts';
import { joinTokens, redactToken } from './json-web-token.ts';
import { fieldTreatment, parameterTreatment, type FieldTreatment } from './parameters.ts';
import {
  addresses,
  headerLine,
  input,
  word,
  parameterAlone,
  labelled,
  percentRun,
  base64Run,
  quotation,
  jsonWebToken,
  mailName,
  emailAddress,
  ipAddress4,
  ipAddress6,
} from './text-patterns.ts';

export interface RedactorOptions {
  readonly ledger: Ledger;
  readonly keepSignature: boolean;
  /** What was found out about the signatures of a message before its values go. */
  readonly statementsFor: (xml: string) => readonly SignatureStatements[];
  /** The same of a JSON Web Token. */
  readonly tokenStatement: (compact: string) => TokenStatement;
}

/** Masks values in texts of any nesting. Nothing that it does not know how to read stays in a field that may hold a secret. */
export class TextRedactor {
  readonly ledger: Ledger;
  readonly #options: RedactorOptions;
  #depth = 0;
  #runs = 0;

  constructor(options: RedactorOptions) {
    this.ledger = options.ledger;
    this.#options = options;
  }

  tokenStatement(compact: string): TokenStatement {
    return this.#options.tokenStatement(compact);
  }

  /** A text that may hold anything: prose, logs, markup, JSON, addresses, and each inside of the other. */
  text(value: string): string {
    if (value.length < shortestValue || isStandIn(value)) return value;
    // What is nested deeper than anybody nests by accident is taken out rather than passed on unread.
    if (this.#depth > limits.decodingDepth) return this.#removed('nested');
    this.#depth += 1;
    try {
      return this.#whole(value) ?? this.#running(value);
    } finally {
      this.#depth -= 1;
    }
  }

  /** The value of a named parameter of an address or a form. */
  parameter(name: string, value: string): string {
    return this.treated(value, parameterTreatment(name));
  }

  /** The value of a named member of JSON or of a labelled field of a text. */
  field(name: string, value: string): string {
    return this.treated(value, fieldTreatment(name));
  }

  treated(value: string, treatment: FieldTreatment): string {
    if (value === '' || isStandIn(value)) return value;
    // What a recorder put in its place tells nothing, unless it is a hash of something that can be guessed.
    if (/^\{obf:alternative_\d{1,6}\}$/.test(value)) return value;
    const hash = /^\{hash:([^{}]{1,200})\}$/.exec(value)?.[1];
    if (hash !== undefined) return `{hash:${this.ledger.secret('hash', hash)}}`;
    switch (treatment.as) {
      case 'keep':
        return this.text(value);
      case 'nested':
        return this.text(value);
      case 'secret':
        return redactToken(value, this) ?? this.ledger.secret(secretKind(treatment.kind, value), value);
      case 'person':
        if (treatment.kind === 'ip-address') return this.ledger.ipAddress(value);
        return this.ledger.person(treatment.kind, value);
    }
  }

  /** `a=b&c=d` (WHATWG URL §5.1). What needs no mask stays as it was written. */
  form(text: string): string {
    return text
      .split('&')
      .map((pair) => {
        const equals = pair.indexOf('=');
        if (equals < 0) return this.#percentEncoded(pair);
        const name = decodePercent(pair.slice(0, equals), { plusIsBlank: true }).text;
        const written = pair.slice(equals + 1);
        // A `+` in base64 that was never encoded stays one.
        const plusIsBlank = !/^SAML(?:Request|Response)$/i.test(name);
        const value = decodePercent(written, { plusIsBlank }).text;
        const masked = this.parameter(name, value);
        return `${this.#percentEncoded(pair.slice(0, equals))}=${masked === value ? written : encodeURIComponent(masked.toWellFormed())}`;
      })
      .join('&');
  }

  /** An address: scheme, host and path stay, what its parameters hold is masked. */
  url(text: string): string {
    const match = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#@]*@)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(text);
    if (match === null) return this.#running(text);
    const [, scheme = '', user, host = '', path = '', query, fragment] = match;
    // Its path was lost, and with it where its parameters begin.
    if (/[=&]/.test(host)) return scheme + this.form(text.slice(scheme.length));
    if (user !== undefined) this.ledger.removed('user-information');
    this.ledger.keep(host.toLowerCase());
    const shownQuery = query === undefined ? '' : `?${this.form(query.slice(1))}`;
    return `${scheme}${host}${this.#path(path)}${shownQuery}${fragment === undefined ? '' : this.#fragment(fragment)}`;
  }

  #fragment(fragment: string): string {
    const at = fragment.search(/[?=]/);
    if (at < 0) return this.#running(fragment);
    const question = fragment.indexOf('?');
    const from = question >= 0 && question <= at ? question + 1 : (/^#!?\/?/.exec(fragment)?.[0].length ?? 1);
    return fragment.slice(0, from) + this.form(fragment.slice(from));
  }

  #path(path: string): string {
    return path
      .split('/')
      .map((segment) => {
        const isRandom =
          /^[\w.~-]{32,}$/.test(segment) && /\d/.test(segment) && /[a-z]/i.test(segment) && !guid.test(segment);
        return isRandom && !isStandIn(segment)
          ? this.ledger.secret('path-part', segment)
          : this.#percentEncoded(segment);
      })
      .join('/');
  }

  #percentEncoded(written: string): string {
    if (written.length < shortestValue) return written;
    const value = decodePercent(written, { plusIsBlank: false }).text;
    const masked = this.#running(value);
    return masked === value ? written : encodeURIComponent(masked.toWellFormed());
  }

  /** A value that is one encoded thing as a whole; null where it is none. */
  #whole(value: string): string | null {
    const trimmed = value.trim();
    return redactToken(trimmed, this) === null
      ? (this.#json(value, trimmed) ??
          this.#base64(value, trimmed) ??
          this.#percent(value, trimmed) ??
          this.#address(value, trimmed))
      : value.replace(trimmed, () => redactToken(trimmed, this) ?? '');
  }

  #json(value: string, trimmed: string): string | null {
    if (!/^[\uFEFF]?[{[]/.test(trimmed) || trimmed.length > limits.captureEntryBytes) return null;
    let parsed: unknown;
    try {
      parsed = JSON.parse(trimmed.replace(/^\uFEFF/, ''));
    } catch {
      // Several documents, one a line; or no JSON, or cut: it is looked through as text.
      return this.#jsonLines(value);
    }
    const masked = redactJsonValue(parsed, this);
    if (masked === undefined) return value;
    return JSON.stringify(masked, null, /^[{[]\s*\n/.test(trimmed) ? 2 : 0);
  }

  /** Newline-delimited JSON, line by line, whose last line may be cut; null where it is none. */
  #jsonLines(value: string): string | null {
    const lines = value.split('\n');
    const written = lines.filter((line) => line.trim() !== '');
    if (written.length < 2 || !written.slice(0, -1).every(isJson)) return null;
    return lines
      .map((line) => (line.trim() === '' ? line : (this.#json(line, line.trim()) ?? this.#running(line))))
      .join('\n');
  }

  #base64(value: string, trimmed: string): string | null {
    const lines = trimmed.replace(quotation, '');
    const digits = lines.replace(/\s+/g, '');
    if (digits.length < 24 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(digits) || /^[0-9A-Fa-f]+$/.test(digits)) return null;
    // Words one after the other are no base64 in lines.
    if (digits.length !== lines.length && !/^\S{16,}(?:\s+\S{16,})*\s+\S+$/.test(lines)) return null;
    const masked = this.#digits(digits);
    if (masked === null || masked === digits) return masked === null ? null : value;
    if (digits.length === trimmed.length) return value.replace(trimmed, () => masked);
    const width = /^\S+/.exec(lines)?.[0].length ?? masked.length;
    const next = `\n${trimmed.match(quotation)?.[0] ?? ''}`;
    return value.replace(trimmed, () => (masked.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(next));
  }

  /** Digits of base64 with what they hold masked; null where it is no text. */
  #digits(digits: string): string | null {
    const opened = openBase64(digits);
    if (opened === 'damaged') return this.#removed('compressed');
    if (opened !== null) {
      const masked = this.#pieceOfText(opened.text);
      return masked === opened.text ? digits : opened.close(masked);
    }
    const parts = partsOfBase64(digits);
    if (parts === null) return null;
    if (parts.length === 0) return this.#removed('base64');
    return parts
      .map((part) => {
        const masked = part.text === null ? null : this.#pieceOfText(part.text);
        return masked === null || masked === part.text ? part.digits : part.close(masked);
      })
      .join('');
  }

  /** Text that may lack its beginning or its end. What members of JSON are about nobody can tell then. */
  #pieceOfText(text: string): string {
    return isPieceOfJson(text) ? this.#removed('json') : this.text(text);
  }

  #percent(value: string, trimmed: string): string | null {
    if (!/%[0-9A-Fa-f]{2}/.test(trimmed) || /[\s<>"]/.test(trimmed) || /[?&=#]/.test(trimmed)) return null;
    const decoded = decodePercent(trimmed, { plusIsBlank: false });
    if (decoded.invalid || decoded.text === trimmed) return null;
    const masked = this.text(decoded.text);
    return masked === decoded.text ? value : value.replace(trimmed, () => encodeURIComponent(masked.toWellFormed()));
  }

  #address(value: string, trimmed: string): string | null {
    if (/^[a-z][a-z0-9+.-]{1,40}:\/\/\S+$/i.test(trimmed) && !/[\s"'<>]/.test(trimmed))
      return value.replace(trimmed, () => this.url(trimmed));
    const isForm = /^[\w.~%-]{1,80}=[^\s&"<>]*(?:&[\w.~%-]{1,80}=[^\s&"<>]*)*$/.test(trimmed) && trimmed.includes('&');
    return isForm ? value.replace(trimmed, () => this.form(trimmed)) : null;
  }

  /** Running text: what can be told apart in it is masked, and what was masked anywhere. */
  #running(value: string): string {
    // Addresses hold addresses in their parameters, and each is looked through as a text.
    if (this.#runs > limits.decodingDepth * 2) return this.#removed('nested');
    this.#runs += 1;
    try {
      return this.#masked(value);
    } finally {
      this.#runs -= 1;
    }
  }

  #masked(value: string): string {
    let text = readable(value);
    for (const { kind, pattern, personal } of sensitivePatterns) {
      if (!personal && kind !== 'token')
        text = text.replace(pattern, (found) =>
          isStandIn(found) ? found : this.ledger.secret(kind.replaceAll(' ', '-'), found),
        );
    }
    // Before base64: a token's parts are base64 each, and its signature goes with the claims that it signs.
    text = joinTokens(text);
    text = text.replace(jsonWebToken, (found) => redactToken(found, this) ?? found);
    text = text.replace(mailName, (_line, lead: string, name: string, address: string) => {
      return `${lead}${this.treated(name, { as: 'person', kind: 'name' })}${address}`;
    });
    text = replaceJson(text, (parsed, written) => {
      const masked = JSON.stringify(redactJsonValue(parsed, this));
      return masked === JSON.stringify(parsed) ? written : masked;
    });
    text = replaceCutPairs(text, (name, found) => redactPairValue(name ?? '', found, this));
    text = text.replace(addresses, (found) => this.#foundAddress(found));
    text = text.replace(word, (found) => this.#parameterList(found));
    text = text.replace(
      headerLine,
      (_line, lead: string, name: string, rest: string) => `${lead}${name}${this.header(name, rest)}`,
    );
    text = text.replace(input, (found) => this.#input(found));
    text = text.replace(labelled, (_found, name: string, between: string, value: string) => {
      return `${name}${between}${this.#labelledValue(name, value)}`;
    });
    text = text.replace(parameterAlone, (_found, name: string, value: string) => {
      return `${name}=${this.#labelledValue(name, value)}`;
    });
    if (hasMarkup(text)) text = this.#markup(text);
    text = text.replace(percentRun, (found) => this.#encoded(found));
    text = text.replace(base64Run, (found) => this.#encoded(found));
    text = text.replace(emailAddress, (found) => this.ledger.person('e-mail-address', found));
    text = text.replace(ipAddress4, (found) => this.ledger.ipAddress(found));
    text = text.replace(ipAddress6, (found) => (found.split(':').length > 3 ? this.ledger.ipAddress(found) : found));
    return this.ledger.replaceKnown(text);
  }

  #markup(text: string): string {
    const { keepSignature, statementsFor, ledger } = this.#options;
    const inner = (value: string): string => (value.trim() === '' ? value : this.text(value));
    return redactMarkup(text, { ledger, keepSignature, statements: statementsFor(text), text: inner });
  }

  #foundAddress(found: string): string {
    const isEncoded = /^[a-z]+%/i.test(found);
    if (!isEncoded) return this.url(found);
    const decoded = decodePercent(found, { plusIsBlank: false }).text;
    const masked = this.url(decoded);
    return masked === decoded ? found : encodeURIComponent(masked.toWellFormed());
  }

  #labelledValue(name: string, written: string): string {
    const value = decodePercent(written, { plusIsBlank: false }).text;
    const masked = this.parameter(name, value);
    if (masked === value) return written;
    return written === value ? masked : encodeURIComponent(masked.toWellFormed());
  }

  /** A field of a page. */
  #input(found: string): string {
    const name = /\sname\s*=\s*["']?([\w.:-]{1,80})/i.exec(found)?.[1];
    if (name === undefined) return found;
    return found.replace(/(\svalue\s*=\s*)("[^"]*"|'[^']*')/i, (_value, lead: string, quoted: string) => {
      const value = undoHtmlEntities(quoted.slice(1, -1)).text;
      const masked = this.parameter(name, value);
      return masked === value
        ? `${lead}${quoted}`
        : `${lead}"${masked.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
    });
  }

  /** The value of a header, by its name. */
  header(name: string, value: string): string {
    switch (name.toLowerCase()) {
      case 'cookie':
        return value.replace(
          /(?<![^\s=;])([^\s=;]+)(=)([^;\r\n]*)/g,
          (_all, key: string, equals: string, content: string) => {
            return `${key}${equals}${this.treated(content.trim(), { as: 'secret', kind: 'cookie' })}`;
          },
        );
      case 'set-cookie':
        return value.replace(/^([^=;\r\n\u2028\u2029]*=)([^;\r\n]*)/gm, (_all, lead: string, content: string) => {
          return lead + this.treated(content.trim(), { as: 'secret', kind: 'cookie' });
        });
      case 'authorization':
      case 'proxy-authorization':
        return this.#credentials(value);
      default:
        return this.text(value);
    }
  }

  /** The scheme (RFC 9110 §11.4) stays. */
  #credentials(value: string): string {
    const lead = /^[\s:]*/.exec(value)?.[0].length ?? 0;
    const scheme = /^[A-Za-z]{3,20}\s+(?=\S)/.exec(value.slice(lead))?.[0].length ?? 0;
    const at = lead + scheme;
    return value.slice(0, at) + this.treated(value.slice(at), { as: 'secret', kind: 'authorization' });
  }

  /** `(state=…&code=…)`, with what stands around it. */
  #parameterList(found: string): string {
    const lead = /^[([{,;:]*/.exec(found)?.[0].length ?? 0;
    const list = found.slice(lead);
    return list.includes('&') && /^[\w.~%-]{1,80}=/.test(list) ? found.slice(0, lead) + this.form(list) : found;
  }

  /** Base64 or percent-encoded data in running text. */
  #encoded(found: string): string {
    return found.length < shortestEncoded ? found : (this.#whole(found) ?? found);
  }

  #removed(kind: string): string {
    this.ledger.removed(kind);
    return `[${kind} data removed]`;
  }
}

const shortestValue = 3;
const shortestEncoded = 20;
const guid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** A client secret may be its own ID, or have blanks around it: that is often the cause, and tells nothing of the secret. */
function secretKind(kind: string, value: string): string {
  if (kind !== 'client-secret') return kind;
  if (value.trim() !== value) return `${kind}-padded`;
  return guid.test(value) ? `${kind}-uuid` : kind;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    // Text, or a document over several lines.
    return false;
  }
}
