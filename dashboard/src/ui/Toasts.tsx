import { X } from "lucide-react";
import { testIds } from "./testIds.ts";
import "./toasts.css";

export type Toast = { id: string; tone: "done" | "warning" | "refused"; words: string };

/** Answers to what was asked, read out as they come. A refusal stays until it is put away. */
export function Toasts({ toasts, onClose }: { toasts: readonly Toast[]; onClose: (id: string) => void }) {
  return (
    <div className="toasts" data-layer="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className="toast" data-testid={testIds.toast} data-tone={toast.tone}>
          <span>{toast.words}</span>
          <button type="button" className="icon-button" aria-label="Put away" onClick={() => onClose(toast.id)}>
            <X aria-hidden="true" size={18} />
          </button>
        </div>
      ))}
    </div>
  );
}
