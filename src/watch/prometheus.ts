import { visible } from '../text/visible-text.ts';
import { watchCodes } from './finding.ts';
import { signingItems, type WatchReport } from './watch-report.ts';

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

/**
 * The report in Prometheus' text format, for node_exporter's textfile collector.
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function prometheusText(report: WatchReport): string {
  const entity = report.metadata.entityId ?? '';
  const signing = signingItems(report);
  const metrics: Metric[] = [
    {
      name: 'match',
      help: 'Whether a signing certificate of the metadata is configured at the broker (1) or none is (0).',
      samples: [{ labels: { entity }, value: report.codes.includes('match') ? 1 : 0 }],
    },
    {
      name: 'problem',
      help: 'Whether this was found and asks for somebody to act (1).',
      samples: watchCodes
        .filter((code) => code !== 'match')
        .map((code) => ({ labels: { code, entity }, value: Number(isProblem(report, code)) })),
    },
    {
      name: 'certificate_not_after_seconds',
      help: 'End of validity of a signing certificate, in seconds since 1970.',
      samples: signing.map(({ sha1, notAfter }) => ({ labels: { sha1, entity }, value: seconds(notAfter) })),
    },
    {
      name: 'signing_certificates',
      help: 'Signing certificates in the metadata.',
      samples: [{ labels: { entity }, value: signing.length }],
    },
    {
      name: 'last_success_timestamp_seconds',
      help: 'When the metadata was last read and compared, in seconds since 1970.',
      samples: [{ labels: { entity }, value: seconds(report.at) }],
    },
  ];
  return metrics.map(metricText).join('');
}

function isProblem({ findings }: WatchReport, wanted: string): boolean {
  return findings.some(({ code, problem }) => code === wanted && problem);
}

function metricText({ name, help, samples }: Metric): string {
  const full = `sso_doctor_watch_${name}`;
  const lines = samples.map(({ labels, value }) => `${full}{${labelsText(labels)}} ${value}\n`);
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`;
}

/** Line feeds and whatever a terminal could act on are made visible; back slashes and quotes are escaped as the format asks. */
function labelsText(labels: Metric['samples'][number]['labels']): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${visible(value).replace(/[\\"]/g, '\\$&')}"`)
    .join(',');
}

function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
