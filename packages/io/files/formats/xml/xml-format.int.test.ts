import { expect, test } from "vitest";
import { type Given, stageBytes } from "../../testing/stage-bytes.ts";
import { xmlFormat } from "./xml-format.ts";

const stage = (xml: string | Uint8Array, given: Given = {}) => stageBytes(xmlFormat, xml, given);
const stageTable = async (xml: string | Uint8Array, given: Given = {}) =>
  (await stage(xml, given)).tables["given"];

test("attributes and leaves of the repeated element are columns; missing and empty are null", async () => {
  const xml = `<?xml version="1.0"?>
    <people>
      <person id="1"><name>Ann &amp; Bob</name><note></note></person>
      <person id="2"><name><![CDATA[<Cy>]]></name><note/></person>
      <person><name> x&#233;"y" </name></person>
    </people>`;
  expect(await stage(xml)).toEqual({
    tables: {
      given: {
        columns: ["id", "name", "note"],
        types: ["VARCHAR", "VARCHAR", "VARCHAR"],
        rows: [
          ["1", "Ann & Bob", null],
          ["2", "<Cy>", null],
          [null, ' xé"y" ', null],
        ],
      },
    },
    notes: [],
    rejects: [],
  });
});

test("one level is spread by dotted names, repeated and deeper elements are JSON", async () => {
  const xml = `<orders>
    <order no="7"><to><city>Rome</city><at lat="1"><alt>3</alt></at></to><item sku="a">x</item><item sku="b"/><tag>t</tag></order>
    <order no="8"><price cur="EUR">1.50</price><item sku="c"/><tag>u</tag><tag>v</tag></order>
  </orders>`;
  const table = await stageTable(xml);
  expect(table?.columns).toEqual(["no", "to.city", "to.at", "item", "tag", "price.cur", "price"]);
  expect(table?.types).toEqual(["VARCHAR", "VARCHAR", "JSON", "JSON", "JSON", "VARCHAR", "VARCHAR"]);
  expect(table?.rows).toEqual([
    ["7", "Rome", '{"lat":"1","alt":"3"}', '[{"sku":"a","#text":"x"},{"sku":"b"}]', '["t"]', null, null],
    ["8", null, null, '[{"sku":"c"}]', '["u","v"]', "EUR", "1.50"],
  ]);
});

test("an element that has only text is a column of its own name", async () => {
  const table = await stageTable(`<list><city>Rome</city><city>Oslo</city></list>`);
  expect(table).toMatchObject({ columns: ["city"], rows: [["Rome"], ["Oslo"]] });
});

test("the most frequent element under a parent that occurs once is the row; others are named", async () => {
  const xml = `<db><meta><tag k="1"/><tag k="2"/></meta><set><row><v>1</v></row><row><v>2</v></row><row><v>3</v></row></set></db>`;
  const { tables, notes } = await stage(xml);
  expect(tables["given"]?.rows).toEqual([["1"], ["2"], ["3"]]);
  expect(notes).toEqual(["Rows of given.xml are its elements db/set/row; not read: db/meta/tag (2 times)."]);
});

test("elements that only wrap others are looked through", async () => {
  const xml = `<a><page><r i="1"/><r i="2"/></page><page><r i="3"/></page></a>`;
  expect((await stageTable(xml))?.rows).toEqual([["1"], ["2"], ["3"]]);
});

test("a document without repetition is one row", async () => {
  const table = await stageTable(`<config><port>80</port><tls><on>yes</on></tls></config>`);
  expect(table).toMatchObject({ columns: ["port", "tls.on"], rows: [["80", "yes"]] });
});

test("the row can be named, by its name or the end of its path", async () => {
  const xml = `<db><a><x><v>1</v></x><x><v>2</v></x></a><b><x><v>9</v></x></b></db>`;
  expect((await stageTable(xml, { options: { row: "b/x" } }))?.rows).toEqual([["9"]]);
  expect((await stageTable(xml, { options: { row: "x" } }))?.rows).toEqual([["1"], ["2"]]);
  await expect(stage(xml, { options: { row: "y" } })).rejects.toMatchObject({ code: "xml-row-missing" });
});

test("namespaces and nil: names stay as written, nil is null and empty is text", async () => {
  const xml = `<r xmlns:p="urn:p" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <p:i><p:n>1</p:n><n>2</n></p:i><p:i><p:n xsi:nil="true"/><n/></p:i></r>`;
  expect(await stageTable(xml)).toMatchObject({
    columns: ["p:n", "n"],
    rows: [
      ["1", "2"],
      [null, ""],
    ],
  });
});

