import { usePage } from "./page_state";

/** The query language on one card; each example can be tried. */
export function QueryHelp({ close }: { close: () => void }) {
  const { fields, go } = usePage();
  const attempt = (q: string) => {
    close();
    go({ view: "list", q, id: "", at: "" });
  };
  return (
    <section class="help" aria-label="How to ask">
      <p>
        Terms stand apart by blanks and all of them must hold. <code>field:a,b</code> is either of the two,{" "}
        <code>!field:value</code> is not so, and bare words are words of the report. Values with blanks go in
        quotation marks. <kbd>/</kbd> goes to the search, <kbd>↓</kbd> completes.
      </p>
      <table>
        <caption class="unseen">Fields of a query</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Takes</th>
            <th scope="col">Try</th>
          </tr>
        </thead>
        <tbody>
          {fields?.fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">
                <code>{field.name}</code>
              </th>
              <td>{field.takes}</td>
              <td>
                <button type="button" class="example" onClick={() => attempt(field.example)}>
                  {field.example}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" class="quiet" onClick={close}>
        Close help
      </button>
    </section>
  );
}
