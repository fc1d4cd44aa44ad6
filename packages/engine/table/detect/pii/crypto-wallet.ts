import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** Bitcoin (base58, bech32), Ethereum and its kin, Litecoin, Tron, Monero: by prefix, alphabet and length. */
const SHAPES = [
  /^[13][1-9A-HJ-NP-Za-km-z]{25,34}$/,
  /^(?:bc1|ltc1)[02-9ac-hj-np-z]{38,59}$/,
  /^0x[\da-fA-F]{40}$/,
  /^[LM][1-9A-HJ-NP-Za-km-z]{33}$/,
  /^T[1-9A-HJ-NP-Za-km-z]{33}$/,
  /^4[\dAB][1-9A-HJ-NP-Za-km-z]{93}$/,
];

export function recogniseCryptoWallet(text: string): boolean {
  if (text.length < 26 || text.length > 95 || /^\d+$/.test(text)) return false;
  return SHAPES.some((shape) => shape.test(text));
}

export const detectCryptoWallet = definePiiDetector({
  pii: "crypto-wallet",
  what: "wallet addresses of crypto currencies",
  schema: { type: "id", role: "identifier" },
  names:
    namesOf(`wallet, wallet address, crypto wallet, crypto address, bitcoin address, btc address, eth address,
    ethereum address, blockchain address, public address, adresse wallet, direccion wallet, portafoglio, carteira,
    portfel, cuzdan, кошелек, адрес кошелька, 钱包地址, ウォレット`),
  recognise: recogniseCryptoWallet,
  chance: 0.01,
  byValues: 0.85,
  byBoth: 0.97,
});
