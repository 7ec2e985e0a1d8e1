import { signingCertificate } from '../../report/signing-certificate.ts';
import type { CertificateSection, Report } from '../../report/report.ts';
import { plainPunctuation, visibleAscii } from '../../text/visible-text.ts';
import { renderers, type RendererId } from '../index.ts';
import type { Line } from '../layout.ts';
import { wrapWords } from './cells.ts';

/** Something of the case that can be saved as a file in the current folder, or why it cannot. */
export interface SaveChoice {
  /** The key that saves it. */
  readonly key: string;
  readonly name: string;
  readonly content:
    | { readonly kind: 'certificate'; readonly path: string; readonly certificate: CertificateSection }
    | { readonly kind: 'report'; readonly path: string; readonly format: RendererId }
    | { readonly kind: 'nothing'; readonly reason: string };
}

/** How a report is called in each format, and the end of its file's name. A format that is not listed has its own name as both. */
const formats: ReadonlyMap<string, { readonly name: string; readonly extension: string }> = new Map([
  ['text', { name: 'plain text', extension: 'txt' }],
  ['json', { name: 'JSON', extension: 'json' }],
  ['markdown', { name: 'Markdown', extension: 'md' }],
  ['html', { name: 'HTML', extension: 'html' }],
]);

/** The certificate that signs, then the report in every format that `--format` offers. */
export function saveChoices(report: Report): SaveChoice[] {
  const code = report.diagnoses[0]?.code ?? report.verdict;
  const ofReport = renderers.map(({ id }) => {
    const { name, extension } = formats.get(id) ?? { name: id, extension: id };
    const path = `sso-doctor-${code}.${extension}`;
    return { name: `the report as ${name}`, content: { kind: 'report', path, format: id } } as const;
  });
  const all = [{ name: 'the signing certificate as PEM', content: certificateContent(report) }, ...ofReport];
  return all.map((choice, index) => ({ key: String(index + 1), ...choice }));
}

function certificateContent(report: Report): SaveChoice['content'] {
  const found = signingCertificate(report);
  if ('reason' in found) return { kind: 'nothing', reason: `There is no certificate to save: ${found.reason}.` };
  const path = `signing-certificate-${found.certificate.sha1.slice(0, 8)}.pem`;
  return { kind: 'certificate', path, certificate: found.certificate };
}

interface SaveLinesInput {
  readonly report: Report;
  readonly columns: number;
  readonly unicode: boolean;
}

/** The choices, each with its key and with the file that it becomes. */
export function saveLines({ report, columns, unicode }: SaveLinesInput): Line[] {
  const safe = (text: string): string => (unicode ? text : visibleAscii(plainPunctuation(text)));
  return [
    ...wrapWords('Save into this folder; nothing is overwritten', columns, 'strong'),
    [],
    ...saveChoices(report).flatMap(({ key, name, content }): Line[] => [
      [
        { text: `${key}  `, style: content.kind === 'nothing' ? 'dim' : 'strong' },
        { text: name, style: content.kind === 'nothing' ? 'dim' : 'plain' },
      ],
      ...wrapWords(`   ${safe(content.kind === 'nothing' ? content.reason : content.path)}`, columns, 'dim'),
    ]),
  ];
}
