import type { Page } from "playwright-core";

/**
 * Looks at every piece of visible text on a page as the box it is painted in. A fault is a pair of texts whose boxes cross, or
 * a text that is cut off by a box that hides what overflows, or by the window's side.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const TOLERANCE = 1;
    type Text = { element: Element; words: string; box: DOMRect };

    const visible = (element: Element): boolean => {
      // What a closed disclosure keeps has boxes, but is not painted.
      if (!element.checkVisibility()) return false;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.visibility === "hidden" || style.display === "none" || Number(style.opacity) === 0) return false;
        // Text for screen readers alone is cut to a pixel on purpose.
        const { width, height } = at.getBoundingClientRect();
        if (width <= 1 && height <= 1) return false;
      }
      return true;
    };
    // What a list has scrolled out of sight is not painted; what it shows in part is read by scrolling on. The page itself is
    // looked at to its end, below the fold as above it.
    const painted = (element: Element, box: DOMRect): DOMRect | "out of sight" => {
      let { left, top, right, bottom } = box;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        if (at.tagName === "MAIN") continue;
        const { overflowX, overflowY } = getComputedStyle(at);
        if (![overflowX, overflowY].some((value) => value === "auto" || value === "scroll")) continue;
        const frame = at.getBoundingClientRect();
        left = Math.max(left, frame.left);
        top = Math.max(top, frame.top);
        right = Math.min(right, frame.right);
        bottom = Math.min(bottom, frame.bottom);
      }
      return right - left > TOLERANCE && bottom - top > TOLERANCE
        ? new DOMRect(left, top, right - left, bottom - top)
        : "out of sight";
    };
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = (node.textContent ?? "").trim();
      const element = node.parentElement;
      if (
        words === "" ||
        element === null ||
        element.closest("script, style, noscript, option") !== null ||
        !visible(element)
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const whole of range.getClientRects()) {
        if (whole.width <= 0 || whole.height <= 0) continue;
        const box = painted(element, whole);
        if (box !== "out of sight") texts.push({ element, words: words.slice(0, 40), box });
      }
    }

    const faults: string[] = [];
    const cross = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOLERANCE;
    // A line box is taller than its glyphs; numerals set tight may share a little of it with the line above.
    const inked = ({ element, box }: Text): DOMRect => {
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const spare = Math.max(0, (box.height - size) / 2) + size * 0.12;
      return new DOMRect(box.x, box.y + spare, box.width, Math.max(1, box.height - 2 * spare));
    };
    const layer = (element: Element): Element | null => element.closest('dialog, [role="dialog"], [data-layer]');
    texts.forEach((a, at) => {
      for (const b of texts.slice(at + 1)) {
        if (a.element === b.element || layer(a.element) !== layer(b.element)) continue;
        if (cross(inked(a), inked(b))) faults.push(`"${a.words}" crosses "${b.words}"`);
      }
      if (a.box.right > window.innerWidth + TOLERANCE || a.box.left < -TOLERANCE)
        faults.push(`"${a.words}" runs off the window's side`);
      for (let parent: Element | null = a.element; parent !== null; parent = parent.parentElement) {
        const style = getComputedStyle(parent);
        const hides = (value: string): boolean => value === "hidden" || value === "clip";
        const box = parent.getBoundingClientRect();
        const ink = inked(a);
        if (hides(style.overflowX) && (ink.right > box.right + TOLERANCE || ink.left < box.left - TOLERANCE))
          faults.push(`"${a.words}" is cut at the side`);
        if (hides(style.overflowY) && (ink.bottom > box.bottom + TOLERANCE || ink.top < box.top - TOLERANCE))
          faults.push(`"${a.words}" is cut above or below`);
      }
    });
    return [...new Set(faults)];
  });
}
