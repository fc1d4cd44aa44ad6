import { expect, test } from "vitest";
import { isCountryCode, isCountryName } from "./country-list.ts";
import { recogniseCoordinates } from "./geo.ts";
import { recognisePlaceName } from "./place.ts";
import { recogniseOwnPostcode, recognisePostcode } from "./postcode.ts";
import { recogniseAddressLine, recogniseStreetAddress } from "./street-address.ts";
import { expectTexts } from "./testing/expect-texts.ts";
import { guessPii } from "./testing/profile-of.ts";

expectTexts("streets with house numbers", recogniseStreetAddress, {
  yes: [
    "1600 Pennsylvania Ave NW",
    "Hauptstraße 12a",
    "12 rue de la Paix",
    "Calle Mayor 5, 2º",
    "Via Roma 10",
    "Keizersgracht 123",
    "ul. Długa 5/7",
    "Atatürk Cad. No: 12",
    "ул. Ленина, 10",
    "Storgatan 3",
    "P.O. Box 78934",
    "東京都港区1-2-3",
    "建国路88号",
  ],
  no: [
    "Main",
    "Hauptstraße",
    "12",
    "Bring 2",
    "Version 3 of 4",
    "The number 7",
    "red chair 12",
    "2024-01-01",
    "192.168.0.1",
  ],
});
expectTexts("lines of addresses", recogniseAddressLine, {
  yes: ["Mataderos 2312", "Hauptstraße", "Klanova 9/506"],
  no: ["12", "jane@example.org", "10.0.0.1", "nothing here"],
});
expectTexts("postcodes with a shape of their own", recogniseOwnPostcode, {
  yes: ["SW1A 1AA", "M1 1AE", "K1A 0B1", "1017 AB", "12345-6789", "D02 X285"],
  no: ["12345", "1017 SS", "D1A 1A1", "SW1A1A"],
});
expectTexts("postcodes", recognisePostcode, {
  yes: ["12345", "00-950", "1000-001", "01310-100", "〒100-0001", "114 55", "DK-2100"],
  no: ["hello", "12", "12345678", "AB"],
});
expectTexts("coordinates", recogniseCoordinates, {
  yes: ["52.52, 13.405", "(-33.86; 151.2)", "POINT (13.405 52.52)", `40°42'46"N 74°0'22"W`],
  no: ["52, 13", "95.5, 13.1", "1.5", "POINT (200 10)", "1.5, 2.5, 3.5"],
});
expectTexts("countries by name", isCountryName, {
  yes: [
    "Germany",
    "Deutschland",
    "ALLEMAGNE",
    "España",
    "россия",
    "中国",
    "USA",
    "Côte d'Ivoire".replace("'", "’"),
  ],
  no: ["Bavaria", "Berlin", "", "de"],
});
expectTexts("countries by code", isCountryCode, { yes: ["DE", "DEU", "UK"], no: ["XX", "de", "EUR"] });
expectTexts("names of places", recognisePlaceName, {
  yes: ["São Paulo", "Saint-Denis", "L'Aquila", "東京", "St. Louis"],
  no: ["12345", "a", "x@y", "A1B2C3 999"],
});

test("a state may be a condition", () => {
  expect(guessPii("state", ["NY", "CA", "TX"])?.schema.pii).toBe("region");
  expect(guessPii("state", ["open", "closed", "draft"])).toBeUndefined();
});

test("numbers are degrees only by name and range", () => {
  const degrees = ["52.5200", "48.1371", "-33.8688"];
  expect(guessPii("latitude", degrees)?.schema.pii).toBe("latitude");
  expect(guessPii("c1", degrees)).toBeUndefined();
  expect(guessPii("latitude", ["152.5", "48.1"])).toBeUndefined();
});
