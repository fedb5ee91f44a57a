/** How many tiles stand side by side on a wide screen, so that sixteen chairs fill it without scrolling. */
export function columnsFor(chairs: number): number {
  if (chairs <= 1) return 1;
  if (chairs <= 4) return 2;
  if (chairs <= 9) return 3;
  if (chairs <= 16) return 4;
  return 5;
}
