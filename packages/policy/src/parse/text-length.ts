/** Characters, of which some take two of JavaScript's units: as JSON Schema counts a text. */
export function textLength(text: string): number {
  let length = 0;
  for (let unit = 0; unit < text.length; unit++, length++)
    if ((text.codePointAt(unit) ?? 0) > 0xffff) unit++;
  return length;
}
