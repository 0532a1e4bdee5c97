import { useQuery } from "../api/query";
import { getProduct } from "../api/operations";
import { Page } from "../part/page";
import { ProductEditor } from "../part/product-editor";
import { Loaded } from "../part/states";
import { Facts, ShortId, State, When } from "../part/text";
import { useSession } from "../session";

export function ProductPage({ productId }: { readonly productId: string }) {
  const { me } = useSession();
  const asked = useQuery((signal) => getProduct(me.tenant.tenantId, productId, signal));
  const title = asked.state.status === "ready" ? asked.state.data.data.title : "Product";
  return (
    <Page title={title} up={{ path: "/products", label: "Products" }}>
      <Loaded asked={asked}>
        {({ data: product, etag }) => (
          <>
            <Facts
              of={[
                [
                  "State",
                  product.published ? <State tone="good">Published</State> : <State tone="quiet">Withdrawn</State>,
                ],
                ["Handle", product.handle],
                ...(product.vendor ? [["Brand", product.vendor] as const] : []),
                ...(product.type ? [["Type", product.type] as const] : []),
                ["Changed", <When at={product.updatedAt} />],
                ["Product", <ShortId id={product.productId} />],
              ]}
            />
            <ProductEditor key={etag} product={product} etag={etag} reload={asked.reload} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
