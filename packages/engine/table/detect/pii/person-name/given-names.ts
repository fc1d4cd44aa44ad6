/**
 * @file Common given names of many cultures, in lower case without accents. They need not be complete: of real
 * people's names in the languages covered about half or more are here, of other two-word texts a few in a hundred.
 */
const ENGLISH = `james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald
  edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan
  henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan
  albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene liam oliver lucas theodore owen caleb isaac luke wyatt hunter evan connor julian levi simon harry
  charlie oscar leo freddie alfie toby graham nigel trevor ian colin stuart neil clive gareth craig derek barry leslie norman stanley leonard howard fred ernest clarence francis glenn melvin alfred
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca
  sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce
  victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy
  isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie ava mia harper amelia chloe zoe lily ella lucy sophie freya
  florence daisy poppy isla jane joanne tracy gillian hazel fiona kirsty lindsay holly claire louise wendy yvonne gail rose robin jill erin anne edith edna irene tammy crystal tiffany
  cody chad derrick shane jared troy marcus antonio dustin corey travis casey brett tina dawn april monica kristen kristin erica stacy vanessa valerie regina sheila peggy bonnie tara leah jasmine
  miguel phillip curtis johnny jimmy tony danny shawn joel alex calvin leon dale clayton dean miles nathaniel gavin ellie millie imogen harriet georgia bethany paige shannon molly`;
const GERMANIC = `hans peter klaus wolfgang jurgen juergen dieter manfred helmut gerhard horst uwe bernd rainer gunter guenter gunther werner heinz karl walter rolf stefan steffen andreas thomas michael
  christian matthias markus tobias sebastian florian dominik felix lukas jonas leon paul maximilian moritz niklas jan tim finn luis elias ben fritz ludwig otto ernst kurt johannes johann georg
  ulrich holger jens kai sven torsten thorsten carsten ralf dirk olaf axel detlef heiko marco mario patrick philipp ursula renate helga karin monika ingrid brigitte petra gisela erika
  gabriele sabine susanne andrea claudia birgit heike martina anja katja silke nicole stefanie julia katharina lena leonie hanna lea marie johanna franziska sophie mia emma greta frieda elke
  angelika christa hildegard gertrud irmgard lieselotte anneliese elfriede jutta ilse rosemarie barbara bettina cornelia ute antje kerstin tanja sandra melanie anke simone nadine jasmin
  jeroen pieter willem cornelis hendrik johan kees henk joost bart ruud wim gerrit maarten sander bas daan sem lotte sanne femke anouk marijke ineke saskia els truus wilma annelies joke
  lars erik nils anders bjorn karl gustav magnus mikael johan fredrik henrik oskar axel per lennart goran ingvar sven leif ole jens mads rasmus soren niels jorgen kjell knut olav terje
  astrid ingrid karin kristina elin sara maja ebba wilma agnes elsa birgitta gunilla ulla lena annika helena malin kirsten inge mette hanne lise marit solveig silje ida nora sofie
  matti juhani timo kari mikko antti jukka ville janne heikki pekka seppo aino anneli helena kaarina tuula paivi sari minna hanna liisa riitta eeva gudrun sigurdur jon olafur`;
const ROMANCE = `jean pierre michel andre philippe alain jacques bernard daniel rene marcel louis henri francois nicolas christophe laurent frederic david eric stephane olivier pascal thierry patrick bruno julien
  sebastien thomas alexandre maxime antoine guillaume romain mathieu matthieu vincent hugo lucas theo arthur gabriel jules raphael leo nathan enzo mathis gilles didier yves serge gerard claude denis
  marie jeanne francoise monique catherine nathalie isabelle sylvie anne martine nicole christine jacqueline valerie sandrine stephanie veronique celine sophie chantal aurelie julie camille emilie
  laure manon chloe lea ines jade louise alice juliette margaux lucie oceane elodie amelie brigitte dominique genevieve odile colette josette yvette simone madeleine helene
  antonio jose manuel francisco juan david javier jesus carlos daniel miguel rafael pedro pablo angel sergio fernando jorge luis alberto alejandro diego adrian raul ivan ruben enrique ramon vicente
  andres joaquin eduardo ricardo roberto jaime ignacio santiago alfonso salvador mariano emilio gonzalo hector oscar guillermo gustavo arturo hugo mateo nicolas martin lucas bruno rodrigo felipe
  carmen josefa isabel dolores pilar teresa rosa cristina angeles antonia marta francisca lucia mercedes elena concepcion rosario raquel sara manuela paula juana beatriz silvia patricia nuria
  montserrat alba irene susana yolanda margarita sonia inmaculada consuelo gabriela daniela valentina camila ximena guadalupe alejandra adriana fernanda lorena leticia veronica esperanza
  giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo michele giorgio aldo sergio luciano alessandro andrea marco luca matteo lorenzo
  davide simone federico riccardo stefano fabio roberto massimo claudio gianluca enrico filippo tommaso leonardo edoardo giulio alberto emanuele nicola giacomo raffaele umberto cesare
  giuseppina rosa angela giovanna teresa lucia carmela caterina francesca anna antonietta elena giulia chiara federica sara martina valentina alessia silvia elisa laura paola roberta simona
  daniela monica patrizia sofia aurora ginevra beatrice alice giorgia greta viola bianca ilaria serena manuela barbara cristina eleonora
  joao antonio francisco paulo pedro lucas luiz marcos luis gabriel rafael marcelo bruno eduardo felipe rodrigo manoel mateus andre fernando fabio leonardo gustavo guilherme leandro tiago
  anderson ricardo marcio jorge sebastiao alexandre roberto edson diego vitor sergio claudio matheus thiago geraldo adriano luciano julio renato alex vinicius rogerio caio henrique miguel rui nuno
  ana antonia francisca adriana juliana marcia fernanda patricia aline sandra camila amanda bruna jessica leticia julia luciana vanessa mariana gabriela vera vitoria larissa claudia
  beatriz rita sonia renata eliane josefa simone natalia cristiane carla debora rosangela joana ines catarina matilde leonor madalena
  ion gheorghe vasile constantin mihai andrei alexandru stefan cristian florin daniel adrian marian ionut elena ioana andreea mihaela cristina alina simona georgiana gabriela bogdan razvan`;
