/** @file The detectors of personal information, and their tests for single texts, which are safe for any length. */
import type { ColumnDetector } from "../detection.ts";
import { detectAge } from "./age.ts";
import { detectBankAccount } from "./bank-account.ts";
import { detectBic } from "./bic.ts";
import { detectBirthDate } from "./birth-date.ts";
import { detectCreditCard } from "./credit-card.ts";
import { detectCryptoWallet } from "./crypto-wallet.ts";
import {
  detectEducation,
  detectHousehold,
  detectMaritalStatus,
  detectNationality,
  detectOccupation,
} from "./demographics.ts";
import { detectDeviceId } from "./device-id.ts";
import { detectDrivingLicence } from "./driving-licence.ts";
import { detectEmail } from "./email.ts";
import { detectFreeText } from "./free-text.ts";
import { detectCoordinates, detectLatitude, detectLongitude } from "./geo.ts";
import { detectCreditworthiness, detectHealth } from "./health.ts";
import { detectIban } from "./iban.ts";
import { detectImei } from "./imei.ts";
import { detectIncome } from "./income.ts";
import { detectIpAddress } from "./ip-address.ts";
import { detectLicencePlate } from "./licence-plate.ts";
import { detectMacAddress } from "./mac-address.ts";
import { detectNationalId } from "./national-id/detect-national-id.ts";
import { detectPassport } from "./passport.ts";
import { detectPersonName } from "./person-name/person-name.ts";
import { detectPhone } from "./phone.ts";
import { detectCity, detectCountry, detectRegion, detectState } from "./place.ts";
import { detectOwnPostcode, detectPostcode } from "./postcode.ts";
import { detectSalutation } from "./salutation.ts";
import { detectPassword, detectSecret } from "./secret.ts";
import { detectSex } from "./sex.ts";
import {
  detectBiometrics,
  detectCrime,
  detectEthnicity,
  detectPolitics,
  detectReligion,
  detectSexuality,
  detectUnion,
} from "./special-categories.ts";
import { detectStreetAddress } from "./street-address.ts";
import { detectUrl } from "./url.ts";
import { detectUserAgent } from "./user-agent.ts";
import { detectUsername } from "./username.ts";
import { detectUncheckedVin, detectVin } from "./vin.ts";

export const piiDetectors: readonly ColumnDetector[] = [
  detectEmail,
  detectPhone,
  detectPersonName,
  detectStreetAddress,
  detectPostcode,
  detectOwnPostcode,
  detectCity,
  detectRegion,
  detectState,
  detectCountry,
  detectCoordinates,
  detectLatitude,
  detectLongitude,
  detectBirthDate,
  detectAge,
  detectSex,
  detectSalutation,
  detectMaritalStatus,
  detectNationality,
  detectEducation,
  detectOccupation,
  detectHousehold,
  detectEthnicity,
  detectReligion,
  detectPolitics,
  detectUnion,
  detectSexuality,
  detectHealth,
  detectBiometrics,
  detectCrime,
  detectIncome,
  detectCreditworthiness,
  detectNationalId,
  detectPassport,
  detectDrivingLicence,
  detectIban,
  detectBic,
  detectCreditCard,
  detectBankAccount,
  detectCryptoWallet,
  detectIpAddress,
  detectMacAddress,
  detectImei,
  detectVin,
  detectUncheckedVin,
  detectLicencePlate,
  detectUserAgent,
  detectUrl,
  detectUsername,
  detectDeviceId,
  detectPassword,
  detectSecret,
  detectFreeText,
];

export { assignRoles, type ColumnFinding } from "./assign-roles.ts";
export { detectPii, type PiiGuess } from "./detect-pii.ts";
export { foldText } from "./fold-text.ts";
export { findInText, type TextFinding } from "./free-text.ts";
export { recognisers } from "./recognisers.ts";
