import { Composer, Lexer, Parser, isScalar, visit, type CST, type Document } from 'yaml';
import { limits } from '../limits.ts';
import { shownKey, tooDeep, type PlainData } from './plain-data.ts';

/**
 * Reads one document of YAML 1.2 with its core schema only: texts, numbers, true, false, null, lists, mappings. No tags, no merge keys.
 * Nothing of the text but keys is quoted in a reason.
 */
export function parseYaml(text: string): PlainData {
  const tokens = readTokens(text);
  if (tokens === null) return { reason: tooDeep, offset: null };
  const [document, another] = new Composer({
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    // The parser compares every key with every other one; see `repeatedKey`.
    uniqueKeys: false,
    // They would quote the text.
    prettyErrors: false,
    logLevel: 'silent',
  }).compose(tokens, true, text.length);
  if (document === undefined) return { value: null };
  if (another !== undefined) return { reason: 'a second document begins', offset: another.range[0] };
  return problemOf(document) ?? valueOf(document);
}

function problemOf(document: Document.Parsed): PlainData | null {
  const [error] = document.errors;
  if (error !== undefined) {
    const reason =
      error.code === 'TAB_AS_INDENT'
        ? 'a tab stands where YAML wants blanks'
        : 'this is neither JSON nor YAML; a bracket, a quote or an indentation may be wrong here';
    return { reason, offset: error.pos[0] };
  }
  const [warning] = document.warnings;
  if (warning !== undefined)
    return { reason: 'a tag (a word that begins with "!") has no place here', offset: warning.pos[0] };
  return repeatedKey(document);
}

function repeatedKey(document: Document.Parsed): PlainData | null {
  let found: PlainData | null = null;
  visit(document, {
    Map: (_, { items }) => {
      const keys = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (keys.has(name)) {
          found = { reason: `the key ${shownKey(name)} stands twice; keep one`, offset: key.range?.[0] ?? null };
          return visit.BREAK;
        }
        keys.add(name);
      }
      return undefined;
    },
  });
  return found;
}

function valueOf(document: Document.Parsed): PlainData {
  try {
    return { value: document.toJS({ maxAliasCount: limits.yamlAliases }) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { reason: 'an alias ("*name") stands for nothing, or aliases stand for too much', offset: null };
  }
}

/** The text's tokens; null where they stand deeper in each other than the limit. */
function readTokens(text: string): CST.Token[] | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // One entry for each list or mapping that is open.
    if (parser.stack.length > limits.connectionDepth) return null;
  }
  return [...tokens, ...parser.end()];
}
