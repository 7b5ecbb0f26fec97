/**
 * A list that is filled for one text after another: its room stays, so that no array grows item by item. What it held lives on until
 * its place is taken anew.
 */
export class ReusableList<Item> {
  /** How many have been added. */
  length = 0;
  readonly #room: Item[] = [];

  add(item: Item): void {
    this.#room[this.length++] = item;
  }

  at(index: number): Item {
    return this.#room[index];
  }

  clear(): void {
    this.length = 0;
  }

  /** What has been added, in order; the list is empty then. */
  take(): Item[] {
    if (this.length === 0) return [];
    const taken = this.#room.slice(0, this.length);
    this.clear();
    return taken;
  }
}
