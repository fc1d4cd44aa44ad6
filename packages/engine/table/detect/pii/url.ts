import type { ColumnDetector } from "../detection.ts";
import { namesOf } from "./column-names.ts";
import { judgeKind } from "./pii-kind.ts";
import { listValues, measureShare } from "./value-share.ts";

const LONGEST = 2_083;
const URL_SHAPE = /^(?:(?:https?|ftp):\/\/[^\s/?#]{1,255}|www\.[\w-]{1,63}\.[\w.-]{2,200})(?:[/?#]\S*)?$/i;
const PERSONAL =
  /^(?:https?:\/\/)?(?:[\w-]{1,63}\.)?(?:linkedin\.com\/(?:in|pub)|(?:facebook|instagram|twitter|x|github|gitlab|t|vk|tiktok|xing|pinterest|behance|medium|reddit|youtube|threads|mastodon\.social)\.(?:com|net|me))\/(?:@|u(?:ser)?\/|profile\/)?[\w.%-]{2,64}\/?(?:\?\S{0,200})?$|\/(?:~|user\/|users\/|profile\/|people\/|u\/|@)[\w.%-]{2,64}\/?$/i;

export function recogniseUrl(text: string): boolean {
  return text.length <= LONGEST && URL_SHAPE.test(text);
}

/** A page that belongs to one person: a profile at a social network, a home directory. */
export function recognisePersonalUrl(text: string): boolean {
  return (
    text.length <= LONGEST && (recogniseUrl(text) || /^[\w.-]{1,255}\//.test(text)) && PERSONAL.test(text)
  );
}

const names =
  namesOf(`url, uri, link, website, web site, web, homepage, home page, web page, webseite, internetseite,
  site web, lien, pagina web, sitio web, enlace, sito, sito web, site, website adres, strona, strona www, adres www,
  web adresi, сайт, ссылка, ιστοσελιδα, موقع, 网址, 網址, リンク, 홈페이지`);

/** Every URL column is typed; it is personal only when most of its pages are people's own. */
export const detectUrl: ColumnDetector = {
  name: "personal-url",
  detect(profile) {
    const kind = { names, chance: 1e-5, byValues: 0.97, byBoth: 0.98, recognise: recogniseUrl, pii: "url" };
    const guess = judgeKind({ ...kind, what: "URLs", schema: {} }, profile);
    const personal = measureShare(listValues(profile), recognisePersonalUrl);
    if (personal.tested > 0 && personal.share >= 0.5)
      return {
        schema: { type: "url", pii: "personal-url", role: "identifier" },
        confidence: 0.93 * (0.8 + 0.2 * personal.share),
        evidence: `${personal.matched} of ${personal.tested} distinct values are people's own pages`,
      };
    return guess === undefined || guess.confidence < 0.5 ? undefined : { ...guess, schema: { type: "url" } };
  },
};
