import { useEffect, useRef, useState } from 'react';
import type { Question } from '../api/question.js';

/** Whether the question is asked now, and what ends it: after true, the requests that wait are sent. */
export function useQuestion(question: Question) {
  const [open, setOpen] = useState(false);
  const settle = useRef<((given: boolean) => void) | null>(null);
  useEffect(
    () =>
      question.askBy(() => {
        setOpen(true);
        return new Promise((resolve) => {
          settle.current = resolve;
        });
      }),
    [question],
  );
  const end = (given: boolean) => {
    settle.current?.(given);
    settle.current = null;
    setOpen(false);
  };
  return { open, end };
}
