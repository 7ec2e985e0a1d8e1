import type { Report } from '../report/report.ts';

interface RenderOptions {
  /** Width of the output in cells. */
  readonly columns: number;
  readonly unicode: boolean;
  readonly color: boolean;
}

/** One way to write a report down. */
export interface Renderer {
  readonly id: string;
  readonly load: () => Promise<(report: Report, options: RenderOptions) => string>;
}
