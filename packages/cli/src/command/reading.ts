import { toJson } from '../json.ts';
import { type NodeClient, withNode } from '../node-client.ts';
import { type Screen, standardScreen } from '../terminal/screen.ts';

export interface ReadingOptions {
  readonly socket: string;
  readonly output: 'human' | 'json';
}

/** What every reading verb does: ask, then draw for people or write for machines. */
export async function showAnswer<Answer>(
  options: ReadingOptions,
  ask: (node: NodeClient) => Promise<Answer>,
  draw: (answer: Answer, screen: Screen) => string,
): Promise<void> {
  const answer = await withNode(options.socket, ask);
  const screen = standardScreen();
  await screen.write(options.output === 'json' ? `${toJson(answer, 2)}\n` : draw(answer, screen));
}
