/** Short names and their characters; the server sends the table once. */

const FREQUENT = ["white_check_mark", "eyes", "+1", "raised_hands", "tada", "heart", "joy", "thinking_face", "pray", "x"];

let characters = new Map();

export function setEmoji(table) {
  characters = new Map(Object.entries(table));
}

/** The character of a short name without colons, or null. */
export function emojiCharacter(shortName) {
  return characters.get(shortName.split("::")[0]) ?? null;
}

export function frequentEmoji() {
  return FREQUENT.filter((shortName) => characters.has(shortName));
}

/** Short names that begin with the query come before those that contain it. */
export function searchEmoji(query, limit) {
  if (!query) return frequentEmoji().slice(0, limit);
  const begins = [];
  const contains = [];
  for (const shortName of characters.keys()) {
    if (shortName.startsWith(query)) begins.push(shortName);
    else if (shortName.includes(query)) contains.push(shortName);
  }
  const byLength = (one, other) => one.length - other.length;
  return [...begins.sort(byLength), ...contains.sort(byLength)].slice(0, limit);
}
