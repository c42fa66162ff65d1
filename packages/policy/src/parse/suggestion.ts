/** The candidate that a person most likely meant, or null when none is near. */
export function nearest(text: string, candidates: readonly string[]): string | null {
  // Nobody mistypes a name into something three times as long, and distances cost their product.
  const tried = text.slice(0, 64).toLowerCase();
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const distance = editDistance(tried, candidate.toLowerCase());
    const near = Math.max(1, Math.floor(candidate.length / 3));
    if (distance <= near && (best === null || distance < best.distance))
      best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/** "did you mean ...?" where one is near, else everything that is allowed. */
export function advise(text: string, candidates: readonly string[]): string {
  const near = nearest(text, candidates);
  if (near !== null) return `did you mean ${near}?`;
  return candidates.length === 0 ? 'leave it out' : `allowed here: ${candidates.join(', ')}`;
}

function editDistance(a: string, b: string): number {
  let row = [...new Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
