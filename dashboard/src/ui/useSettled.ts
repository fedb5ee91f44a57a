import { useEffect, useRef, useState } from "react";

const SETTLE_MS = 700;

/**
 * False for a moment after `order` has changed while something stood there: a finger on its way to one button must not meet
 * another. The first order, and the first after nothing, are settled at once.
 */
export function useSettled(order: string): boolean {
  const before = useRef(order);
  const [unsettled, setUnsettled] = useState("");
  useEffect(() => {
    const from = before.current;
    before.current = order;
    if (from === order || from === "" || order === "") {
      setUnsettled("");
      return undefined;
    }
    setUnsettled(order);
    const timer = setTimeout(() => setUnsettled(""), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [order]);
  return unsettled === "";
}
