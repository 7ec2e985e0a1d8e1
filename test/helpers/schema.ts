import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { expect } from 'vitest';

const schema: unknown = JSON.parse(
  readFileSync(new URL('../../src/report/report.schema.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv.default({
  allErrors: true,
  strict: false,
  formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) },
});
const validate = ajv.compile(schema as object);

/** Fails with the schema's own words where a report does not have the published shape. */
export function expectValidReport(report: unknown): void {
  const plain: unknown = JSON.parse(JSON.stringify(report));
  validate(plain);
  expect(validate.errors ?? []).toEqual([]);
}
