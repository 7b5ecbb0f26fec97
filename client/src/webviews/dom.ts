/** A new element with properties and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name);
  Object.assign(node, properties);
  node.append(...children);
  return node;
}

/** An element of the page by its id, which the page is known to have. */
export function byId<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

/** A button that is pressed or not. */
export function toggleButton(button: HTMLButtonElement, onChange: () => void): { pressed: boolean } {
  const state = {
    get pressed(): boolean {
      return button.getAttribute('aria-pressed') === 'true';
    },
    set pressed(pressed: boolean) {
      button.setAttribute('aria-pressed', String(pressed));
    },
  };
  button.addEventListener('click', () => {
    state.pressed = !state.pressed;
    onChange();
  });
  return state;
}

/** Runs an action once nothing has asked for it for a while (milliseconds). */
export function soon(action: () => void, quietPeriod: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, quietPeriod);
  };
}
