import { useQuery } from "../api/query";
import { getProduct } from "../api/operations";
import { Page, Section } from "../part/page";
import { Picture } from "../part/picture";
import { ProductEditor } from "../part/product-editor";
import { Loaded } from "../part/states";
import { Facts, ShortId, State, When } from "../part/text";
import { useSession } from "../session";

/** The description is shown as HTML: the catalogue's sanitiser lets nothing through that runs, and this page runs its own scripts only. */
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
            <ProductEditor product={product} etag={etag} reload={asked.reload} />
            <Section title="Description">
              {product.bodyHtml ? (
                <div class="prose" dangerouslySetInnerHTML={{ __html: product.bodyHtml }} />
              ) : (
                <p class="quiet">None yet.</p>
              )}
            </Section>
            <Section title="Pictures">
              {product.images.length > 0 ? (
                <ul class="pictures">
                  {product.images.map((image, index) => (
                    <li key={image.url}>
                      <Picture image={image} title={product.title} />
                      <span>{image.alt || `Picture ${index + 1}, without a description`}</span>
                    </li>
                  ))}
                </ul>
              ) : (
                <p class="quiet">None yet.</p>
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
