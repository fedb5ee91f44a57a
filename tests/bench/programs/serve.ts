/** What a program of the bench can be asked. What is given and answered must be structured-cloneable. */
export type Answers = Record<string, (given: never) => unknown>;

export type Question = { id: number; question: string; given: unknown };
export type Reply = { id: number; ok: true; answer: unknown } | { id: number; ok: false; why: string };

/** Answers what the bench asks of this process, and ends when the bench is gone. */
export function serve(answers: Answers): void {
  process.on("message", ({ id, question, given }: Question) => {
    const tell = (reply: Reply): void => void process.send?.(reply);
    const ask = answers[question];
    if (ask === undefined) return tell({ id, ok: false, why: `does not know ${question}` });
    // What is given was typed by the asker with this program's own type.
    Promise.resolve()
      .then(() => ask(given as never))
      .then((answer) => tell({ id, ok: true, answer }))
      .catch((error: unknown) =>
        tell({ id, ok: false, why: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.on("disconnect", () => process.exit());
}
