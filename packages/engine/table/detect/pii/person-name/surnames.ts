/** @file Common surnames of many cultures, in lower case without accents, and the endings that make others. */
const ENGLISH = `smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark
  ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker
  cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood james
  bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes gonzales fisher
  vasquez simmons romero jordan patterson alexander hamilton graham reynolds griffin wallace moreno west cole hayes bryant herrera gibson ellis tran medina aguilar stevens murray ford castro
  marshall owens harrison fernandez mcdonald woods washington kennedy wells vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter hunter gordon mendez silva shaw snyder
  mason dixon munoz hunt hicks holmes palmer wagner black robertson boyd stone salazar fox warren mills meyer rice schmidt garza daniels ferguson nichols stephens soto weaver ryan gardner payne
  grant dunn kelley spencer hawkins arnold pierce hansen peters santos hart bradley knight elliott cunningham duncan armstrong hudson carroll lane riley andrews alvarado ray delgado berry perkins
  hoffman johnston matthews pena richards contreras willis carpenter lawrence sandoval davies walsh obrien byrne connor oconnor mccarthy doyle gallagher clarke wilkinson barker harvey lloyd
  booth bates chapman dawson fletcher gibbs hodgson holland hopkins hutchinson jennings lowe marsh miles newton norris palmer pearce pearson poole potter pritchard reid saunders sharp shepherd
  sutton swift sinclair stevenson thornton tyler walton watkins watts webster wheeler whitehead williamson barrett burke burton bush byrd chambers curtis fields fleming franklin fuller
  garrett george greene hale hanson harper higgins jacobs jensen keller klein lambert larson lynch manning mccoy mcgee mckinney morrison newman oliver page parks powers ramsey reeves rhodes
  robbins rodgers schneider schultz schwartz stanley summers terry todd vaughn wade walters weber welch wong yang mccormick mclaughlin mcbride macdonald mackenzie cameron fraser`;
const GERMANIC = `muller mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer schaefer koch bauer richter klein wolf schroder schroeder neumann schwarz zimmermann braun kruger krueger
  hofmann hartmann lange schmitt werner schmitz krause meier lehmann schmid schulze maier kohler koehler herrmann konig koenig walter mayer huber kaiser fuchs peters lang scholz moller moeller weiss
  jung hahn schubert vogel friedrich keller gunther frank berger winkler roth beck lorenz baumann franke albrecht schuster simon ludwig bohm winter kraus martin schumacher kramer vogt stein jager
  otto sommer gross seidel heinrich brandt haas schreiber graf schulte dietrich ziegler kuhn pohl engel horn busch bergmann thomas voigt sauer arnold pfeiffer gruber pichler steiner moser
  egger wallner brunner lechner bucher zurcher frei gerber widmer suter baumgartner jansen janssen dejong devries bakker visser smit meijer deboer mulder degroot bos vos peters hendriks
  vandenberg vandijk vanleeuwen dekker brouwer dewit dijkstra smits degraaf vandermeer vanderlinden kok jacobs vermeulen dehaan schouten maas verhoeven willems peeters janssens maes claes
  wouters goossens desmet dubois lambert dupont vries jong boer groot berg dijk leeuwen meer linden haan wit graaf
  andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson jonsson jansson hansson bengtsson lindberg lindstrom lindqvist lindgren berglund
  fredriksson sandberg henriksson forsberg sjoberg wallin engstrom eklund danielsson lundin hakansson bjork bergman hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen
  karlsen johnsen pettersen eriksen berg haugen hagen johannessen nielsen christensen rasmussen sorensen jorgensen madsen kristensen olesen thomsen poulsen korhonen virtanen makinen
  nieminen makela hamalainen laine heikkinen koskinen jarvinen lehtonen lehtinen saarinen salminen heinonen niemi heikkila salonen kinnunen turunen`;
