import type { DiagnosedCase } from '../case-texts.ts';
import { distinctiveMessages } from '../causes/catalogue.ts';
import { judgeCase, reportWith, type DiagnoseOptions, type JudgedCase } from '../diagnose.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { readEvidence } from '../input/index.ts';
import type { Source } from '../input/source.ts';
import { createRedactor } from '../redaction/redact.ts';
import type { Report } from '../report/report.ts';

export interface GrowingCaseInput {
  /** What was handed in. */
  readonly sources: readonly Source[];
  /** What options add to it. */
  readonly more: { readonly sources: readonly Source[]; readonly evidence: readonly Evidence[] };
  readonly options: DiagnoseOptions;
  /** Whether the messages behind the report are wanted: they are written down only when somebody looks at them. */
  readonly forScreen: boolean;
}

/** Everything that was handed in so far, diagnosed as one case; on a screen it grows. */
export class GrowingCase {
  readonly #input: GrowingCaseInput;
  #sources: readonly Source[];
  #showsPersonalData: boolean;
  /** The last case, and its reports by whether they show personal data: nothing is read or judged twice for that. */
  #last: KnownCase | null = null;

  constructor(input: GrowingCaseInput) {
    this.#input = input;
    this.#sources = input.sources;
    this.#showsPersonalData = input.options.showPersonalData === true;
  }

  diagnose(): Promise<DiagnosedCase> {
    return this.#diagnose(this.#sources);
  }

  /**
   * The case with what was put into the paste box, alone or with all that came before. What cannot be read is not kept.
   * @throws SsoDoctorError
   */
  async add(text: string, { alone }: { readonly alone: boolean }): Promise<DiagnosedCase> {
    const { readPasted } = await import('../input/read-pasted.ts');
    const before = alone ? [] : this.#sources;
    const pastes = before.filter(({ name }) => name.startsWith('paste')).length;
    const sources = [...before, await readPasted(text, pastes === 0 ? 'paste' : `paste ${pastes + 1}`)];
    const diagnosed = await this.#diagnose(sources);
    this.#sources = sources;
    return diagnosed;
  }

  /** The same case with personal data shown or masked. */
  showPersonalData(shown: boolean): Promise<DiagnosedCase> {
    this.#showsPersonalData = shown;
    return this.diagnose();
  }

  /** The last report as the options ask for it, whatever was shown meanwhile: it stays in the terminal's scrollback. */
  async asAskedFor(last: Report): Promise<Report> {
    const asked = this.#input.options.showPersonalData === true;
    return asked === this.#showsPersonalData ? last : (await this.showPersonalData(asked)).report;
  }

  async #diagnose(sources: readonly Source[]): Promise<DiagnosedCase> {
    const known = this.#last?.sources === sources ? this.#last : await this.#read(sources);
    this.#last = known;
    const diagnosed = known.shown.get(this.#showsPersonalData) ?? (await this.#report(known));
    known.shown.set(this.#showsPersonalData, diagnosed);
    return diagnosed;
  }

  async #read(sources: readonly Source[]): Promise<KnownCase> {
    const { more, options } = this.#input;
    // What is new stands behind what was there, so that most ids stay.
    const read = await readEvidence([...sources, ...more.sources], { distinctive: distinctiveMessages() });
    const evidence = [...read, ...more.evidence];
    return { sources, evidence, judged: await judgeCase(evidence, options), shown: new Map() };
  }

  async #report({ evidence, judged }: KnownCase): Promise<DiagnosedCase> {
    const redactor = createRedactor({ showPersonalData: this.#showsPersonalData });
    const report = await reportWith(redactor, judged);
    // Loads much that a case without SAML messages has no use for.
    const hasMessages = evidence.some(({ kind }) => kind === 'saml-response' || kind === 'saml-request');
    if (!this.#input.forScreen || !hasMessages) return { report, texts: [] };
    const { caseTexts } = await import('../case-texts.ts');
    return { report, texts: caseTexts(evidence, report, redactor) };
  }
}

interface KnownCase {
  readonly sources: readonly Source[];
  readonly evidence: readonly Evidence[];
  readonly judged: JudgedCase;
  readonly shown: Map<boolean, DiagnosedCase>;
}
