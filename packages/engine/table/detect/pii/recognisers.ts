/**
 * @file Tests for single texts, by kind. Each answers in time linear in the text's length, most at once: what is
 * longer than any value of the kind is not read. They are told apart by strictness: those that need a column's
 * name beside them (any digits may be a passport) are not here.
 */
import { recogniseBic } from "./bic.ts";
import { recogniseCreditCard } from "./credit-card.ts";
import { recogniseCryptoWallet } from "./crypto-wallet.ts";
import { recogniseUuid } from "./device-id.ts";
import { recogniseEmail } from "./email.ts";
import { recogniseCoordinates } from "./geo.ts";
import { recogniseBloodGroup } from "./health.ts";
import { recogniseIban } from "./iban.ts";
import { recogniseImei } from "./imei.ts";
import { recogniseIp } from "./ip-address.ts";
import { recogniseMacAddress } from "./mac-address.ts";
import { recogniseNationalId } from "./national-id/detect-national-id.ts";
import { recognisePersonName } from "./person-name/person-name.ts";
import { recogniseWrittenPhone } from "./phone.ts";
import { recogniseCountry } from "./place.ts";
import { recogniseOwnPostcode } from "./postcode.ts";
import { recogniseSalutation } from "./salutation.ts";
import { recogniseSecret } from "./secret.ts";
import { recogniseSexWord } from "./sex.ts";
import { recogniseStreetAddress } from "./street-address.ts";
import { recognisePersonalUrl, recogniseUrl } from "./url.ts";
import { recogniseUserAgent } from "./user-agent.ts";
import { recogniseCheckedVin } from "./vin.ts";

export const recognisers = {
  email: recogniseEmail,
  phone: recogniseWrittenPhone,
  "person-name": recognisePersonName,
  address: recogniseStreetAddress,
  postcode: recogniseOwnPostcode,
  country: recogniseCountry,
  "geo-coordinates": recogniseCoordinates,
  sex: recogniseSexWord,
  salutation: recogniseSalutation,
  "blood-group": recogniseBloodGroup,
  "national-id": (text: string) => recogniseNationalId(text) !== undefined,
  iban: recogniseIban,
  bic: recogniseBic,
  "credit-card": recogniseCreditCard,
  "crypto-wallet": recogniseCryptoWallet,
  "ip-address": recogniseIp,
  "mac-address": recogniseMacAddress,
  imei: recogniseImei,
  vin: recogniseCheckedVin,
  uuid: recogniseUuid,
  url: recogniseUrl,
  "personal-url": recognisePersonalUrl,
  "user-agent": recogniseUserAgent,
  secret: recogniseSecret,
} satisfies Readonly<Record<string, (text: string) => boolean>>;
