import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Address } from "../lib/address";
import { getBlob, hasToken } from "../lib/api";
import { commandLine } from "../lib/command";
import { usePage } from "./page_state";

export interface Download {
  label: string;
  href: string;
  file: string;
}

/** A link to the answer's bytes. With a token the bytes are asked for with it and handed over as a file. */
function DownloadLink({ label, href, file }: Download) {
  const fetchWithToken = async (event: Event) => {
    if (!hasToken()) return;
    event.preventDefault();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await getBlob(href));
    link.download = file;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <a href={href} download={file} onClick={(event) => void fetchWithToken(event)}>
      {label}
    </a>
  );
}

function Command({ line }: { line: string }) {
  const [copied, setCopied] = useState(false);
  const { announce } = usePage();
  const copy = async () => {
    await navigator.clipboard.writeText(line).catch(() => undefined);
    setCopied(true);
    announce("Command copied");
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <span class="command">
      <code>{line}</code>
      <button type="button" onClick={() => void copy()} aria-label="Copy the command">
        {copied ? "Copied" : "Copy"}
      </button>
    </span>
  );
}

interface HeadProps {
  title: ComponentChildren;
  note?: ComponentChildren;
  downloads?: Download[];
  /** What the command is to give, where that is more than the address says. */
  shown?: Address;
  /** Said to a screen reader when the answer is there. */
  told?: string;
}

/** What every view begins with: its heading, its answer as a file, and the command that gives the same. */
export function ViewHead({ title, note, downloads = [], told = "", shown }: HeadProps) {
  const { address, announce } = usePage();
  useEffect(() => {
    if (told) announce(told);
  }, [told, announce]);
  return (
    <div class="view-head">
      <div class="titles">
        <h1 tabIndex={-1}>{title}</h1>
        {note && <p class="note">{note}</p>}
      </div>
      <div class="takeaway">
        {downloads.length > 0 && (
          <span class="downloads">
            {downloads.map((download) => (
              <DownloadLink key={download.label} {...download} />
            ))}
          </span>
        )}
        <Command line={commandLine(shown ?? address)} />
      </div>
    </div>
  );
}
