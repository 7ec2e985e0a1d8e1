import { useStdin } from 'ink';
import { useEffect, useSyncExternalStore } from 'react';
import { StringDecoder } from 'node:string_decoder';
import { Rows } from './parts/Rows.tsx';
import { screenRows } from './screen-rows.ts';
import type { Session } from './session.ts';
import type { Theme } from './theme.ts';

export interface AppProps {
  readonly session: Session;
  readonly theme: Theme;
}

/** The whole screen: shows the session's state and hands it what the terminal sends. */
export function App({ session, theme }: AppProps) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { stdin } = useStdin();
  useEffect(() => {
    // Ink's own reading takes a paste apart into keys, so the bytes are read here.
    const decoder = new StringDecoder('utf8');
    const read = (chunk: string | Buffer): void => {
      session.feed(typeof chunk === 'string' ? chunk : decoder.write(chunk));
    };
    stdin.on('data', read);
    return () => void stdin.off('data', read);
  }, [session, stdin]);
  return <Rows rows={screenRows(state)} theme={theme} />;
}
