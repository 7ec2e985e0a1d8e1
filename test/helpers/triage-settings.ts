import type { TriageSettings } from '../../src/triage/batch.ts';

/** A run without any option, at an instant of its own. */
export const triageSettings: TriageSettings = {
  grouping: 'incident',
  fields: undefined,
  since: null,
  until: null,
  profile: undefined,
  now: '2026-11-24T12:00:00.000Z',
  withReports: false,
  showPersonalData: false,
};
