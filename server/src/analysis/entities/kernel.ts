/** What `server/kernel/entities` exports. A global is an address, or says how many there are. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly sumRows: (length: number) => void;
  readonly emit: (length: number, scale: number) => void;
  readonly takeFactors: () => void;
  readonly run: (length: number) => void;
  readonly findSegments: (length: number, least: number) => number;
}

type Globals = Readonly<
  Record<
    | 'mostTokens' | 'mostRowsOfToken' | 'rowWidth' | 'rows' | 'rowList' | 'rowEnds' | 'sums' | 'exponentialCount' | 'exponentials' | 'factors'
    | 'emissions' | 'forward' | 'backward' | 'scales' | 'bounds' | 'probabilities',
    WebAssembly.Global<'i32'>
  >
>;

const pageBytes = 2 ** 16;

/** What evaluates the model: compiled code, and the memory that it works on. */
export class Kernel {
  readonly functions: KernelExports;
  /** Tokens of a stretch that there is room for, and rows of weights, of which the first is no token's. */
  readonly mostTokens: number;
  readonly mostRows = 2 ** 16;
  /** Rows that a token has at most. */
  readonly mostRowsOfToken: number;
  /** What features weigh, `rowWidth` numbers a row, one for each tag first. */
  readonly rows: Int16Array;
  readonly rowWidth: number;
  /** The numbers of the rows of all tokens, one token after the other, and where those of each token end. */
  readonly rowList: Uint16Array;
  readonly rowEnds: Uint16Array;
  /** What `sumRows` makes of them, `tagCount` numbers a token. */
  readonly sums: Int32Array;
  /** `exp` of 0, -1, -2 … times the scale of the sums. */
  readonly exponentials: Float64Array;
  /** What a `Chain` is made of, and where `findSegments` writes bounds and probabilities. */
  readonly factors: Float64Array;
  readonly emissions: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly scales: Float64Array;
  readonly bounds: Uint32Array;
  readonly probabilities: Float64Array;

  constructor(module: WebAssembly.Module) {
    const exported = new WebAssembly.Instance(module, { chain: { exp: Math.exp } }).exports as unknown as KernelExports & Globals;
    const { memory } = exported;
    this.functions = exported;
    this.mostTokens = exported.mostTokens.value;
    this.mostRowsOfToken = exported.mostRowsOfToken.value;
    this.rowWidth = exported.rowWidth.value;
    const end = exported.rows.value + Int16Array.BYTES_PER_ELEMENT * this.rowWidth * this.mostRows;
    memory.grow(Math.max(0, Math.ceil((end - memory.buffer.byteLength) / pageBytes)));
    const { buffer } = memory;
    const numbersAt = (address: WebAssembly.Global<'i32'>): Float64Array => new Float64Array(buffer, address.value);
    this.rows = new Int16Array(buffer, exported.rows.value);
    this.rowList = new Uint16Array(buffer, exported.rowList.value);
    this.rowEnds = new Uint16Array(buffer, exported.rowEnds.value);
    this.sums = new Int32Array(buffer, exported.sums.value);
    this.exponentials = new Float64Array(buffer, exported.exponentials.value, exported.exponentialCount.value);
    this.factors = numbersAt(exported.factors);
    this.emissions = numbersAt(exported.emissions);
    this.forward = numbersAt(exported.forward);
    this.backward = numbersAt(exported.backward);
    this.scales = numbersAt(exported.scales);
    this.bounds = new Uint32Array(buffer, exported.bounds.value);
    this.probabilities = numbersAt(exported.probabilities);
  }
}
