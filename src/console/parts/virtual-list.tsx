import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  /** The height of each row, in pixels. */
  readonly rowHeight: number;
  readonly keyOf: (item: Item) => string | number;
  readonly row: (item: Item) => ComponentChildren;
  readonly label: string;
  /** Keeps the end in view while items are added, unless the reader has scrolled up. */
  readonly follow?: boolean;
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLElement>) => void;
}

const beyond = 12;

/** A list of rows of one height, of which only those in view are in the document. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, rowHeight, keyOf, row, label, follow = false, onKeyDown } = props;
  const list = useRef<HTMLElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const atEnd = useRef(true);
  const look = () => {
    const { current } = list;
    if (current === null) return;
    atEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < rowHeight * 2;
    setView({ top: current.scrollTop, height: current.clientHeight });
  };
  useEffect(() => {
    look();
    if (list.current === null) return;
    const watched = new ResizeObserver(look);
    watched.observe(list.current);
    return () => watched.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (follow && atEnd.current && list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [items.length, follow]);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - beyond);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + beyond);
  return (
    <section
      class="virtual-list"
      ref={list}
      onScroll={look}
      aria-label={label}
      tabIndex={0}
      {...(onKeyDown && { onKeyDown })}
    >
      <div class="virtual-space" style={{ height: `${items.length * rowHeight}px` }}>
        <div class="virtual-rows" style={{ transform: `translateY(${first * rowHeight}px)` }}>
          {items.slice(first, last).map((item) => (
            <div key={keyOf(item)} class="virtual-row" style={{ height: `${rowHeight}px` }}>
              {row(item)}
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
