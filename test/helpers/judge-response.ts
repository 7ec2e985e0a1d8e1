import { runBrokerSteps, type JudgedStep } from '../../src/checks/broker/judge.ts';
import { loadLibraries } from '../../src/checks/libraries.ts';
import { viewAsBroker } from '../../src/checks/broker/view.ts';
import type { ConnectionSettings } from '../../src/evidence/connection.ts';
import { findSaml } from '../../src/evidence/find-saml.ts';
import type { SamlMessage } from '../../src/evidence/saml-message.ts';
import { predict } from '../../src/judge/predict.ts';
import type { PredictionSection } from '../../src/report/report.ts';
import { judgeSamlResponse, type SamlContext, type SamlJudgement } from '../../src/judge/judge-saml.ts';
import { testNow } from './idp.ts';

/** The message as it is posted to the broker. */
export function posted(xml: string | Buffer): SamlMessage {
  return received(`SAMLResponse=${encodeURIComponent(Buffer.from(xml).toString('base64'))}`);
}

/** The first message in a text. */
export function received(text: string): SamlMessage {
  const [found] = findSaml(text, null);
  if (found === undefined) throw new Error('no message was found in the text');
  return found.message;
}

/** The broker's steps and the prediction, without the findings by the standard. */
export async function judgeAtBroker(
  message: SamlMessage,
  settings: ConnectionSettings,
  now = testNow,
): Promise<{ steps: JudgedStep[]; prediction: PredictionSection }> {
  const libraries = await loadLibraries(message, settings, []);
  const steps = runBrokerSteps(viewAsBroker(message, settings, now, libraries));
  return { steps, prediction: predict(steps) };
}

/** The whole judgement of one message. */
export function judgeMessage(message: SamlMessage, context: Partial<SamlContext> = {}): Promise<SamlJudgement> {
  const evidence = {
    kind: 'saml-response',
    id: 'e1',
    origin: { source: 'response.xml', location: null },
    message,
  } as const;
  return judgeSamlResponse(evidence, { now: testNow, ...context });
}

/** Ids of the checks that failed. */
export function failedChecks({ findings }: SamlJudgement): string[] {
  return findings.filter(({ status }) => status === 'fail').map(({ check }) => check);
}
