type Attribute = string | number | boolean | undefined | ((event: Event) => void)
type Child = Node | string | undefined | false | readonly Child[]

/** Makes an element. `on…` are listeners; true is an attribute without a value; false and undefined are none. Text is never markup. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== false && value !== undefined) element.setAttribute(key, String(value))
  }
  append(element, children)
  return element
}

function append(element: HTMLElement, children: readonly Child[]): void {
  for (const child of children) {
    if (typeof child === 'string' || child instanceof Node) element.append(child)
    else if (Array.isArray(child)) append(element, child as readonly Child[])
  }
}

let serial = 0
/** An identifier that no other element has. */
export const freshId = (): string => `e${++serial}`
