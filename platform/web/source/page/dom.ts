// The few DOM calls that are made. Text only ever enters as text.
export type Child = Node | string | null | false;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Record<string, string> = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return element;
}

const svg = "http://www.w3.org/2000/svg";

// One of the signs of index.html. A picture beside words that say the same: nothing to be read out.
export function sign(name: string): SVGElement {
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("class", "sign");
  picture.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `#sign-${name}`);
  picture.append(use);
  return picture;
}

export function byId<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found as T;
}
