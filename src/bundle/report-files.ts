import { messages } from '../render/message.ts';
import { rendererById, type RendererId } from '../render/index.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../text/visible-text.ts';
import type { ZipMember } from './zip.ts';

const formats: readonly { readonly id: RendererId; readonly path: string }[] = [
  { id: 'html', path: 'report.html' },
  { id: 'markdown', path: 'report.md' },
  { id: 'json', path: 'report.json' },
];

/** The report in each form that is sent, its message to each who must act, and the certificates that it names. */
export async function reportFiles(report: Report): Promise<ZipMember[]> {
  const files: ZipMember[] = [];
  for (const { id, path } of formats) {
    const render = await rendererById(id).load();
    files.push(textMember(path, render(report, { columns: 100, unicode: true, color: false })));
  }
  const written = messages(report);
  for (const [index, { text }] of written.entries())
    files.push(textMember(written.length === 1 ? 'message.txt' : `message-${index + 1}.txt`, text));
  const certificates = certificatesText(report);
  if (certificates !== null) files.push(textMember('certificates.pem', certificates));
  return files;
}

export function textMember(path: string, text: string): ZipMember {
  return {
    path,
    async *pieces() {
      yield Buffer.from(text);
    },
  };
}

/**
 * Each certificate of the case with its id in the report (RFC 7468 §2 lets text stand there). Null where there is none, and where something
 * looks like an attack: whoever gets a certificate into place can sign in as anybody.
 */
function certificatesText({ certificates, findings }: Report): string | null {
  if (certificates.length === 0 || findings.some(({ suspicious }) => suspicious)) return null;
  const parts = certificates.map(({ id, subject, sha1, sha256, notBefore, notAfter, roles, pem }) =>
    [
      `${id}, ${roles.length === 0 ? 'role not known' : roles.join(', ')}`,
      `Subject: ${visible(subject)}`,
      `SHA-1 thumbprint: ${sha1}`,
      `SHA-256 thumbprint: ${sha256}`,
      `Valid: ${notBefore} to ${notAfter}`,
      '',
      pem.trim(),
      '',
    ].join('\n'),
  );
  return [
    'Certificates of this case, as its report numbers them. That one stands here does not say that it is to be configured:',
    'the report does, and the administrator of the identity provider must confirm its thumbprint.',
    '',
    ...parts,
  ].join('\n');
}
