/// The word lists, by what the words stand for; `word=3` gives a word its number.
enum VocabularyLists {
    static let lists: [(WordKinds, String)] = [
        (.technical, Self.video), (.technical, Self.source), (.technical, Self.audio),
        ([.technical, .broadcast], Self.broadcast),
        (.weak, Self.weak), (.shouted, Self.networks), (.weak, Self.knownNetworks),
        ([.weak, .language], Self.languages), ([.shouted, .language], Self.languageCodes),
        ([.weak, .edition], Self.editions), (.edition, "international edit"),
        ([.weak, .complete], Self.complete), (.container, Self.containers),
        (.season, Self.seasons), ([.season, .loose], Self.looseSeasons), (.episode, Self.episodes), (.part, Self.parts),
        (.disc, Self.discs), (.month, Self.months), (.cardinal, Self.cardinals),
        (.roman, Self.romans), (.ordinal, Self.ordinals), (.country, Self.countries), (.extra, Self.extras),
        (.special, Self.specials), (.of, "of de von di из iz sur din av"), (.alias, "aka a.k.a"),
        (.joiner, Self.joiners),
        (.domain, Self.domains), (.prefix, Self.prefixes),
    ]

    private static let video = """
        480p 576p 540p 360p 720p 1080p 1080i 1440p 2160p 4320p 8k 1o8op 480i x264 x265 h264 h265 hevc xvid divx avc av1 vp9 vp8
        mpeg2 mpeg4 10bit 8bit 12bit hi10p hi10 hi444pp ma10p main10 hdr hdr10 hdr10plus hdr10p sdr uhd fhd qhd dovi hlg
        x262 x266 h266 vvc wmv9 vc1 xvidhd divx5 divx6 hi10bit ai-enhanced upscaled reencoded hevcbd avchd avcbd yuv420p10 yuv420p8
        10bits 8bits bit10 h264hd sdtv hdtvrip hsbs hou sbs htab half-sbs fsbs half-ou half-tab hi422 p1080 p720 m1080 m720
        """
    private static let source = """
        bluray bdrip brrip bdremux bdmux bdripmux brmux brripmux webripmux bdmv bdiso brip bd25 bd50 bd66 bd100 dvdrip dvdscr dvd5 dvd9 dvdr dvdr9 dvdremux
        webrip webdl webhd webuhd web-dl webmux dlmux hdtvmux bdmux dlrip webdlrip webcap weblrip webdlmux web-dlrip hdrip hddvd hd-dvd hdcam hdts hdtc
        camrip hdcamrip telesync telecine vhsrip vodrip vodrip ppvrip tvrip satrip dthrip dvbrip tsrip r5 remux uhdrip
        screener scr bdscr brscr webscr workprint dvd-rip predvdrip predvd pdvd hqrip hdscr dcprip microhd minihd hdlight 4klight mhd
        ultrahd blu-ray bdr amazonhd netflixhd ituneshd disneyhd skyhd magentahd rtlhd itunesuhd amazonuhd netflixuhd hditunes btsporthd
        tc1080p hdtvrip-avc bdrip-avc webrip1080p webrip720p digitalrip xvid-dvdrip webrips dvdrips bdrips
        """
    private static let broadcast =
        "hdtv pdtv dsr dsrip ahdtv uhdtv dvb dvbt satrip tvrip hdtvrip pdtvx264 hdtv-720p webtv dtv"
    private static let audio = """
        aac ac3 eac3 dts flac mp3 ogg vorbis ddp dd5 ddp5 dd2 ddp2 dd7 ddp7 aac2 aac5 dd dd+ ddpa dolbydigital atmos truehd dtshd dtsx
        lpcm he-aac heaac 2ch 6ch 8ch dtsma dts-hd dts-es dts-x e-ac-3 ac-3 truehd7 dualaudio dual-audio multiaudio multi-audio
        softsubs hardsub hardsubs softsub esub esubs msubs multisub multisubs multi-sub vostfr vostf vost subfrench truefrench
        swesub nlsubs engsub engsubs subtitulado subesp vostang vfsubt
        """
    private static let weak = """
        web vr180 ac3d cam ts tc dv hd sd hq hc ws fs ntsc pal secam dvd bd br dl rip raw raws 4k 3d 2d uhd fps vfr cfr
        convert proper repack rerip real internal limited readnfo nfo read nuked dirfix nfofix samplefix subfix fastsub syncfix prooffix
        dual audio dubbed dub subbed sub subs subtitles subtitle multi multilang multisubs colorized colourized restored imax
        mux encoded bluray3d open matte ma hc line clean mvo avo dvo lostfilm newstudio fix fixed rarbg yify yts psa eztv ettv rartv tgx galaxyrg
        preair ppv hfr hlg hdrezka ads rus/eng stv big5 gb gb2312 chs cht chi jpn jap japanese tvrip vhs ld vfq vff vf vo vfi vf2
        60fps iso encode webrip1080p amzn custom hybrid uncensored censored untouched patch v0 v1 v2 v3 v4 dc se stereo mono eng ita rus ger fre spa mp2 bluray-rip
        stream fullhd full-hd hd1080 hd720 hdclub upscale remastered deluxe retail oar mkv mp4 avi m4v rmvb wmv mp4-ktr webp avif
        dublado legendado dubbing lektor napisy pldub plsub sub.pl iptv dsub xxx lion vip opus dolby remaster doku swissgerman sample trailer bonus obfuscated scrambled postbot asrequested
        """
    private static let networks = """
        amzn nf hulu dsnp atvp hmax hbo max pcok pmtp stan cr crunchyroll funi vrv hidive itunes it ip red cbs nbc abc fox cw amc bbc itv all4
        my5 now crav aubc iview sbs sho starz stz syfy tbs tnt usa vh1 mtv cmt cc ccgc cn dcu disc dplus dscp disney+ disneyplus epix espn fbwatch
        free fyi gc globo glob hgtv hist history hlmk ifc jc knpb kuwp lifetime life lgly mtod nat natg nick nickapp nickelodeon nrk pbs pbsk
        pluz pogo puhu qibi rkten roku rte seeso shmi snet spke spik spiketv stv svt sesn tfou tlc trvl tubi tv3 tv4 tvland uktv ufc unos viap vice
        viki vlct vmeo vmo vrv wnet wwen xbox yhoo netflix amazon amazonprime appletv hbogo hbomax peacock paramount+ fandor ddy cur crkl cspn cnlp
        cnbc cmax cws comedycentral adultswim dsny dply dpl diy eto esq fptv fjr fxtl foxp hdtvmux iqiyi iflix it know mnbc nfl nfln nba nbatv
        ovid play plz pmtv sony strp tvnz tving wavve wtch yt ytred youtube zee5 sonyliv hotstar hs jiohs aha sunnxt mubi bcore bkpl bnge ambc anpl aol ard anlb ae a&e
        alle app adn animax b-global bglobal bili baha at-x mx tx tbs nhk ntv abema u-next cbc drpo dm dw fpt blim cmor dtv criterion crit kayo kktv
        """
    private static let knownNetworks = """
        amzn nf hulu dsnp atvp hmax pcok pmtp crunchyroll funi vrv hidive netflix amazon amazonprime appletv hbogo hbomax adultswim comedycentral
        nickelodeon spiketv tvland nbatv itunes stan hdrezka hotstar sonyliv zee5 b-global bglobal criterion
        """
    private static let languageCodes = """
        nl dk fi no se sv swe nor dan fin fr de es ita eng ger rus ukr fra fre esp spa por cze hun tur gre heb jpn kor chi tam tel hin mal kan lat ro cz hu gr
        ru en it pl pt lt lv ee et ua br ca mx
        """
    private static let languages = """
        english french german spanish italian russian japanese chinese korean hindi tamil telugu malayalam kannada bengali punjabi marathi
        polish portuguese dutch flemish swedish norwegian danish finnish nordic czech slovak hungarian turkish greek hebrew arabic thai
        vietnamese ukrainian romanian bulgarian croatian serbian latino castellano español espanol espanhol português italiano français francais
        deutsch plsub pldub vose ptbr ita eng rus jpn ger swe nor spa pt-br dublado legendado legendas mandarin cantonese japonais taglish filipino truefrench
        rus.eng audio.latino catalan flemish vlaams hebdub pt-pt multilanguage multilingual multi3 multi4 norsk suomi svenska
        """
    private static let editions = """
        extended uncut unrated remastered theatrical directors director director's dc se dircut final ultimate special collector collectors criterion
        anniversary restored imax despecialized uncensored rogue alternate alternative recut rekall fan festival retail hybrid edition edt version cut
        """
    private static let complete = """
        complete completa completo complet complète completed integrale integral intégrale lintegrale l'integrale l'intégrale komplett kompletnie batch pack
        collection season-pack seasonpack fullseason miniseries mini-series boxset coffret complets completas incomplete anthology saga
        """
    private static let containers = """
        mkv mp4 avi m4v mov wmv mpg mpeg ts m2ts mts webm flv ogm ogv rmvb rm vob iso divx asf 3gp 3g2 f4v wtv strm srt ass ssa sub idx nfo
        mp2 mk3d m2v m3u8 m3u mpd dvr-ms img bin vtt smi rar zip r00 nzb torrent txt jpg jpeg png xml smi sup tp m1v ifo mka bdmv
        """
    private static let seasons = """
        season seasons saison saisons staffel staffeln temporada temporadas stagione stagioni seizoen sezon sezona sezóna сезон сезоны сезона sæson sesong
        säsong kausi évad evad シーズン 시즌 temp seasson sason saeson sesson stagion sezonul saision sez сез tem Σεζόν σεζόν Κύκλος κύκλος mùa Mùa الموسم עונה
        """
    private static let looseSeasons = "series serie série řada book livre libro sn buch phần"
    private static let episodes = """
        episode episodes ep eps episodio episodios episódio episódios episodi folge folgen afl aflevering capitulo capítulo capitulos capítulos cap odcinek odc
        épisode épisodes episodul серия серии серий эпизод эпизоды сер seriya seriia serija seria seriy serii ser rész resz bolum bölüm avsnitt afsnit jakso díl dil chapter
        epizod epizoda epizode puntata puntate folge teil-folge eposide episde hoofdstuk episod e Επεισόδιο επεισόδιο tập Tập الحلقة حلقة פרק ตอนที่ серія серії епізод епизод ép éps serya 回 話 话 集
        """
    private static let parts = "part pt parts partie parte teil osa del deel część czesc часть çast parties prt cour"
    private static let discs = "cd dvd disc disk disque dis"
    private static let months = """
        january=1 jan=1 february=2 feb=2 march=3 mar=3 april=4 apr=4 may=5 june=6 jun=6 july=7 jul=7 august=8 aug=8 september=9 sep=9 sept=9
        october=10 oct=10 november=11 nov=11 december=12 dec=12 janvier=1 février=2 fevrier=2 mars=3 avril=4 mai=5 juin=6 juillet=7 août=8 aout=8 septembre=9
        octobre=10 novembre=11 décembre=12 decembre=12 januar=1 februar=2 märz=3 maerz=3 juni=6 juli=7 oktober=10 dezember=12 dez=12 okt=10
        enero=1 febrero=2 marzo=3 abril=4 mayo=5 junio=6 julio=7 agosto=8 septiembre=9 octubre=10 noviembre=11 diciembre=12
        """
    private static let cardinals = """
        one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 un=1 une=1 deux=2 trois=3 quatre=4
        cinq=5 sept=7 huit=8 neuf=9 dix=10 uno=1 dos=2 tres=3 cuatro=4 cinco=5 due=2 tre=3 quattro=4 cinque=5 eins=1 zwei=2 drei=3 vier=4 fünf=5
        fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20
        """
    private static let romans = """
        i=1 ii=2 iii=3 iv=4 v=5 vi=6 vii=7 viii=8 ix=9 x=10 xi=11 xii=12 xiii=13 xiv=14 xv=15 xvi=16 xvii=17 xviii=18 xix=19 xx=20
        Ⅰ=1 Ⅱ=2 Ⅲ=3 Ⅳ=4 Ⅴ=5 ⅱ=2 ⅲ=3
        """
    private static let ordinals = """
        first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 première=1 premiere=1 deuxième=2 primera=1 segunda=2 tercera=3
        cuarta=4 quinta=5 erste=1 zweite=2 dritte=3 primeira=1 terceira=3 quarta=4 prima=1 terza=3
        """
    private static let countries = "us uk au nz ca ie usa gb"
    private static let extras = """
        sample=1 proof=1 trailer=2 trailers=2 teaser=2 teasers=2 featurette=3 featurettes=3 interview=3 interviews=3 extra=3 extras=3 bonus=3
        behindthescenes=3 deleted=3 deletedscene=3 deletedscenes=3 scene=3 short=3 shorts=3 ncop=4 nced=4 ncop1=4 ncop2=4 nced1=4 nced2=4 creditless=4 textless=4
        pv=2 cm=2 preview=2 op=4 ed=4 menu=3 opening=4 ending=4
        """
    private static let specials = "ova ovas oad oads ona onas special specials sp sps spécial oav oavs"
    private static let domains = """
        com org net ws to cc tv me io eu mx ag lt am nu sbs cam pics world rocks bz vip lol fun site club top xyz info biz app one cx pw ph
        bio ms boo dad tel phd hu ru ro pl de fr it es nl pt in la se is li cz au uk ca ch at be jp za br kr cn
        """
    private static let prefixes = """
        spider ant x e t wall kick semi anti non pre post ex co re self all half one two three four five six seven eight nine ten
        twenty thirty ninja mid sub super ultra inter cross tick tic ping hip yo ya bat cat man sci wi hi lo ad be by un no mr ms
        catch pan neo blade ip up uh jay bob mary anne jean le la al el bi tri multi micro mini mega trans over under out off
        high low big little old new mad bad sun moon star war love life time cold hot red blue black white zero first last
        """
    private static let joiners = "and to a y et und до по bis au al"
}
