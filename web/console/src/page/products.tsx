import { usePages } from "../api/query";
import { listProducts } from "../api/operations";
import type { ProductSummary } from "../api/schema";
import { count, priceRange } from "../format";
import { Icon } from "../part/icon";
import { Page, Refresh } from "../part/page";
import { Picture } from "../part/picture";
import { Empty, Loaded } from "../part/states";
import { type Column, DataTable, More } from "../part/table";
import { State, When } from "../part/text";
import { href } from "../route";
import { may, useSession } from "../session";

export function ProductsPage() {
  const session = useSession();
  const { tenant } = session.me;
  const pages = usePages((asking) => listProducts(tenant.tenantId, asking));
  const mayWrite = may(session, "catalogue:write");
  return (
    <Page
      title="Products"
      lead="What you sell. Partners show it exactly as it is here, and follow every change."
      actions={
        <>
          <Refresh onClick={pages.reload} isBusy={pages.isBusy} />
          <a class="button" href={href("/products/imports")}>
            Imports
          </a>
          {mayWrite ? (
            <a class="button main" href={href("/products/import")}>
              <Icon name="upload" />
              Import a file
            </a>
          ) : null}
        </>
      }
    >
      <Loaded asked={pages} rows={8}>
        {(products) =>
          products.length === 0 ? (
            <Empty title="No products yet">
              <p>Import a Shopify product CSV or a Google Merchant feed. You can try it without writing anything.</p>
              {mayWrite ? (
                <a class="button main" href={href("/products/import")}>
                  Import a file
                </a>
              ) : null}
            </Empty>
          ) : (
            <>
              <DataTable
                caption={`Products of ${tenant.name}`}
                columns={columnsOf(products)}
                rows={products}
                keyOf={keyOf}
              />
              <More pages={pages} shown={products.length} noun={products.length === 1 ? "product" : "products"} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const keyOf = ({ productId }: ProductSummary) => productId;

const columnsOf = (products: readonly ProductSummary[]): readonly Column<ProductSummary>[] => [
  {
    label: "Product",
    kind: "main",
    cell: (product: ProductSummary) => (
      <a class="with-picture" href={href(`/products/${product.productId}`)}>
        <Picture image={product.image} title={product.title} />
        <span>
          {product.title}
          <span class="under">{product.handle}</span>
        </span>
      </a>
    ),
  },
  ...(products.some(({ type }) => type) ? [{ label: "Type", cell: ({ type }: ProductSummary) => type }] : []),
  { label: "Variants", kind: "number", cell: ({ variantCount }: ProductSummary) => count(variantCount) },
  { label: "Price", kind: "number", cell: (product: ProductSummary) => priceRange(product.priceRange) },
  {
    label: "State",
    cell: ({ published }: ProductSummary) =>
      published ? <State tone="good">Published</State> : <State tone="quiet">Withdrawn</State>,
  },
  { label: "Changed", cell: ({ updatedAt }: ProductSummary) => <When at={updatedAt} /> },
];
