// What there is to say of the report, a pause after it changed.

import { useEffect, useMemo, useState } from "react";

// How long a clerk pauses before what is written is looked at, in milliseconds.
const PAUSE = 400;
// How long until a server that did not answer is asked again.
const AGAIN = 3000;

export function useCheck(server, report, stage) {
  // The findings and the report that they are about.
  const [said, setSaid] = useState({ findings: [] });
  const [isOffline, setOffline] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const wait = new AbortController();
    let again;
    const timer = setTimeout(() => {
      server.check(report, stage, wait.signal).then(
        ({ findings }) => {
          setSaid({ findings, report });
          setOffline(false);
        },
        () => {
          if (wait.signal.aborted) return;
          setOffline(true);
          again = setTimeout(() => setTries((tries) => tries + 1), AGAIN);
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      clearTimeout(again);
      wait.abort();
    };
  }, [server, report, stage, tries]);
  return useMemo(() => ({ ...said, isOffline, setSaid, setOffline }), [said, isOffline]);
}
