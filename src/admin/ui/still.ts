/** A value once a person pauses: what is kept or asked while they write. */
import { useEffect, useState } from 'react';

const STILL_MILLISECONDS = 900;

/** The value once it has not changed for a moment. */
export function useStill<Value>(value: Value): Value {
  const [still, setStill] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), STILL_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return still;
}
