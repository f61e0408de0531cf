import type { ComponentChildren } from "preact";
import { type Address, writeAddress } from "../lib/address";
import { usePage } from "./page_state";

interface LinkProps {
  to: Partial<Address>;
  children: ComponentChildren;
  class?: string;
  label?: string;
  current?: boolean;
  id?: string;
}

/** A link within the page: a true address, followed without loading the page anew. */
export function Link({ to, children, class: style, label, current, id }: LinkProps) {
  const { go } = usePage();
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go({ ...NOTHING, ...to });
  };
  return (
    <a
      href={writeAddress(to)}
      onClick={follow}
      class={style}
      id={id}
      aria-label={label}
      aria-current={current ? "page" : undefined}
    >
      {children}
    </a>
  );
}

const NOTHING: Address = { view: "list", q: "", id: "", by: "", order: "newest", from: "", at: "" };
