import { useState } from "preact/hooks";
import { apiAddress } from "../lib/api";
import { quoted } from "../lib/query";
import type { ArticleRecord, ArticleVersion, Silent } from "../lib/types";
import { CodedText } from "./coded_text";
import { Link } from "./link";
import { usePage } from "./page_state";
import { StateLine } from "./state_line";
import { useAnswer } from "./use_answer";
import { ViewHead } from "./view_head";

function Byline({ article, story }: { article: ArticleRecord; story: string | null }) {
  const { publisher, agency, author, published, url } = article;
  const words = [publisher, agency && agency !== publisher ? agency : null, author, published?.slice(0, 10)];
  return (
    <>
      <bdi>{words.filter(Boolean).join(" · ")}</bdi>
      {url && /^https?:/.test(url) && (
        <>
          {" · "}
          <a href={url} rel="noreferrer noopener" target="_blank">
            Original
          </a>
        </>
      )}
      {story && (
        <>
          {" · "}
          <Link to={{ view: "list", q: `story:${quoted(story)}` }}>The whole story</Link>
        </>
      )}
    </>
  );
}

function Versions(props: { versions: ArticleVersion[]; shown: number; show: (i: number) => void }) {
  if (props.versions.length < 2) return null;
  return (
    <div class="periods" role="group" aria-label="Versions">
      {props.versions.map((version, i) => (
        <button key={i} type="button" aria-pressed={i === props.shown} onClick={() => props.show(i)}>
          {version.state} {version.article.published?.slice(0, 10)}
        </button>
      ))}
    </div>
  );
}

export function ArticleView() {
  const { address, info } = usePage();
  const path = `/articles/${encodeURIComponent(address.id)}`;
  const { answer, error, loading } = useAnswer<{ versions: ArticleVersion[] }>(apiAddress(path));
  const silence = useAnswer<{ sentences: Silent[] }>(
    info?.allow_coding ? apiAddress(`${path}/silent`) : null,
  );
  const [shown, show] = useState(0);
  const version = answer?.versions[shown];
  if (!version)
    return (
      <>
        <ViewHead title="Article" />
        <StateLine error={error} loading={loading} />
      </>
    );
  return (
    <>
      <ViewHead
        title={<bdi>{version.article.title ?? version.article.doc_id}</bdi>}
        note={<Byline article={version.article} story={version.story_id} />}
        downloads={[{ label: "JSON", href: apiAddress(path), file: "article.json" }]}
      />
      <Versions versions={answer.versions} shown={shown} show={show} />
      {version.state === "retracted" && <p class="error">This article was retracted.</p>}
      {version.text === null && <p class="empty">The store keeps no text of this article.</p>}
      {silence.error && (
        <p class="note">Why sentences gave nothing cannot be told: {silence.error.message}.</p>
      )}
      <CodedText
        key={`${address.id}/${shown}/${address.at}`}
        text={version.text ?? ""}
        events={version.events}
        silent={shown === 0 ? (silence.answer?.sentences ?? []) : []}
        at={address.at}
        kept
      />
    </>
  );
}
