/** Short names and their characters; the server sends the table once. */

const FREQUENT = `white_check_mark eyes +1 raised_hands tada heart joy thinking_face
  pray x wave clap muscle ok_hand 100 fire
  rocket star bulb memo calendar hourglass_flowing_sand alarm_clock bell
  warning rotating_light no_entry question exclamation heavy_plus_sign -1 zzz
  slightly_smiling_face blush grin sweat_smile cry scream face_with_monocle nerd_face
  palm_tree coffee pizza cake sun_with_face rainbow four_leaf_clover gift`.split(/\s+/);

let characters = new Map();

export function setEmoji(table) {
  characters = new Map(Object.entries(table));
}

/** The character of a short name without colons, or null. */
export function emojiCharacter(shortName) {
  return characters.get(shortName.split("::")[0]) ?? null;
}

/** Short names that begin with the query come before those that contain it; without a query the usual ones. */
export function searchEmoji(query, limit) {
  if (!query) return FREQUENT.filter((shortName) => characters.has(shortName));
  const begins = [];
  const contains = [];
  for (const shortName of characters.keys()) {
    if (shortName.startsWith(query)) begins.push(shortName);
    else if (shortName.includes(query)) contains.push(shortName);
  }
  const byLength = (one, other) => one.length - other.length;
  return withoutTwins([...begins.sort(byLength), ...contains.sort(byLength)]).slice(0, limit);
}

/** Of several names of one character the first is kept. */
function withoutTwins(shortNames) {
  const first = new Map();
  for (const shortName of shortNames) if (!first.has(characters.get(shortName))) first.set(characters.get(shortName), shortName);
  return [...first.values()];
}
