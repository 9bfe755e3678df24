/** Colours and sizes of the page, as its style sheet has them for light or dark. */
export interface Theme {
  readonly text: string;
  readonly faint: string;
  readonly line: string;
  readonly panel: string;
  readonly font: string;
  /** Pixels. */
  readonly size: number;
}

/** What is in force now. */
export function themeOf(page: Element): Theme {
  const style = getComputedStyle(page);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: of("--text"),
    faint: of("--faint"),
    line: of("--line"),
    panel: of("--panel"),
    font: style.fontFamily,
    size: Number.parseFloat(style.fontSize) * 0.78,
  };
}
