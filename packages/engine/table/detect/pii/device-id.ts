import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

const UUID = /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i;

export function recogniseUuid(text: string): boolean {
  return text.length <= 38 && UUID.test(text);
}

/** Long tokens with digits in them: what browsers, phones and advertisers are told apart by. */
export function recogniseToken(text: string): boolean {
  return text.length >= 8 && text.length <= 256 && /\d/.test(text) && /^[\w.:+/=|~%-]+$/.test(text);
}

export const detectDeviceId = definePiiDetector({
  pii: "device-id",
  what: "tokens that tell devices or browsers apart",
  schema: { role: "identifier" },
  names:
    namesOf(`device id, device identifier, device uuid, device token, device fingerprint, browser fingerprint,
    fingerprint, cookie, cookie id, session id, visitor id, client id cookie, ga client id, advertising id, ad id, idfa,
    idfv, gaid, aaid, android id, udid, push token, fcm token, apns token, gerate id, geraete id, identifiant appareil,
    id dispositivo, apparaat id, id urzadzenia, cihaz id, идентификатор устройства, 设备id, 设备号, 端末id`),
  recognise: recogniseToken,
  chance: 0.9,
  byValues: 0,
  byBoth: 0.88,
});
