// What there is to say of the report, a pause after it changed.

import { useEffect, useMemo, useState } from "react";

// How long a clerk pauses before what is written is looked at, in milliseconds.
const PAUSE = 400;

export function useCheck(server, report, stage) {
  // The findings and the report that they are about.
  const [said, setSaid] = useState({ findings: [] });
  const [isOffline, setOffline] = useState(false);
  useEffect(() => {
    const wait = new AbortController();
    const timer = setTimeout(() => {
      server.check(report, stage, wait.signal).then(
        ({ findings }) => {
          setSaid({ findings, report });
          setOffline(false);
        },
        () => wait.signal.aborted || setOffline(true),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      wait.abort();
    };
  }, [server, report, stage]);
  return useMemo(() => ({ ...said, isOffline, setSaid, setOffline }), [said, isOffline]);
}
