// Texts looked for in files as the disk has them.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Which of the texts stand in any file below a folder, as UTF-8 or UTF-16. */
export async function grep(folder, texts) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const hits = new Set();
  for (const entry of files) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const text of texts) {
      if (["utf8", "utf16le"].some((encoding) => bytes.includes(Buffer.from(text, encoding)))) hits.add(text);
    }
  }
  return { files: files.length, hits: [...hits] };
}
