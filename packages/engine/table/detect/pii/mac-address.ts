import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** EUI-48 in pairs by colons or dashes, or in three groups by dots. */
export function recogniseMacAddress(text: string): boolean {
  if (text.length > 17) return false;
  return (
    /^[\da-f]{2}(?::[\da-f]{2}){5}$/i.test(text) ||
    /^[\da-f]{2}(?:-[\da-f]{2}){5}$/i.test(text) ||
    /^[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}$/i.test(text)
  );
}

export const detectMacAddress = definePiiDetector({
  pii: "mac-address",
  what: "MAC addresses",
  schema: { type: "id", role: "identifier" },
  names:
    namesOf(`mac, mac address, macaddr, hardware address, ethernet address, bssid, wifi mac, mac adresse, adresse mac,
    direccion mac, indirizzo mac, endereco mac, mac adres, adres mac, mac adresi, mac адрес, mac地址, macアドレス`),
  recognise: recogniseMacAddress,
  chance: 1e-4,
  byValues: 0.95,
  byBoth: 0.98,
});
