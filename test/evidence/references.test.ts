import { expect, test } from 'vitest';
import { readReferences } from '../../src/evidence/references.ts';

const guid = '5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d';

test.each([
  ['trace ID', `Trace ID: ${guid}`, guid],
  ['trace ID', `{"trace_id":"${guid}"}`, guid],
  ['request ID', `Request Id: ${guid}`, guid],
  ['request ID', 'Request ID: Yk3aBcDeFgHiJkLmNoPqRgAAB0M', 'Yk3aBcDeFgHiJkLmNoPqRgAAB0M'],
  ['request ID', 'x-okta-request-id: Yk3aBcDeFgHiJkLmNoPqRgAAB0M', 'Yk3aBcDeFgHiJkLmNoPqRgAAB0M'],
  ['correlation ID', `Correlation Id:\n${guid}`, guid],
  ['correlation ID', `Korrelations-ID: ${guid}`, guid],
  ['activity ID', 'Activity ID: 00000000-0000-0000-a1b2-0080010000e4', '00000000-0000-0000-a1b2-0080010000e4'],
  ['error ID', '"errorId":"oaeA1b2C3d4E5f6G7h8"', 'oaeA1b2C3d4E5f6G7h8'],
  ['error ID', 'Error ID: oaeA1b2C3d4E5f6G7h8', 'oaeA1b2C3d4E5f6G7h8'],
  ['reference', 'Reference #: kwlqbn', 'kwlqbn'],
  ['reference', 'ERROR [ProcessRuntimeException] ref#kwlqbn', 'kwlqbn'],
  ['tracking ID', 'TRACKING: 5a8f0c1d2e3b4a596878', '5a8f0c1d2e3b4a596878'],
  ['timestamp', 'Timestamp: 2026-11-20 10:00:00Z', '2026-11-20 10:00:00Z'],
  ['timestamp', 'Error time: Thu, 19 Nov 2026 10:00:00 GMT', 'Thu, 19 Nov 2026 10:00:00 GMT'],
])('%s of %j', (name, text, value) => {
  expect(readReferences(text)).toEqual([{ name, value }]);
});

test.each([
  'reference: please wait',
  'Ref: please',
  'Reference number: 123456',
  'Error ID: 4711',
  'Trace ID: none',
  `Subtrace ID: ${guid}`,
  'tracking: parcels',
  'request id: short',
  `Trace ID: ${guid} and Trace ID: ${guid.replace('5f', '6f')}`,
])('nothing of %j', (text) => {
  expect(readReferences(text)).toEqual([]);
});
