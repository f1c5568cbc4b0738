/** A part that is loaded once somebody asks for it; a failed load is forgotten. */
export class LatePart<Part> {
  part: Part | undefined
  /** The part did not come; the next try may heal it. */
  isBlocked = false
  #isLoading = false
  readonly #open: () => Promise<Part>
  readonly #onChange: () => void

  /** `open` loads the part and opens it for one element. */
  constructor(open: () => Promise<Part>, onChange: () => void) {
    this.#open = open
    this.#onChange = onChange
  }

  /** Loads the part unless it is here or on its way. */
  async load(): Promise<void> {
    if (this.#isLoading || this.part !== undefined) return
    this.#isLoading = true
    this.part = await this.#open().catch(() => undefined)
    this.#isLoading = false
    this.isBlocked = this.part === undefined
    this.#onChange()
  }
}
