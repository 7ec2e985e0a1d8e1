import { useStdin } from 'ink';
import { StringDecoder } from 'node:string_decoder';
import { useEffect, useSyncExternalStore } from 'react';
import { cutMarks, sliceLine } from '../cells.ts';
import { Rows } from '../parts/Rows.tsx';
import type { Theme } from '../theme.ts';
import { triageRows } from './lines.ts';
import type { TriageState } from './state.ts';

/** What the screen needs of whoever keeps its state. */
export interface TriageStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => TriageState;
  readonly feed: (chunk: string) => void;
}

/** The screen of many tickets: groups, and one of them with its drafts. */
export function TriageApp({ store, theme }: { readonly store: TriageStore; readonly theme: Theme }) {
  const state = useSyncExternalStore(store.subscribe, store.state);
  const { stdin } = useStdin();
  useEffect(() => {
    const decoder = new StringDecoder('utf8');
    const read = (chunk: string | Buffer): void => store.feed(typeof chunk === 'string' ? chunk : decoder.write(chunk));
    stdin.on('data', read);
    return () => void stdin.off('data', read);
  }, [store, stdin]);
  const marks = cutMarks(state.unicode);
  return <Rows rows={triageRows(state).map((line) => sliceLine(line, 0, state.columns, marks))} theme={theme} />;
}