const ROMANCE = `martin bernard thomas petit robert richard durand dubois moreau laurent simon michel lefebvre leroy roux david bertrand morel fournier girard bonnet dupont lambert fontaine rousseau vincent muller
  lefevre faure andre mercier blanc guerin boyer garnier chevalier francois legrand gauthier garcia perrin robin clement morin nicolas henry roussel mathieu gautier masson marchand duval denis
  dumont marie lemaire noel meyer dufour meunier brun blanchard giraud joly riviere lucas brunet gaillard barbier arnaud martinez gerard roche renard schmitt roy leroux colin vidal caron picard
  roger fabre aubert lemoine renaud dumas lacroix olivier philippe bourgeois pierre benoit rey leclerc payet rolland leclercq guillaume lecomte lopez jean dupuy guillot hubert berger carpentier
  tremblay gagnon bouchard gauthier morin lavoie fortin gagne ouellet pelletier belanger levesque bergeron
  gonzalez rodriguez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez
  serrano blanco molina morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo santos lozano guerrero cano prieto mendez cruz calvo gallego vidal
  leon marquez herrera penal flores cabrera campos vega fuentes carrasco diez caballero reyes nieto aguilar pascual santana herrero lorenzo montero hidalgo gimenez ibanez ferrer duran santiago
  benitez mora vicente vargas arias carmona crespo roman pastor soto saez velasco moya soler parra esteban bravo gallardo rojas pena rivera silva mejia guzman salazar espinoza valdez cardenas
  rios acosta figueroa cordero quintero zamora avila miranda sosa paredes valencia ponce bautista zuniga
  rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti deluca mancini costa giordano rizzo lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara
  galli martini leone longo gentile martinelli vitale lombardo serra coppola desantis dangelo marchetti parisi villa conte ferraro ferri fabbri bianco marini grasso valentini messina sala deangelis
  gatti pellegrini palumbo sanna farina rizzi monti cattaneo morelli amato silvestri mazza testa grassi pellegrino carbone giuliani benedetti barone rossetti caputo montanari guerra palmieri
  bernardi martino fiore derosa ferretti bellini basile riva donati piras vitali battaglia sartori neri costantini milani pagano ruggiero sorrentino damico orlando negri
  silva santos ferreira pereira oliveira costa rodrigues martins jesus sousa fernandes goncalves gomes lopes marques alves almeida ribeiro pinto carvalho teixeira moreira correia mendes nunes soares
  vieira monteiro cardoso rocha raposo neves coelho cruz cunha pires ramos reis simoes antunes matos fonseca machado araujo barbosa tavares lourenco castro figueiredo azevedo freitas lima souza
  barros campos dias melo nascimento moraes batista borges nogueira cavalcanti mello andrade miranda duarte macedo peixoto xavier
  popescu ionescu popa pop radu dumitru stan stoica gheorghe matei ciobanu rusu constantin marin serban lazar munteanu`;
const SLAVIC = `nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski jankowski mazur kwiatkowski wojciechowski krawczyk kaczmarek piotrowski grabowski zajac
  pawlowski michalski krol nowakowski wieczorek wrobel jablonski dudek adamczyk majewski nowicki olszewski stepien malinowski jaworski pawlak gorski witkowski walczak sikora rutkowski baran szewczyk
  ostrowski tomaszewski pietrzak duda zalewski wroblewski novak novotny svoboda dvorak cerny prochazka kucera vesely horak nemec pokorny marek pospisil hajek jelinek kral ruzicka benes fiala sedlak
  dolezal zeman kolar krejci navratil cermak urban vanek blazek kriz kovar kratochvil kopecky horvath kovac varga toth nagy balaz molnar szabo kiss kovacs farkas nemeth papp takacs juhasz lakatos
  meszaros olah simon racz fekete horvat kovacevic babic maric juric novakovic jovanovic petrovic nikolic markovic djordjevic stojanovic ilic stankovic pavlovic milosevic popovic ivanov
  petrov georgiev dimitrov nikolov todorov stoyanov hristov iliev angelov smirnov kuznetsov popov vasiliev sokolov mikhailov novikov fedorov morozov volkov alekseev lebedev semenov egorov
  pavlov kozlov stepanov nikolaev orlov andreev makarov nikitin zakharov zaitsev solovyov borisov yakovlev grigoriev romanov vorobyov sergeev kuzmin frolov alexandrov dmitriev korolev gusev
  kiselev ilyin maksimov polyakov sorokin vinogradov kovalev belov medvedev antonov tarasov zhukov baranov filippov komarov davydov belyaev gerasimov bogdanov osipov sidorov matveev titov
  melnyk shevchenko boyko kovalenko bondarenko tkachenko kravchenko oliynyk shevchuk koval polishchuk bondar tkachuk moroz marchenko lysenko rudenko savchenko petrenko`;
