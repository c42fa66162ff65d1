import { styleText } from 'node:util';

type Paint = (text: string) => string;

/** What colours mean here; views name the meaning, never a colour. */
export interface Style {
  /** A badge adds a cell on either side. */
  readonly blockBadge: Paint;
  readonly auditBadge: Paint;
  readonly gapBadge: Paint;
  readonly block: Paint;
  readonly audit: Paint;
  readonly gap: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly strong: Paint;
  readonly quiet: Paint;
  readonly heading: Paint;
}

type Format = Parameters<typeof styleText>[0];

/** Colours, or the same text without. */
export function createStyle(coloured: boolean): Style {
  const paint =
    (format: Format): Paint =>
    (text) =>
      coloured && text !== '' ? styleText(format, text, { validateStream: false }) : text;
  const badge =
    (format: Format): Paint =>
    (text) =>
      coloured ? paint(format)(` ${text} `) : `[${text}]`;
  return {
    blockBadge: badge(['bold', 'whiteBright', 'bgRed']),
    auditBadge: badge(['bold', 'black', 'bgYellow']),
    gapBadge: badge(['bold', 'whiteBright', 'bgMagenta']),
    block: paint('red'),
    audit: paint('yellow'),
    gap: paint(['bold', 'magenta']),
    good: paint('green'),
    bad: paint('red'),
    strong: paint('bold'),
    quiet: paint('dim'),
    heading: paint(['bold', 'underline']),
  };
}
