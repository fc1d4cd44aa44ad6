import { recogniseBankAccount } from "./bank-account.ts";
import { recogniseBic } from "./bic.ts";
import { recogniseCreditCard } from "./credit-card.ts";
import { recogniseCryptoWallet } from "./crypto-wallet.ts";
import { recogniseIban } from "./iban.ts";
import { expectTexts } from "./testing/expect-texts.ts";

expectTexts("IBANs", recogniseIban, {
  yes: [
    "DE89370400440532013000",
    "GB82 WEST 1234 5698 7654 32",
    "FR14 2004 1010 0505 0001 3M02 606",
    "NO93 8601 1117 947",
    "de89370400440532013000",
  ],
  no: [
    "DE88370400440532013000",
    "DE8937040044053201300",
    "XX89370400440532013000",
    "GB82WEST12345698765433",
    "DE89",
    "",
  ],
});

/** The test numbers that card processors print. */
expectTexts("card numbers", recogniseCreditCard, {
  yes: [
    "4111111111111111",
    "4111 1111 1111 1111",
    "5555-5555-5555-4444",
    "378282246310005",
    "3782 822463 10005",
    "6011111111111117",
    "30569309025904",
    "3530111333300000",
    "2223003122003222",
  ],
  no: [
    "4111111111111112",
    "1234567812345670",
    "4111-1111 1111x1111",
    "0000000000000000",
    "41111111",
    "9111111111111111",
  ],
});

expectTexts("BICs", recogniseBic, {
  yes: ["DEUTDEFF", "DEUTDEFF500", "BNPAFRPPXXX"],
  no: ["COMPUTER", "deutdeff", "DEUTDEF", "DEUTDEFF5000"],
});
expectTexts("bank accounts", recogniseBankAccount, {
  yes: ["12345678", "19-2000145399/0800", "20 10 03 12345678"],
  no: ["1234", "AB123456", "12,345"],
});
expectTexts("wallets", recogniseCryptoWallet, {
  yes: [
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "0x52908400098527886E0F7030069857D2E4169EE7",
  ],
  no: ["0x5290840009852788", "1234567890123456789012345678", "d41d8cd98f00b204e9800998ecf8427e"],
});