const AEGEAN_TURKIC_SEMITIC = `papadopoulos papadakis georgiou dimitriou nikolaou ioannou konstantinou vasiliou papadimitriou pappas makris angelopoulos karagiannis oikonomou economou christodoulou panagiotou
  yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt ozkan simsek polat korkmaz cakir erdogan acar unal gunes aksoy tekin tas avci
  mohamed ahmed ali hassan hussein ibrahim khan khalil said saleh mansour haddad khoury nasser salem abbas aziz hamdan awad farah karam najjar shaheen qureshi hashemi hosseini mohammadi ahmadi karimi
  rezaei moradi jafari rahimi ebrahimi cohen levi mizrahi peretz biton dahan friedman katz shapiro goldberg goldstein rosenberg azoulay malka amar benali bensaid`;
const ASIAN_AFRICAN = `singh kumar sharma patel gupta verma shah mehta reddy rao nair iyer menon pillai das roy ghosh banerjee mukherjee chatterjee sen bose dutta mishra pandey tiwari yadav jain agarwal agrawal kapoor
  malhotra chopra khanna bhatia arora sethi gill kaur desai joshi kulkarni patil deshpande shetty hegde naidu chowdhury hossain rahman islam begum akter khatun hussain malik sheikh butt chaudhry
  perera fernando silva dissanayake bandara thapa shrestha gurung rai tamang wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang
  deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong tan chan wong cheung lau ho kwok leung ng lam chow tsang
  nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto
  inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto yamashita ishikawa nakajima maeda fujita ogawa goto okada hasegawa murakami kondo ishii saito sakamoto endo aoki fujii
  nishimura fukuda ota miura fujiwara okamoto matsuda nakagawa kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo hong moon yang bae baek heo nam
  santoso wijaya saputra setiawan hidayat kusuma susanto gunawan delacruz reyes bautista villanueva ocampo aquino tolentino okafor okeke eze nwosu obi adeyemi adebayo ogunleye balogun okonkwo
  mensah owusu boateng asante appiah osei agyeman diallo traore keita coulibaly diop ndiaye fall sow ba sy cisse toure camara mwangi kamau otieno odhiambo ochieng wanjiku kariuki njoroge
  dlamini nkosi ndlovu khumalo mokoena zulu mthembu van sithole moyo ncube sibanda banda phiri tesfaye bekele abebe tadesse`;

const known: ReadonlySet<string> = new Set(
  [ENGLISH, GERMANIC, ROMANCE, SLAVIC, AEGEAN_TURKIC_SEMITIC, ASIAN_AFRICAN].flatMap((names) =>
    names.split(/\s+/),
  ),
);
/** Endings that surnames of a language have and its other words hardly: -ović, -ski, -enko, -opoulos, -oğlu, -yan … */
const ENDINGS =
  /^\p{L}{3,}(?:owski|ewski|inski|ynski|owska|ewska|inska|icki|icka|ovic|evic|ovich|evich|ova|eva|enko|chuk|opoulos|oglu|sson|sdottir|dottir|yan|ashvili|adze|escu|eanu|nen|inen|stein|mann|qvist|strom|berger)$/u;

export function isSurname(word: string): boolean {
  return known.has(word) || (word.length <= 24 && ENDINGS.test(word));
}
