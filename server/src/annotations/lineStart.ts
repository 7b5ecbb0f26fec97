/** Where the line that holds the code unit at `offset` starts; a line feed belongs to the line that it ends. */
export function lineStartAt(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
