/** @jsxImportSource preact */

/** The lines that two texts do not share at their beginning and at their end. */
export function Difference({ before, after }: { before: string; after: string }) {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) {
    head++;
  }
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) {
    tail++;
  }
  return (
    <pre class="difference">
      {old.slice(head, old.length - tail).map((line, i) => (
        <del key={`- ${i}`}>- {line}{"\n"}</del>
      ))}
      {fresh.slice(head, fresh.length - tail).map((line, i) => (
        <ins key={`+ ${i}`}>+ {line}{"\n"}</ins>
      ))}
    </pre>
  );
}
