import type { Check } from '../check.ts';
import { captureComplete } from './capture-complete.ts';
import { clockSkew } from './clock-skew.ts';
import { relayState } from './relay-state.ts';
import { repeatedResponse } from './repeated-response.ts';
import { sessionCookie } from './session-cookie.ts';
import { stateReturned } from './state-returned.ts';

/** What is asked of a case with a capture only. Loaded where there is one. */
export const captureChecks = [
  relayState,
  stateReturned,
  sessionCookie,
  repeatedResponse,
  clockSkew,
  captureComplete,
] as const satisfies readonly Check[];
