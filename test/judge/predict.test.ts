import { expect, test } from 'vitest';
import type { JudgedStep } from '../../src/checks/broker/judge.ts';
import { predict } from '../../src/judge/predict.ts';

const ok = (id: JudgedStep['id']): JudgedStep => ({ id, result: { status: 'pass', message: '' } });
const bad = (id: JudgedStep['id'], brokerError: string | null = id): JudgedStep => ({
  id,
  result: { status: 'fail', brokerError, message: '' },
});
const open = (id: JudgedStep['id'], missing: string): JudgedStep => ({
  id,
  result: { status: 'unknown', missing, message: '' },
});
const left = (id: JudgedStep['id']): JudgedStep => ({ id, result: { status: 'skipped', missing: 'x', message: '' } });

test('all steps passed or switched off: accepted', () => {
  expect(predict([ok('xml'), left('destination'), ok('audience')])).toEqual({
    outcome: 'accept',
    error: null,
    errorDescription: null,
    afterFix: [],
    missing: [],
  });
});

test('the first failure is reported, the others follow in order', () => {
  expect(predict([ok('xml'), bad('destination'), bad('expiry'), bad('audience')])).toEqual({
    outcome: 'reject',
    error: 'access_denied',
    errorDescription: 'destination',
    afterFix: ['expiry', 'audience'],
    missing: [],
  });
});

test('an unknown before the first failure leaves the answer open, and says what is missing once', () => {
  expect(predict([open('destination', 'callbackUrl'), bad('audience'), open('recipient', 'callbackUrl')])).toEqual({
    outcome: 'undetermined',
    error: null,
    errorDescription: null,
    afterFix: ['audience'],
    missing: ['callbackUrl'],
  });
});

test('an unknown behind the first failure does not', () => {
  expect(predict([bad('destination'), open('audience', 'entityId')])).toMatchObject({
    outcome: 'reject',
    errorDescription: 'destination',
    missing: ['entityId'],
  });
});

test('a failure whose words are not known is still a rejection', () => {
  expect(predict([bad('audience', null), bad('recipient')])).toMatchObject({
    outcome: 'reject',
    errorDescription: null,
    afterFix: ['recipient'],
  });
});

test('a remembered digest error is reported behind the certificate’s', () => {
  const digest = bad('signature-references', 'Signature check errors: invalid signature: …');
  expect(predict([digest, bad('certificate-readable', 'OID')])).toMatchObject({
    errorDescription: 'OID',
    afterFix: ['Signature check errors: invalid signature: …'],
  });
  expect(
    predict([bad('signature-references', "hash algorithm 'x' is not supported"), bad('certificate-readable', 'OID')]),
  ).toMatchObject({ errorDescription: "hash algorithm 'x' is not supported" });
});

test('an error response has no assertion, which is no second fault', () => {
  expect(predict([bad('status'), bad('assertion-present')])).toMatchObject({
    errorDescription: 'status',
    afterFix: [],
  });
  expect(predict([ok('status'), bad('assertion-present')])).toMatchObject({ errorDescription: 'assertion-present' });
});

test('what a second assertion brings along is no fault of its own', () => {
  const twice = bad('signature-references', 'Cannot validate a document which contains multiple elements …');
  expect(predict([bad('assertion-count'), twice, bad('expiry')]).afterFix).toEqual(['expiry']);
  expect(predict([bad('response-element'), twice]).afterFix).toEqual([]);
  expect(predict([ok('assertion-count'), twice])).toMatchObject({
    errorDescription: 'Cannot validate a document which contains multiple elements …',
  });
});