test("names that differ only in case, and names of object prototypes", async () => {
  const xml = `<r><i><Id>1</Id><id>2</id><constructor/><__proto__ a="1"><b><c/></b></__proto__></i><i/></r>`;
  const table = await stageTable(xml);
  expect(table?.columns).toEqual(["Id", "id_2", "constructor", "__proto__.a", "__proto__.b"]);
  expect(table?.rows).toEqual([["1", "2", null, "1", '{"c":null}'], Array(5).fill(null)]);
});

test.each([
  ["UTF-8 with a byte order mark", Buffer.from("\ufeff<r><i>é€</i><i>x</i></r>")],
  [
    "UTF-16 LE",
    Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><r><i>é€</i><i>x</i></r>', "utf16le"),
  ],
  ["UTF-16 BE", Buffer.from("\ufeff<r><i>é€</i><i>x</i></r>", "utf16le").swap16()],
  [
    "Windows-1252 as declared",
    Buffer.from("<?xml version='1.0' encoding='windows-1252'?><r><i>\xe9\x80</i><i>x</i></r>", "latin1"),
  ],
])("%s", async (_, bytes) => {
  expect((await stageTable(bytes))?.rows).toEqual([["é€"], ["x"]]);
});

const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l><i>&b;</i><i/></l>`;
const outside = `<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l><i>&x;</i></l>`;
test.each([
  ["entities that expand", "xml-doctype", laughs],
  ["an entity from outside", "xml-doctype", outside],
  ["a document type from outside", "xml-doctype", `<!DOCTYPE l SYSTEM "http://localhost/x.dtd"><l/>`],
  [
    "a document type of 3 MB",
    "xml-piece-too-large",
    `<!DOCTYPE l [${"<!ENTITY a 'x'>".repeat(200_000)}]><l/>`,
  ],
  ["an entity nobody declared", "xml-syntax", "<l><i>&x;</i></l>"],
  ["a million levels", "xml-too-deep", "<a>".repeat(1_000_000)],
  ["a text of 100 MB", "xml-piece-too-large", `<l><i>${"x".repeat(100_000_000)}</i><i/></l>`],
  ["an attribute of 20 MB", "xml-piece-too-large", `<l><i a="${"x".repeat(20_000_000)}"/><i/></l>`],
  [
    "a row that never ends",
    "row-too-large",
    `<l><c>${`<d>${"x".repeat(1_000)}</d>`.repeat(17_000)}</c></l>`,
    { row: "l" },
  ],
  [
    "too many names",
    "xml-too-varied",
    `<l>${Array.from({ length: 20_001 }, (_, i) => `<n${i}/>`).join("")}</l>`,
  ],
  ["a tag not closed", "xml-syntax", "<l><i></l>"],
  ["nothing", "xml-syntax", ""],
  ["an empty element", "xml-without-rows", "<l/>"],
  ["bytes of another encoding", "xml-encoding", Buffer.from("<l><i>\xe9</i></l>", "latin1")],
  ["an unknown encoding", "xml-encoding", `<?xml version="1.0" encoding="klingon"?><l/>`],
  ["no XML", "xml-syntax", "id,name\n1,2\n"],
] as [string, string, string | Uint8Array, Given["options"]?][])(
  "%s is refused as %s",
  async (_, code, xml, options = {}) => {
    await expect(stage(xml, { options })).rejects.toMatchObject({ code });
  },
);

test("every truncation is told", async () => {
  const xml = `<?xml version="1.0"?><l><i a="1">é</i><i a="2"><![CDATA[x]]></i><!-- c --></l>`;
  for (let length = 0; length < Buffer.byteLength(xml) - 1; length++)
    await expect(stage(Buffer.from(xml).subarray(0, length))).rejects.toMatchObject({
      code: expect.stringMatching(/^xml-(syntax|encoding)$/),
    });
});

test("a file is known by its first bytes", () => {
  const recognises = (head: Uint8Array | string) => xmlFormat.recognises?.(Buffer.from(head as string));
  expect(recognises("  <?xml version='1.0'?>")).toBe(true);
  expect(recognises("<rows>")).toBe(true);
  expect(recognises(Buffer.from("\ufeff<rows>", "utf16le"))).toBe(true);
  expect(recognises("a,b\n<x,y")).toBe(false);
  expect(recognises("< 5")).toBe(false);
});
