import type { Fact, Span } from "./api";

/** The words of a text, in code points. */
export function wordsOf(points: string[]): Span[] {
  const found: Span[] = [];
  let start = -1;
  for (let i = 0; i <= points.length; i++) {
    const space = i === points.length || /\s/u.test(points[i] ?? "");
    if (space && start >= 0) {
      found.push({ start, end: i });
      start = -1;
    } else if (!space && start < 0) {
      start = i;
    }
  }
  return found;
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** Whether no fact rests on a sentence. */
export const isEmpty = (sentence: Span, facts: Fact[]) => !facts.some((f) => overlaps(sentence, f));

/** A part of the text: it begins and ends where a sentence, a passage or the selection begins or ends. */
export interface Part extends Span {
  words: string;
  sentence: number;
  facts: number[];
}

/** The text in parts. */
export function cut(points: string[], sentences: Span[], facts: Fact[], more: Span[]): Part[] {
  const standing = facts.map((f) => points.slice(f.start, f.end).join("") === f.quote);
  const spans = [...sentences, ...facts.filter((_, i) => standing[i]), ...more];
  const borders = [...new Set([0, points.length, ...spans.flatMap((s) => [s.start, s.end])])].filter((at) => at >= 0 && at <= points.length).sort((a, b) => a - b);
  let at = 0; // the sentences are in order
  return borders.slice(1).map((end, i) => {
    const span = { start: borders[i] ?? 0, end };
    while (at < sentences.length && (sentences[at]?.end ?? 0) <= span.start) {
      at++;
    }
    const sentence = sentences[at];
    return {
      ...span,
      words: points.slice(span.start, end).join(""),
      sentence: sentence && overlaps(sentence, span) ? at : -1,
      facts: facts.flatMap((f, n) => (standing[n] && overlaps(f, span) ? [n] : [])),
    };
  });
}

/** The cursor of the article: the words between the anchor and the head are selected. Both are numbers of words. */
export interface Cursor {
  anchor: number;
  head: number;
  on: boolean; // something is selected
}

/** The sentence in which a word stands, or the last one before it. */
const sentenceAt = (words: Span[], sentences: Span[], word: number) => {
  const at = words[word]?.start ?? 0;
  return Math.max(
    0,
    sentences.findLastIndex((s) => s.start <= at),
  );
};

const firstWord = (words: Span[], sentence: Span | undefined) => Math.max(0, words.findIndex((w) => w.start >= (sentence?.start ?? 0)));
const lastWord = (words: Span[], sentence: Span | undefined) => Math.max(0, words.findLastIndex((w) => w.end <= (sentence?.end ?? 0)));

/** The cursor after a key, or null if the key does not move it. */
export function moved(key: string, shift: boolean, words: Span[], sentences: Span[], cursor: Cursor): Cursor | null {
  const at = sentenceAt(words, sentences, cursor.head);
  let head: number;
  switch (key) {
    case "ArrowRight":
      head = cursor.head + 1;
      break;
    case "ArrowLeft":
      head = cursor.head - 1;
      break;
    case "ArrowDown":
      head = shift ? lastWord(words, sentences[at]) : firstWord(words, sentences[Math.min(at + 1, sentences.length - 1)]);
      if (shift && head <= cursor.head) {
        head = lastWord(words, sentences[Math.min(at + 1, sentences.length - 1)]);
      }
      break;
    case "ArrowUp":
      head = firstWord(words, sentences[at]);
      if (head >= cursor.head) {
        head = firstWord(words, sentences[Math.max(at - 1, 0)]);
      }
      break;
    case "Home":
      head = firstWord(words, sentences[at]);
      break;
    case "End":
      head = lastWord(words, sentences[at]);
      break;
    default:
      return null;
  }
  head = Math.max(0, Math.min(words.length - 1, head));
  // The first step with Shift selects the word of the cursor.
  if (shift && !cursor.on && (key === "ArrowRight" || key === "ArrowLeft")) {
    head = cursor.head;
  }
  return shift ? { anchor: cursor.anchor, head, on: true } : { anchor: head, head, on: false };
}

/** The part of the text between the ends of a cursor, without the sign behind the last word. */
export function selectionOf(points: string[], words: Span[], cursor: Cursor): Span | null {
  const from = words[Math.min(cursor.anchor, cursor.head)];
  const to = words[Math.max(cursor.anchor, cursor.head)];
  if (!from || !to) {
    return null;
  }
  let end = to.end;
  while (end > to.start + 1 && /[.,;:]/.test(points[end - 1] ?? "")) {
    end--;
  }
  return { start: from.start, end };
}

/** The first word of the next sentence without a fact, or null if every sentence has one. */
export function nextEmpty(words: Span[], sentences: Span[], facts: Fact[], head: number): number | null {
  const empty = sentences.filter((s) => isEmpty(s, facts)).map((s) => firstWord(words, s));
  return empty.find((word) => word > head) ?? empty[0] ?? null;
}
