import { useLayoutEffect, useRef, type ReactNode } from "react";
import "./dialog.css";

/** A modal question. Escape and the browser's own ways out count as "no". Afterwards the focus is where it was. */
export function Dialog({ title, onCancel, children }: { title: string; onCancel: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog?.open === false) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className="dialog" aria-label={title} onCancel={onCancel}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}
