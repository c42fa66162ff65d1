const CELL = 8.4;
const LINE = 19;
const MARGIN = 16;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
const CONTROL = /(\x1b\[[\d;?]*[A-Za-z])/;
const PAPER = '#11151c';
const INK = '#d5dae3';
const COLOURS = [
  '#11151c',
  '#f7768e',
  '#7fd88f',
  '#e5c07b',
  '#7aa2f7',
  '#c792ea',
  '#7dcfff',
  '#d5dae3',
];
const BADGES = [
  '#11151c',
  '#c4314b',
  '#2e7d46',
  '#d9a441',
  '#3b6bc4',
  '#8e44ad',
  '#2a8ea8',
  '#d5dae3',
];

interface Look {
  readonly ink: string;
  readonly paper: string;
  readonly bold: boolean;
  readonly dim: boolean;
}

const PLAIN: Look = { ink: INK, paper: '', bold: false, dim: false };

function after(look: Look, code: number): Look {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, dim: true };
  if (code === 22) return { ...look, bold: false, dim: false };
  if (code === 39) return { ...look, ink: INK };
  if (code === 49) return { ...look, paper: '' };
  if (code >= 30 && code <= 37) return { ...look, ink: COLOURS[code - 30] ?? INK };
  if (code >= 90 && code <= 97) return { ...look, ink: code === 97 ? '#ffffff' : INK };
  if (code >= 40 && code <= 47) return { ...look, paper: BADGES[code - 40] ?? '' };
  return look;
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function run(text: string, column: number, row: number, look: Look): string {
  const x = (MARGIN + column * CELL).toFixed(1);
  const y = MARGIN + row * LINE;
  const width = (text.length * CELL).toFixed(1);
  const paper =
    look.paper === ''
      ? ''
      : `<rect x="${x}" y="${y}" width="${width}" height="${LINE}" rx="3" fill="${look.paper}"/>\n`;
  if (text.trim() === '') return paper;
  const weight = look.bold ? ' font-weight="bold"' : '';
  const opacity = look.dim ? ' opacity="0.6"' : '';
  return `${paper}<text x="${x}" y="${y + 14}" textLength="${width}" fill="${look.ink}"${weight}${opacity}>${escapeXml(text)}</text>\n`;
}

/** An SVG of lines with SGR colours, such as a command wrote them; other controls are left out. */
export function terminalPicture(output: string, columns: number): string {
  const lines = output.replaceAll('\r', '').replace(/\n+$/, '').split('\n');
  let body = '';
  for (const [row, line] of lines.entries()) {
    let look = PLAIN;
    let column = 0;
    for (const part of line.split(CONTROL)) {
      if (part.startsWith('\x1b')) {
        if (part.endsWith('m'))
          for (const code of part.slice(2, -1).split(';')) look = after(look, Number(code));
        continue;
      }
      body += run(part, column, row, look);
      column += part.length;
    }
  }
  const width = Math.ceil(2 * MARGIN + columns * CELL);
  const height = 2 * MARGIN + lines.length * LINE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
<rect width="100%" height="100%" rx="8" fill="${PAPER}"/>
${body}</svg>
`;
}
