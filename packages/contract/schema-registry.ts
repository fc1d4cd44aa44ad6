import { z } from "zod";

/**
 * The schemas that have a name in the OpenAPI document. A contract schema describes JSON as it stands on
 * the wire: no transforms, so that what is documented is what is parsed.
 */
export const contractSchemas = z.registry<{ id: string }>();
