import { posix } from 'node:path';

const LINK = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;
const ELSEWHERE = /^(?:[a-z]+:|#|\/)/;

/** The paths in the repository that a Markdown page links to, each with its line. */
export function linkedPaths(page: string, text: string): { path: string; line: number }[] {
  return text.split('\n').flatMap((lineText, index) =>
    [...lineText.matchAll(LINK)]
      .map((match) => match[1] ?? '')
      .filter((target) => !ELSEWHERE.test(target))
      .map((target) => ({
        path: posix.join(posix.dirname(page), target.replace(/#.*$/, '')),
        line: index + 1,
      })),
  );
}