const SLAVIC = `jan stanislaw andrzej jozef tadeusz jerzy zbigniew krzysztof henryk ryszard kazimierz marek marian piotr janusz wladyslaw adam wieslaw zdzislaw edward mieczyslaw roman miroslaw grzegorz czeslaw
  dariusz wojciech jacek eugeniusz tomasz pawel michal marcin jakub mateusz lukasz maciej rafal robert przemyslaw bartosz szymon filip kacper antoni leszek slawomir artur sebastian kamil
  maria krystyna anna barbara teresa elzbieta janina zofia jadwiga danuta halina irena ewa malgorzata helena grazyna bozena stanislawa jolanta marianna urszula wanda alicja dorota agnieszka
  beata katarzyna joanna wieslawa renata iwona genowefa kazimiera stefania monika magdalena aleksandra natalia karolina zuzanna julia maja hanna oliwia weronika justyna paulina sylwia
  jiri josef pavel jaroslav martin tomas miroslav frantisek zdenek vaclav karel milan petr lukas jakub david vladimir ladislav ondrej stanislav roman marek radek daniel antonin vojtech filip
  adam matej dominik ales lubos libor rostislav bohumil jana eva anna hana lenka katerina lucie vera alena petra veronika martina jaroslava michaela jitka helena ludmila zdenka ivana
  marketa zuzana monika barbora jarmila tereza kristyna vlasta dagmar miroslava pavla nikola adela eliska dana iveta simona renata sarka olga
  peter jozef milan juraj stefan jan michal tomas martin matus katarina maria zuzana alzbeta bozidar dusan goran zoran dragan nikola marko luka ivan ante josip stjepan tomislav mladen
  aleksandar milos nenad slobodan vladan jelena milica ana ivana marija dragana snezana gordana vesna jasmina mirjana katarina marta georgi dimitar ivan hristo nikolay petar stoyan plamen
  desislava mariya elena ivanka zoltan laszlo istvan jozsef gabor attila tamas ferenc gyorgy balazs andras zsolt csaba erzsebet katalin ilona zsuzsanna agnes eszter judit marta krisztina
  aleksandr alexandr alexander sergey sergei dmitry dmitri dmitrii andrey andrei alexey aleksei maxim maksim evgeny evgeniy ivan mikhail vladimir nikolay nikolai artem ilya roman pavel anton denis
  oleg igor yuri yury konstantin viktor victor vadim boris anatoly stanislav vyacheslav ruslan kirill egor nikita timur marat rustam fedor gleb leonid valery vasily grigory
  elena olga natalia natalya tatiana tatyana irina svetlana anna maria ekaterina anastasia yulia julia marina ludmila lyudmila galina nadezhda lyubov valentina vera larisa oksana ksenia kseniya
  polina daria darya alexandra veronika viktoria evgenia alina kristina yana inna zhanna raisa zinaida oleksandr volodymyr mykola vasyl petro taras bohdan andriy serhiy oksana iryna yuliya nataliya
  olena halyna mariia tetiana`;
const AEGEAN_TURKIC = `giorgos georgios dimitris dimitrios konstantinos kostas nikos nikolaos ioannis giannis yannis panagiotis christos vasilis vasileios athanasios thanasis michalis evangelos spyridon spyros stavros
  antonis petros theodoros alexandros maria eleni katerina vasiliki sofia angeliki georgia dimitra konstantina ioanna panagiota anastasia christina evangelia despina
  mehmet mustafa ahmet ali huseyin hasan ibrahim ismail osman yusuf murat omer ramazan halil suleyman abdullah mahmut recep salih fatih kadir emre hakan adem kemal yasar bekir musa metin
  orhan bayram serkan burak onur cem can deniz kaan mert arda eren berk tolga volkan selim umut baris ugur cengiz tayfun
  fatma ayse emine hatice zeynep elif meryem serife zehra sultan hanife merve havva zeliha esra fadime ozlem hacer yasemin melek hulya sevim gulsum leyla dilek busra aysel songul kubra tugba
  sibel derya ebru selin defne nazli ceren gamze pinar asli burcu nur aylin sevgi nuray gulay`;
