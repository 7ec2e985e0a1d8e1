import { caseTexts, type DiagnosedCase } from '../../src/case-texts.ts';
import { distinctiveMessages } from '../../src/causes/catalogue.ts';
import { diagnoseWith, type DiagnoseOptions } from '../../src/diagnose.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { readEvidence } from '../../src/input/index.ts';
import { createRedactor } from '../../src/redaction/redact.ts';
import { testConnection, testNow } from './idp.ts';

interface CaseOptions extends Partial<DiagnoseOptions> {
  /** Default: the connection that a response with default values satisfies, without a thumbprint; null for none. */
  readonly settings?: Extract<Evidence, { kind: 'connection' }>['settings'] | null;
}

/** What the program finds in these inputs, and the messages behind it, under a connection. */
export async function diagnosedCase(
  inputs: readonly string[],
  { settings = testConnection, ...options }: CaseOptions = {},
): Promise<DiagnosedCase> {
  const sources = inputs.map((text, index) => ({ name: `input-${index + 1}.xml`, text, bytes: null }));
  const read = await readEvidence(sources, { distinctive: distinctiveMessages() });
  const origin = { source: 'connection.json', location: null };
  const evidence: Evidence[] =
    settings === null ? read : [...read, { kind: 'connection', origin, settings, certificates: [] }];
  const redactor = createRedactor({ showPersonalData: options.showPersonalData === true });
  const report = await diagnoseWith(redactor, evidence, { now: testNow, ...options });
  return { report, texts: caseTexts(evidence, report, redactor) };
}
