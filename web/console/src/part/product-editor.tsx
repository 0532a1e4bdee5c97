/**
 * Title, description, prices and stock of a product. An edit names the revision that was read, so nobody's change is lost unseen: when
 * somebody else was faster, the form goes on from theirs with what was typed here.
 *
 * @module
 */
import { useState } from "hono/jsx/dom";
import { useAction } from "../api/action";
import { countStock, editProduct, getProduct } from "../api/operations";
import { Problem } from "../api/problem";
import type { Answered } from "../api/request";
import type { Product, Variant } from "../api/schema";
import { batchesOf, type Changes, type Draft, draftOf, read, rebase, type Theirs } from "../edit";
import { count, money } from "../format";
import { may, useSession } from "../session";
import { useFocusWithin } from "./focus";
import { Form, Submit, TextField } from "./form";
import { Section } from "./page";
import { Conflict, Failed } from "./states";
import { DataTable } from "./table";

type Editing = { readonly product: Product; readonly etag: string; readonly reload: () => void };

export function ProductEditor({ product, etag, reload }: Editing) {
  const session = useSession();
  const [isEditing, setEditing] = useState(false);
  const [said, setSaid] = useState("");
  const place = useFocusWithin(isEditing);
  const mayEdit = may(session, "catalogue:write");
  return (
    <div ref={place}>
      <Section
        title={isEditing ? "Edit" : product.variants.length === 1 ? "Price and stock" : "Variants"}
        actions={
          mayEdit && !isEditing ? (
            <button
              type="button"
              class="button"
              onClick={() => {
                setSaid("");
                setEditing(true);
              }}
            >
              Edit
            </button>
          ) : null
        }
      >
        <p class="quiet said" role="status">
          {said}
        </p>
        {isEditing ? (
          <Editor
            product={product}
            etag={etag}
            close={(saved) => {
              setEditing(false);
              setSaid(saved ? "Saved. Every storefront that lists it follows in a moment." : "");
              if (saved) reload();
            }}
          />
        ) : (
          <DataTable
            caption={`Variants of ${product.title}`}
            columns={columnsOf(product)}
            rows={product.variants}
            keyOf={({ variantId }) => variantId}
          />
        )}
      </Section>
    </div>
  );
}

export const variantName = ({ options }: Variant, { title }: Product): string =>
  options.length > 0 ? options.join(" / ") : title;

const columnsOf = (product: Product) => [
  {
    label: product.options.join(" / ") || "Product",
    kind: "main" as const,
    cell: (variant: Variant) => variantName(variant, product),
  },
  { label: "SKU", cell: ({ sku }: Variant) => <code>{sku}</code> },
  {
    label: "Price",
    kind: "number" as const,
    cell: ({ price, compareAt }: Variant) => (
      <>
        {money(price)}
        {compareAt ? <span class="under">before {money(compareAt)}</span> : null}
      </>
    ),
  },
  { label: "For sale", kind: "number" as const, cell: ({ available }: Variant) => count(available) },
  { label: "Promised to orders", kind: "number" as const, cell: ({ allocated }: Variant) => count(allocated) },
];

type Opened = Pick<Editing, "product" | "etag"> & { readonly close: (saved: boolean) => void };

function Editor({ product: opened, etag, close }: Opened) {
  const [base, setBase] = useState<Answered<Product>>({ data: opened, etag });
  const [draft, setDraft] = useState<Draft>(() => draftOf(opened));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [conflict, setConflict] = useState<readonly Theirs[] | undefined>(undefined);
  const product = base.data;
  const save = useAction(
    (_key, changes: Changes) => saveUnlessChanged(base, changes),
    (fresh) => {
      if (!fresh) return close(true);
      setConflict(rebase(draft, product, fresh.data).theirs);
      // What is typed while this runs counts too.
      setDraft((typed) => rebase(typed, product, fresh.data).draft);
      setBase(fresh);
    },
  );
  const submit = () => {
    const reading = read(product, draft);
    setConflict(undefined);
    setProblems(reading.isValid ? {} : reading.problems);
    if (reading.isValid) void save.run(reading.changes);
  };
  const change = (variantId: string, part: Partial<Draft["variants"][string]>) =>
    setDraft((before) => {
      const variant = before.variants[variantId] ?? { price: "", available: "" };
      return { ...before, variants: { ...before.variants, [variantId]: { ...variant, ...part } } };
    });
  return (
    <Form label={`Edit ${product.title}`} onSubmit={submit}>
      <TextField
        label="Title"
        value={draft.title}
        maxlength={255}
        problem={problems["title"]}
        onInput={(title) => setDraft((before) => ({ ...before, title }))}
      />
      <TextField
        label="Description"
        hint="HTML. Paragraphs, lists, headings, links and emphasis stay; anything that could run or load something is taken out."
        value={draft.description}
        multiline
        rows={8}
        onInput={(description) => setDraft((before) => ({ ...before, description }))}
      />
      <ul class="edit-variants">
        {product.variants.map((variant) => (
          <li key={variant.variantId}>
            <fieldset>
              <legend>{variantName(variant, product)}</legend>
              <TextField
                label="Price"
                unit={variant.price.currency}
                inputmode="decimal"
                value={draft.variants[variant.variantId]?.price ?? ""}
                problem={problems[`${variant.variantId}/price`]}
                onInput={(price) => change(variant.variantId, { price })}
              />
              <TextField
                label="For sale"
                unit="units"
                inputmode="numeric"
                value={draft.variants[variant.variantId]?.available ?? ""}
                problem={problems[`${variant.variantId}/available`]}
                onInput={(available) => change(variant.variantId, { available })}
              />
            </fieldset>
          </li>
        ))}
      </ul>
      {Object.keys(problems).length > 0 ? (
        <p class="field-problem" role="alert">
          Nothing was saved yet: see the marked fields.
        </p>
      ) : null}
      {conflict ? <Conflict what="product" theirs={conflict} /> : null}
      {save.problem ? <Failed problem={save.problem} /> : null}
      <div class="actions">
        <Submit isRunning={save.isRunning} during="Saving…">
          Save
        </Submit>
        <button type="button" class="button" onClick={() => close(false)}>
          Cancel
        </button>
      </div>
    </Form>
  );
}

/** @returns the product as somebody else left it, when that is why it couldn't be saved */
async function saveUnlessChanged(base: Answered<Product>, changes: Changes): Promise<Answered<Product> | undefined> {
  try {
    await saveAll(base.data, base.etag, changes);
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem && error.status === 412)) throw error;
    return getProduct(base.data.supplierId, base.data.productId);
  }
}

/** One request after the other, each naming the revision that the one before it made. */
async function saveAll(product: Product, etag: string, { content, prices, counts }: Changes): Promise<void> {
  let current = etag;
  const batches = batchesOf(prices);
  if (content && batches.length === 0) batches.push([]);
  for (const [index, variants] of batches.entries()) {
    const body = { ...(content && index === 0 ? { content } : {}), ...(variants.length > 0 ? { variants } : {}) };
    current = (await editProduct(product, current, body)).etag;
  }
  for (const variants of batchesOf(counts)) current = (await countStock(product, current, { variants })).etag;
}
