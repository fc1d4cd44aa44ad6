import type { Connector, Source, SourceOptions } from "./connector.ts";
import { ioErrors } from "./errors.ts";
import { filesConnector } from "./files/files-connector.ts";

/** Every way to reach data; the first that accepts an address opens it. */
const connectors: readonly Connector[] = [filesConnector];

export async function openSource(address: string, options: SourceOptions = {}): Promise<Source> {
  const connector = connectors.find(({ accepts }) => accepts(address));
  if (connector === undefined)
    throw ioErrors.create("address-unknown", { scheme: address.split(":")[0] ?? "" });
  return connector.open(address, options);
}
