import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runMain } from './helpers/run-main.ts';
import { expectValidReport } from './helpers/schema.ts';

/** One folder of `fixtures/cases/`: a command line as its user types it in the project's folder, and what it must say. */
interface Case {
  readonly args: string[];
  readonly status: number;
  /** Whether the whole JSON is kept beside the text, which says the same to people. */
  readonly json: boolean;
}

const folder = new URL('../fixtures/cases/', import.meta.url);

describe.each(readdirSync(folder))('%s', (name) => {
  const { args, status, json } = JSON.parse(readFileSync(new URL(`${name}/case.json`, folder), 'utf8')) as Case;

  test('as text', async () => {
    const result = await runMain(args);
    expect(result).toMatchObject({ status, stderr: '' });
    await expect(result.stdout).toMatchFileSnapshot(`../fixtures/cases/${name}/expected.txt`);
  });

  test('as JSON', async () => {
    const result = await runMain([...args, '--json']);
    expect(result).toMatchObject({ status, stderr: '' });
    const report = JSON.parse(result.stdout) as { tool: { version: string } };
    expectValidReport(report);
    if (!json) return;
    report.tool.version = '0.0.0';
    await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot(`../fixtures/cases/${name}/expected.json`);
  });
});
