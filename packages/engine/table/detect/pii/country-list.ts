/** @file Countries by ISO 3166 code, and by name in the languages that the JavaScript engine knows. */
import { foldText } from "./fold-text.ts";

/** Alpha-2 and alpha-3 glued together. */
const CODES =
  `ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL
  BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD
  CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA
  DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF
  GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN
  IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA
  KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE
  MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM
  NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM
  PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN
  SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL
  TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR
  VNVNM VUVUT WFWLF WSWSM XKXKX YEYEM YTMYT ZAZAF ZMZMB ZWZWE`.split(/\s+/);
const alpha2 = new Set(CODES.map((code) => code.slice(0, 2)));
const alpha3 = new Set(CODES.map((code) => code.slice(2)));

const LANGUAGES =
  "en de fr es it pt nl pl cs tr ru el ar zh ja ko sv da nb fi hu ro uk bg hr sk vi id th he fa hi".split(
    " ",
  );
const OTHER_NAMES =
  `usa, u.s.a., u.s., uk, u.k., england, scotland, wales, northern ireland, great britain, united states of america, russia,
  holland, czech republic, ivory coast, burma, macedonia, swaziland, cape verde, turkey, republic of korea, south korea,
  north korea, viet nam, iran, syria, laos, bolivia, venezuela, tanzania, moldova, brunei, palestine, micronesia`.split(
    /,\s*/,
  );

/** Built when first asked: 31 languages × 250 countries take 60 ms. */
let countryNames: ReadonlySet<string> | undefined;

export function isCountryCode(text: string): boolean {
  return alpha2.has(text) || alpha3.has(text) || text === "UK";
}

export function isCountryName(text: string): boolean {
  countryNames ??= collectNames();
  return text.length <= 64 && countryNames.has(foldText(text));
}

function collectNames(): ReadonlySet<string> {
  const known = LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    return [...alpha2].map((code) => names.of(code) ?? "");
  });
  return new Set([...OTHER_NAMES, ...known].filter((name) => name.length > 1).map(foldText));
}
