/** @file SDV's kinds of columns and the Schema's. SDV names personal information by the functions that invent it. */
import type { ColumnSchema, LogicalType } from "../../schema.ts";

interface PersonalKind {
  readonly sdtype: string;
  readonly type: LogicalType;
  readonly pii: string;
}

const kind = (sdtype: string, type: LogicalType, pii: string): PersonalKind => ({ sdtype, type, pii });

/** SDV counts it among the personal kinds; it tells nothing of anybody. */
const UUID = "uuid4";

/** The first of a type stands for the type when no kind is said. */
const personalKinds: readonly PersonalKind[] = [
  kind("email", "email", "email"),
  kind("phone_number", "phone", "phone"),
  kind("name", "name", "person-name"),
  kind("first_name", "name", "given-name"),
  kind("last_name", "name", "surname"),
  kind("address", "address", "address"),
  kind("street_address", "address", "street-address"),
  kind("ipv4_address", "ip", "ip-address"),
  kind("ipv6_address", "ip", "ipv6-address"),
  kind("url", "url", "url"),
  kind(UUID, "uuid", "uuid"),
  kind("json", "json", "json"),
  kind("latitude", "geo", "latitude"),
  kind("longitude", "geo", "longitude"),
  kind("text", "text", "free-text"),
  kind("ssn", "text", "national-id/us"),
  kind("iban", "text", "iban"),
  kind("bban", "text", "bank-account"),
  kind("swift11", "text", "bic"),
  kind("credit_card_number", "text", "credit-card"),
  kind("mac_address", "text", "mac-address"),
  kind("license_plate", "text", "licence-plate"),
  kind("vin", "text", "vin"),
  kind("passport_number", "text", "passport"),
  kind("user_agent", "text", "user-agent"),
  kind("user_name", "text", "username"),
  kind("password", "text", "password"),
  kind("prefix", "text", "salutation"),
  kind("city", "text", "city"),
  kind("postcode", "text", "postcode"),
  kind("administrative_unit", "text", "region"),
  kind("country", "text", "country"),
  kind("country_code", "text", "country-code"),
  kind("currency_code", "text", "currency-code"),
  kind("company", "text", "company"),
  kind("job", "text", "occupation"),
];

/** A kind that is not listed is text of that kind. */
export function readPersonalKind(sdtype: string, isPersonal: boolean): Pick<ColumnSchema, "type" | "pii"> {
  const found = personalKinds.find((each) => each.sdtype === sdtype);
  const { type, pii } = found ?? { type: "text", pii: sdtype.replaceAll("_", "-") };
  return isPersonal && sdtype !== UUID ? { type, pii } : { type };
}

/** Undefined for types that are no personal kind in SDV. */
export function findPersonalKind({ type, pii }: ColumnSchema): string | undefined {
  const ofType = personalKinds.filter((each) => each.type === type);
  return (ofType.find((each) => each.pii === pii) ?? ofType[0])?.sdtype;
}
