import type { ReactNode } from "react";
import "./empty-state.css";

/** What a page says when there is nothing to show, and what to do about it. */
export function EmptyState({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <section className="empty-state" role="status">
      <h1>{title}</h1>
      <p>{words}</p>
      {children}
    </section>
  );
}
