/**
 * @file Names in their own scripts. Chinese and Korean full names start with one of few family names and are two
 * to four characters long; Russian and Greek ones are told by endings and common given names; Japanese by common
 * family names.
 */
const CHINESE_FAMILY = new Set(
  "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭肖蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙龍陶贺顾毛郝龚邵万钱严武莫孔向汤",
);
const KOREAN_FAMILY = new Set(
  "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공",
);
const JAPANESE_FAMILY =
  /^(?:佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|林|斎藤|斉藤|清水|山崎|森|池田|橋本|阿部|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|近藤|後藤|村上|遠藤|青木|坂本|福田|太田|西村|藤井|金子|岡本|三浦|藤原|中野|中川|原田|松田|竹内|小野|田村|中山|和田|石田|森田|上田|原|内田|柴田|酒井|宮崎|横山|高木|安藤|宮本|大野|小島|工藤|谷口|今井|高田|丸山|増田|杉山|村田|大塚|新井|小山|平野|藤本|河野|上野|野口|武田|松井|千葉|菅原|岩崎|木下|久保|佐野|野村|松尾|菊地|菊池|市川|杉本|古川|大西|島田|水野|桜井|高野|渡部|吉川|山内|西田|飯田|西川|小松|北村|安田|五十嵐|川口|平田|関|中田|久保田|服部|東|岩田|土屋|川崎|福島|本田|辻|樋口|秋山|永井|田口|山中|中西|吉村|川上|大橋|石原|松岡|浜田|馬場|森本|矢野|浅野)/u;
const CYRILLIC_GIVEN = new Set(
  `александр сергеи дмитрии андреи алексеи максим евгении иван михаил владимир николаи артем илья роман павел антон денис олег игорь юрии константин виктор вадим борис анатолии кирилл егор никита
  тимур федор глеб леонид валерии василии григории петр станислав елена ольга наталья наталия татьяна ирина светлана анна мария екатерина анастасия юлия марина людмила галина надежда любовь
  валентина вера лариса оксана ксения полина дарья александра вероника виктория евгения алина кристина яна инна жанна раиса софья софия олександр володимир микола василь петро тарас богдан
  андріи сергіи оксана ірина наталія олена георги димитър иванка петър стоян драган зоран милица јелена`.split(
    /\s+/,
  ),
);
const CYRILLIC_FAMILY =
  /^\p{L}{2,}(?:ов|ев|ин|ын|скии|цкии|ова|ева|ина|ына|ская|цкая|енко|чук|юк|ович|евич|ић|ових)$/u;
const PATRONYMIC = /^\p{L}{3,}(?:ович|евич|ич|овна|евна|ична)$/u;
const GREEK_GIVEN = new Set(
  `γιωργοσ γεωργιοσ δημητρησ δημητριοσ κωνσταντινοσ κωστασ νικοσ νικολαοσ ιωαννησ γιαννησ παναγιωτησ χρηστοσ βασιλησ βασιλειοσ αθανασιοσ μιχαλησ μιχαηλ ευαγγελοσ σπυριδων σπυροσ σταυροσ αντωνησ πετροσ
  θεοδωροσ αλεξανδροσ μαρια ελενη κατερινα αικατερινη βασιλικη σοφια αγγελικη γεωργια δημητρα κωνσταντινα ιωαννα παναγιωτα αναστασια χριστινα ευαγγελια δεσποινα`.split(
    /\s+/,
  ),
);
const GREEK_FAMILY = /^\p{L}{3,}(?:οπουλοσ|οπουλου|ιδησ|ιδου|αδησ|αδου|ακησ|ακη|ατοσ|ατου|ελλησ|ιου)$/u;
const ARABIC_GIVEN = new Set(
  `محمد احمد محمود علي حسن حسين عمر خالد ابراهيم يوسف مصطفى عبدالله عبد كريم طارق سمير سامي نبيل سعيد سالم وليد زياد فيصل فهد سلطان ناصر حمزة بلال امير جمال كمال هاني ايمن اشرف رامي ماجد عادل هشام
  فاطمة عائشة خديجة مريم زينب امينة نور سارة ليلى هدى هالة رانيا دينا منى سميرة نادية ياسمين سلمى حنان ايمان رنا لينا داليا اية ملك فرح ريم`.split(
    /\s+/,
  ),
);

/** Whether a text in one of these scripts, folded, is a person's name; Latin texts never are. */
export function isNativeName(folded: string): boolean {
  if (/^[\u4e00-\u9fff々]{2,6}$/u.test(folded)) return isHanName(folded);
  if (/^[가-힣]{2,4}$/u.test(folded.normalize("NFC")))
    return KOREAN_FAMILY.has(folded.normalize("NFC")[0] as string);
  const words = folded.split(/[\s·,]+/).filter((word) => word !== "");
  if (words.length < 1 || words.length > 5) return false;
  return (
    words.some(
      (word) =>
        CYRILLIC_GIVEN.has(word) ||
        (words.length > 1 && (CYRILLIC_FAMILY.test(word) || PATRONYMIC.test(word))) ||
        GREEK_GIVEN.has(word) ||
        (words.length > 1 && GREEK_FAMILY.test(word)) ||
        ARABIC_GIVEN.has(word.replace(/[أإآ]/g, "ا")),
    ) || isHanName(words.join(""))
  );
}

/** A single surname in its own script. */
export function isNativeSurname(folded: string): boolean {
  return (
    CYRILLIC_FAMILY.test(folded) ||
    GREEK_FAMILY.test(folded) ||
    (folded.length <= 2 && CHINESE_FAMILY.has(folded[0] ?? "") && /^[\u4e00-\u9fff]$/u.test(folded)) ||
    (/^[\u4e00-\u9fff々]{1,3}$/u.test(folded) && JAPANESE_FAMILY.exec(folded)?.[0] === folded)
  );
}

function isHanName(text: string): boolean {
  if (!/^[\u4e00-\u9fff々]{2,6}$/u.test(text)) return false;
  return (
    (text.length <= 3 && CHINESE_FAMILY.has(text[0] as string)) ||
    (text.length >= 3 && JAPANESE_FAMILY.test(text))
  );
}
