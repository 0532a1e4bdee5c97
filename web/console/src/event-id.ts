/**
 * Ids of events carry their time (ULID), so a moment can be asked for by an id that nobody made.
 *
 * @module
 */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Sorts before every event of this moment or later. */
export function eventIdAt(moment: Date): string {
  let left = moment.getTime();
  let time = "";
  for (let place = 0; place < 10; place += 1) {
    time = (alphabet[left % 32] ?? "0") + time;
    left = Math.floor(left / 32);
  }
  return `evt_${time}${"0".repeat(16)}`;
}
