const MOST = 5;

/**
 * How many tiles stand side by side on a wide screen, chairs above homes, so that sixteen fill it without scrolling: the
 * fewest columns that need no more rows than columns.
 */
export function columnsFor(chairs: number, homes = 0): number {
  let columns = 1;
  while (columns < MOST && rowsFor(chairs, columns) + rowsFor(homes, columns) > columns) columns += 1;
  return columns;
}

export const rowsFor = (tiles: number, columns: number): number => Math.ceil(tiles / columns);
