import { useEffect, useState } from 'react';

/** The time of this browser, renewed every half minute: for lengths of time on screen, never for a decision. */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
