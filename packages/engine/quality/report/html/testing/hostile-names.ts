/** @file Names that try to run, to break out, to hide, to turn the line around, or just to be too long. */

const bait = [
  "<script>window.broken=1</script>",
  '"><img src=x onerror="window.broken=1">',
  "'-alert(1)-'",
  "</style><script>window.broken=1</script>",
  "</title></head><body onload=window.broken=1>",
  "--><!--",
  "<![CDATA[<svg/onload=window.broken=1>]]>",
  "javascript:window.broken=1//",
  '<iframe src="https://example.com/">',
  '<a href="javascript:window.broken=1">here</a>',
  "&lt;script&gt;",
  `\${window.broken=1}`,
  "{{constructor.constructor('window.broken=1')()}}",
  "<svg><use href='https://example.com/#x'/></svg>",
  "<style>*{display:none}</style>",
  "url(https://example.com/beacon)",
  '<meta http-equiv="refresh" content="0;url=https://example.com/">',
  "<base href=https://example.com/>",
  "</svg></figure></main>",
  "<details open ontoggle=window.broken=1>",
  "\u202edlrow olleh",
  "\u2066\u2067\u200f",
  "\u200b\u200b\u200b",
  "",
  " \t ",
  "\0\u0001\u0007\u001b[31m",
  "\ud800 half a character \udfff",
  "عنوان العميل الكامل",
  "שם הלקוח <b>",
  "顧客の氏名と住所と電話番号",
  "👩‍👩‍👧‍👦 family",
  "Z̷̢̛̖a̴l̶g̵o̷".repeat(20),
  "onewordwithoutanyspace".repeat(30),
  "many words ".repeat(60),
  "x".repeat(10_000),
  "\u200d".repeat(300),
  "__proto__",
  "constructor",
  "a\nb\r\nc",
  "%3Cscript%3E",
];

/** 500 different ones: each bait alone, and then numbered inside and around other text. */
export function listHostileNames(): string[] {
  return Array.from({ length: 500 }, (_, index) => {
    const name = bait[index % bait.length] as string;
    const round = Math.floor(index / bait.length);
    return round === 0 ? name : round % 2 === 0 ? `${name}${round}` : `column ${round} ${name}`;
  });
}

/** Takes the next hostile name each time, whatever the plain one was. */
export function makeHostileNames(): (name: string) => string {
  const names = listHostileNames();
  let taken = 0;
  return () => names[taken++ % names.length] as string;
}
