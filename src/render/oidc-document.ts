import type { DiscoverySection, Finding, IdTokenSection, Report } from '../report/report.ts';
import { plain, words, type Segment } from '../text/rich-text.ts';
import { tight, type Block, type CheckItem } from './document.ts';

/** ID tokens and discovery documents of the case in short: what was checked, what they say, and how much that is worth. */
export function oidcBlocks(report: Report): Block[] {
  const { idToken, moreIdTokens, discovery } = report;
  const tokens = idToken === null ? [] : [idToken, ...moreIdTokens];
  return [...tokens.flatMap((token) => tokenBlocks(token, report)), ...discovery.flatMap(discoveryBlocks)];
}

/** The same for the view of what was received, with everything that a token says. */
export function tokenDetailBlocks(report: Report): Block[] {
  const { idToken, moreIdTokens, discovery } = report;
  const tokens = idToken === null ? [] : [idToken, ...moreIdTokens];
  return [
    ...tokens.flatMap((token) => [...tokenBlocks(token, report), ...claimBlocks(token)]),
    ...discovery.flatMap(discoveryBlocks),
  ];
}

function tokenBlocks(token: IdTokenSection, report: Report): Block[] {
  return [
    ...passedBlocks(token, report),
    { kind: 'facts', label: 'ID token', rows: tokenRows(token) },
    tight('', plain(judgedText(token, report))),
    tight('', words(signatureText(token))),
  ];
}

/** How many checks of this token passed; what failed or is open stands elsewhere. */
function passedBlocks({ from }: IdTokenSection, { findings }: Report): Block[] {
  const passed = findings.filter((finding) => finding.status === 'pass' && finding.from === from && isOidc(finding));
  if (passed.length === 0) return [];
  const names = [...new Set(passed.map(({ check }) => check))];
  const summary: CheckItem = {
    state: 'passed',
    name: `${names.length} passed`,
    text: plain(names.join(', ')),
    rows: [],
  };
  return [{ kind: 'checks', label: 'checks', items: [summary] }];
}

function isOidc({ check }: Finding): boolean {
  return check.startsWith('id-token-');
}

/** Names and values of a token, those that it has. */
export function tokenRows(token: IdTokenSection): { name: string; value: string }[] {
  const { header } = token;
  const rows: [string, string | null][] = [
    ['issuer', token.issuer],
    ['audience', token.audiences.join(', ') || null],
    ['authorized party', token.authorizedParty],
    ['algorithm', header.algorithm],
    ['key', header.keyId],
    ['type', header.type],
    ['critical', header.critical.join(', ') || null],
    ['issued', token.issuedAt],
    ['not before', token.notBefore],
    ['expires', token.expiresAt],
    ['signed in', token.authenticatedAt],
    ['nonce', token.nonce.present ? 'present' : null],
    ['context', token.authenticationContext],
    ['methods', token.authenticationMethods.join(', ') || null],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

function judgedText({ judgedAt, issuedAt }: IdTokenSection, { atFrom }: Report): string {
  if (judgedAt === issuedAt && atFrom === 'capture')
    return `Judged as of ${judgedAt}, when it was issued. Where it was used later, say when with --at.`;
  return `Judged as of ${judgedAt}.`;
}

/** How much what it says is worth. */
function signatureText({ signature }: IdTokenSection): string {
  if (signature.state === 'valid')
    return 'The signature is valid: nothing was changed since it was signed with a key of the key set at hand. Whose keys those are is known to whoever fetched them.';
  return signature.state === 'invalid'
    ? 'The signature is not valid: nothing of this can be believed.'
    : 'The signature is not judged: anybody could have written this.';
}

/** A list, since the names of claims can be long addresses. */
function claimBlocks({ claims }: IdTokenSection): Block[] {
  if (claims.length === 0) return [];
  const items = claims.map(({ name, values }): Segment[] => [
    { text: name, mark: 'code' },
    { text: `: ${values.join(', ') || 'no value'}`, mark: 'plain' },
  ]);
  return [{ kind: 'list', label: 'claims', items }];
}

function discoveryBlocks(discovery: DiscoverySection): Block[] {
  const rows: [string, string | null][] = [
    ['issuer', discovery.issuer],
    ['authorization', discovery.authorizationEndpoint],
    ['token', discovery.tokenEndpoint],
    ['userinfo', discovery.userinfoEndpoint],
    ['keys', discovery.jwksUri],
    ['response types', discovery.responseTypes?.join(', ') ?? null],
    ['algorithms', discovery.idTokenAlgorithms?.join(', ') ?? null],
    ['authentication', discovery.tokenEndpointAuthMethods?.join(', ') ?? null],
  ];
  const present = rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  return present.length === 0 ? [] : [{ kind: 'facts', label: 'discovery', rows: present }];
}