const ARABIC_PERSIAN_HEBREW = `mohamed mohammed muhammad mohammad ahmed ahmad mahmoud ali hassan hussein husain omar umar khaled khalid ibrahim youssef yousef yusuf mustafa mostafa abdullah abdallah abdul abdulrahman
  abdelrahman karim kareem tarek tariq samir sami nabil rashid saeed said salem salim walid waleed ziad faisal fahad sultan nasser hamza bilal amir ameer anwar jamal kamal hani ayman ashraf
  rami fadi majid adel hisham hamid imran usman zaid yasin yassin mehdi reza hossein amin farhad dariush kourosh behnam navid saman arash babak javad
  fatima fatma aisha ayesha khadija maryam mariam zainab zaynab amina nour noor sara layla leila huda hala rania dina mona samira nadia yasmin yasmine salma hanan iman sana rana lina dalia
  aya malak farah jana reem rasha samar shirin nasrin zahra fatemeh narges parisa mina mahsa neda soraya yosef david moshe avraham yaakov itzhak shlomo noam uri eitan amit yael tamar
  noa shira michal rivka chana miriam esther avi shmuel eliezer`;
const SOUTH_ASIAN = `aarav vivaan aditya arjun rahul rohit amit sanjay rajesh suresh ramesh mahesh vijay ajay anil sunil ravi raj ashok deepak manoj vikram vivek nikhil prakash rakesh sandeep sachin naveen pradeep
  mukesh dinesh ganesh krishna karthik arun kumar gopal mohan hari harish kiran siddharth varun akash ankit gaurav abhishek manish pankaj ashish kunal rohan ishaan kabir dev yash harsh
  priya anjali pooja neha kavita sunita anita geeta sita lakshmi radha meera divya shreya ananya aishwarya deepika swati rekha asha usha nisha ritu jyoti sneha shalini sarita kamala saraswati
  padma vidya lata manisha preeti pallavi riya diya aadhya saanvi isha nikita tanvi shruti kiara mohd imran faisal salman shahid farhan aamir zoya sana nazia bushra rubina
  nimal kamal sunil chaminda dilshan kumara nirmala chandrika bikash prabin binod sita rajendra harpreet gurpreet manpreet jaspreet amarjit balwinder`;
const EAST_ASIAN = `wei fang min jing li yan hui ying xiao hong mei lin jun feng lei qiang yong bin tao ming hao yu ning xin yi jie peng kai bo chen yang xue na xiu lan ping juan gang jianhua jianguo zhiqiang
  xiaoming weiwei lili yifan zihan haoran minh anh linh huong thanh hung dung tuan long nam hai hoang duc trang thao ha nga lan mai phuong thu hoa van quang son khanh bao nhung yen ngoc
  hiroshi takashi kenji akira satoshi makoto kazuo takeshi yuki haruto yuto sota ren hiroki daisuke shota kenta tatsuya naoki ryo yusuke kazuki koji shinji yoko keiko akiko yumi naomi sakura
  hanako michiko kumiko noriko emiko tomoko mayumi ayumi megumi kaori yui aoi hina rin misaki nanami miyu haruka minjun seojun jiho minho jihoon sunghoon hyunwoo dongwook youngho jiwoo
  seoyeon minseo jimin soojin eunji hyejin yuna sooyoung jinwoo taeyang jiyoung sangwoo
  agus budi eko dewi siti sri putri rina andi joko bambang dian indah rizky wahyu nurul aminah muhamad ismail azman farid hafiz nurul aisyah maricel rommel jomar marites jerome kristine
  somchai somsak suda malee nattapong siriporn kanya anan`;
const AFRICAN = `kwame kofi kwabena kojo yaw ama akua abena efua adwoa chinedu emeka obinna ikechukwu chukwuma ngozi chioma adaeze ifeoma amaka oluwaseun olumide babatunde adebayo folake yetunde bukola femi
  tunde segun musa ibrahim aminu usman hauwa zainab mamadou moussa ousmane abdoulaye cheikh amadou fatou aminata awa mariama kadiatou juma baraka mwangi kamau wanjiru njeri achieng otieno
  odhiambo wambui nyambura thabo sipho bongani themba nomsa thandi lerato palesa nkosana zanele tendai tatenda farai rudo chipo haile abebe bekele tigist selam almaz`;

export const givenNames: ReadonlySet<string> = new Set(
  [
    ENGLISH,
    GERMANIC,
    ROMANCE,
    SLAVIC,
    AEGEAN_TURKIC,
    ARABIC_PERSIAN_HEBREW,
    SOUTH_ASIAN,
    EAST_ASIAN,
    AFRICAN,
  ].flatMap((names) => names.split(/\s+/)),
);
