/** `make`, called when its value is first asked for and only then: what takes long to make and is not needed while the program starts. */
export function onDemand<Value extends object>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= make());
}
