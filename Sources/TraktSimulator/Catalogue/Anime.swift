/// Anime, whose episodes Trakt also counts through all seasons; many a disc's season 2 is the second half of season 1.
extension CatalogueText {
    static let anime = """
        8 Naruto | 2002 | 23 | jp | tt0409591 | 46260/78857 | ja:ナルト; ja:NARUTO -ナルト-; zh:火影忍者; ru:Наруто
        > 1 2002-10-03 w: Enter: Naruto Uzumaki!; My Name Is Konohamaru!; Sasuke and Sakura: Friends or Foes?; Pass or Fail: Survival Test; You Failed! Kakashi's Final Decision; A Dangerous Mission! Journey to the Land of Waves!; The Assassin of the Mist!; The Oath of Pain; Kakashi: Sharingan Warrior!; The Forest of Chakra; The Land Where a Hero Once Lived; Battle on the Bridge! Zabuza Returns!; Haku's Secret Jutsu: Crystal Ice Mirrors; The Number One Hyperactive, Knucklehead Ninja Joins the Fight!; Zero Visibility: The Sharingan Shatters; The Broken Seal; White Past: Hidden Ambition; The Weapons Known as Shinobi; The Demon in the Snow; A New Chapter Begins: The Chunin Exam!; Identify Yourself: Powerful New Rivals; Chunin Challenge: Rock Lee vs. Sasuke!; Genin Takedown! All Nine Rookies Face Off!; Start Your Engines: The Chunin Exam Begins!; The Tenth Question: All or Nothing!; Special Report: Live from the Forest of Death!; The Chunin Exam Stage 2: The Forest of Death; Eat or Be Eaten: Panic in the Forest; Naruto's Counterattack: Never Give In!; The Sharingan Revived: Dragon Flame Jutsu!; Bushy Brow's Jealousy: Lions Awaken!; Sakura Blossoms!; Battle Formation: Ino-Shika-Cho!; Akamaru Trembles: Gaara's Cruel Strength!; The Scroll's Secret: No Peeking Allowed
        > 2 2003-06-11 w x65
        > 3 2004-09-15 w x60
        > 4 2005-11-30 w x60
        8 Naruto Shippuden | 2007 | 23 | jp | tt0988824 | 31910/79824 | ja:ナルト 疾風伝; aka:Naruto Shippuuden; aka:Naruto: Shippuden
        >> 2007-02-15: 32 21 18 17 24 31 8 24 21 25 21 33 20 25 28 13 11 21 20 66 6
        9 One Piece | 1999 | 24 | jp | tt0388629 | 37854/81797 | ja:ワンピース; ja:ONE PIECE; zh:海贼王; ru:Ван-Пис
        > 1 1999-10-20 w x61
        > 2 2001-03-21 w x16
        > 3 2001-08-19 w x14
        > 4 2002-02-10 w x39
        > 5 2002-11-03 w x13
        > 6 2003-02-16 w x52
        > 7 2004-05-09 w x33
        > 8 2005-02-06 w x35
        > 9 2005-11-06 w x73
        > 10 2007-05-06 w x45
        > 11 2008-04-06 w x26
        > 12 2008-12-14 w x14
        > 13 2009-04-05 w x101
        > 14 2011-05-29 w x58
        > 15 2012-09-02 w x62
        > 16 2014-01-19 w x50
        > 17 2015-01-18 w x118
        > 18 2017-06-25 w x36
        > 19 2018-04-08 w x109
        > 20 2020-07-05 w x197
        > 21 2024-01-07 w x60
        8 Jujutsu Kaisen | 2020 | 24 | jp | tt12343534 | 95479/377543 | ja:呪術廻戦; aka:Sorcery Fight
        > 1 2020-10-03 w: Ryomen Sukuna; For Myself; Girl of Steel; Curse Womb Must Die; Curse Womb Must Die -II-; After Rain; Assault; Boredom; Small Fry and Reverse Retribution; Idle Transfiguration; Narrow-Minded; To You, Someday; Tomorrow; Kyoto Sister School Exchange Event - Group Battle 0 -; Kyoto Sister School Exchange Event - Group Battle 1 -; Kyoto Sister School Exchange Event - Group Battle 2 -; Kyoto Sister School Exchange Event - Group Battle 3 -; Sage; Black Flash; Nonstandard; Jujutsu Koshien; The Origin of Blind Obedience; The Origin of Blind Obedience - 2 -; Accomplices
        > 2 2023-07-06 w: Hidden Inventory; Hidden Inventory 2; Hidden Inventory 3; Hidden Inventory 4; Premature Death; It's Like That; Evening Festival; Shibuya Incident; Shibuya Incident - Gate, Open -; Pandemonium; Seance; Dull Knife; Red Scale; Fluctuations; Fluctuations, Part 2; Thunderclap; Thunderclap, Part 2; Right and Wrong; Right and Wrong, Part 2; Right and Wrong, Part 3; Metamorphosis; Metamorphosis, Part 2; Shibuya Incident - Gate, Close -
        8 Demon Slayer: Kimetsu no Yaiba | 2019 | 24 | jp | tt9335498 | 85937/348545 | ja:鬼滅の刃; aka:Kimetsu no Yaiba; aka:Demon Slayer
        > 1 2019-04-06 w: Cruelty; Trainer Sakonji Urokodaki; Sabito and Makomo; Final Selection; My Own Steel; Swordsman Accompanying a Demon; Muzan Kibutsuji; The Smell of Enchanting Blood; Temari Demon and Arrow Demon; Together Forever; Tsuzumi Mansion; The Boar Bares Its Fangs, Zenitsu Sleeps; Something More Important Than Life; The House with the Wisteria Family Crest; Mount Natagumo; Letting Someone Else Go First; You Must Master a Single Thing; A Forged Bond; Hinokami; Pretend Family; Against Corps Rules; Master of the Mansion; Hashira Meeting; Rehabilitation Training; Tsuguko, Kanao Tsuyuri; New Mission
        > 2 2021-10-10 w: Flame Hashira Kyojuro Rengoku; Deep Sleep; Should Have Been; Insult; Move Forward!; Akaza; Set Your Heart Ablaze; Sound Hashira Tengen Uzui @46; Infiltrating the Entertainment District; What Are You?; Tonight; Things Are Gonna Get Real Flashy!!; Layered Memories; Transformation; Gathering; Defeating an Upper Rank Demon; Never Give Up; No Matter How Many Lives
        > 3 2023-04-09 w x11
        > 4 2024-05-12 w x8
        9 Fullmetal Alchemist: Brotherhood | 2009 | 24 | jp | tt1355642 | 31911/85249 | ja:鋼の錬金術師 FULLMETAL ALCHEMIST; aka:Hagane no Renkinjutsushi: Fullmetal Alchemist; aka:FMAB
        > 1 2009-04-05 w: Fullmetal Alchemist; The First Day; City of Heresy; An Alchemist's Anguish; Rain of Sorrows; Road of Hope; Hidden Truths; The Fifth Laboratory; Created Feelings; Separate Destinations; Miracle at Rush Valley; One Is All, All Is One; Beasts of Dublith; Those Who Lurk Underground; Envoy from the East; Footsteps of a Comrade-in-Arms; Cold Flame; The Arrogant Palm of a Small Human; Death of the Undying; Father Before the Grave; Advance of the Fool; Backs in the Distance; Girl on the Battlefield; Inside the Belly; Doorway of Darkness; Reunion; Interlude Party; Father; Struggle of the Fool; The Ishvalan War of Extermination; The 520 Cens Promise; The Emperor's Son; The Northern Wall of Briggs; Ice Queen; The Shape of This Country; Family Portrait; The First Homunculus; Conflict at Baschool; Daydream; Homunculus; The Abyss; Signs of a Counteroffensive; Bite of the Ant; Revving at Full Throttle; The Promised Day; Looming Shadows; Emissary of Darkness; The Oath in the Tunnel; Filial Affection; Upheaval in Central; The Immortal Legion; Combined Strength; Flame of Vengeance; Beyond the Inferno; The Adults' Way of Life; The Return of the Fuhrer; Eternal Leave; Sacrifices; Lost Light; Eye of Heaven, Gateway of Earth; He Who Would Swallow God; A Fierce Counterattack; The Other Side of the Gateway; Journey's End
        7 Fullmetal Alchemist | 2003 | 24 | jp | tt0421357 | 2024/75579 | ja:鋼の錬金術師; aka:Hagane no Renkinjutsushi
        > 1 2003-10-04 w x51
        8 My Hero Academia | 2016 | 24 | jp | tt5626028 | 65930/305074 | ja:僕のヒーローアカデミア; aka:Boku no Hero Academia
        >> 2016-04-03: 13 25 25 25 25 25 21
        8 Bleach | 2004 | 24 | jp | tt0434665 | 30984/74796 | ja:ブリーチ; ja:BLEACH -ブリーチ-
        >> 2004-10-05: 20 21 22 28 18 22 20 16 22 16 7 17 36 51 26 24 26
        7 Bleach: Thousand-Year Blood War | 2022 | 24 | jp | tt14986406 | -/- | ja:BLEACH 千年血戦篇; aka:Bleach: Sennen Kessen-hen; aka:Bleach TYBW
        > 1 2022-10-11 w: The Blood Warfare; Foundation Stones; March of the StarCross; Kill the Shadow; Wrath as a Lightning; The Fire; Born in the Dark; The Shooting Star Project (Zero Mix); The Drop; The Battle; Everything But the Rain; Everything But the Rain June Truth; The Blade Is Me; The Last 9 Days ^2023-07-08; Peace from Shadows ^2023-07-15; The Fundamental Virulence ^2023-07-22; Heart of Wolf ^2023-07-29; Rages at Ringside ^2023-08-05; The White Haze ^2023-08-12; I Am the Edge ^2023-08-19; The Headless Star ^2023-08-26; Marching Out the Zombies ^2023-09-02; Marching Out the Zombies 2 ^2023-09-09; Too Early to Win Too Late to Know ^2023-09-16; The Master ^2023-09-23; Black ^2023-09-30
        8 Dragon Ball Z | 1989 | 24 | jp | tt0214341 | 12971/81472 | ja:ドラゴンボールZ
        >> 1989-04-26: 39 35 33 32 26 29 25 34 38
        7 Dragon Ball | 1986 | 24 | jp | tt0088509 | 12609/76666 | ja:ドラゴンボール
        >> 1986-02-26: 31 37 33 31 21
        6 Dragon Ball Super | 2015 | 24 | jp | tt4644488 | 62715/295068 | ja:ドラゴンボール超
        > 1 2015-07-05 w x131
        5 Dragon Ball Z Kai | 2009 | 24 | jp | tt1409055 | 61709/88031 | ja:ドラゴンボール改; aka:Dragon Ball Kai
        >> 2009-04-05: 98 69
        9 Cowboy Bebop | 1998 | 24 | jp | tt0213338 | 30991/76885 | ja:カウボーイビバップ
        > 1 1998-10-24 w: Asteroid Blues; Stray Dog Strut; Honky Tonk Women; Gateway Shuffle; Ballad of Fallen Angels; Sympathy for the Devil; Heavy Metal Queen; Waltz for Venus; Jamming with Edward; Ganymede Elegy; Toys in the Attic; Jupiter Jazz (1); Jupiter Jazz (2); Bohemian Rhapsody; My Funny Valentine; Black Dog Serenade; Mushroom Samba; Speak Like a Child; Wild Horses; Pierrot le Fou; Boogie Woogie Feng Shui; Cowboy Funk; Brain Scratch; Hard Luck Woman; The Real Folk Blues (1); The Real Folk Blues (2)
        9 Death Note | 2006 | 23 | jp | tt0877057 | 13916/79481 | ja:デスノート; ja:DEATH NOTE
        > 1 2006-10-03 w: Rebirth; Confrontation; Dealings; Pursuit; Tactics; Unraveling; Overcast; Glare; Encounter; Doubt; Assault; Love; Confession; Friend; Wager; Decision; Execution; Ally; Matsuda; Makeshift; Performance; Guidance; Frenzy; Revival; Silence; Renewal; Abduction; Impatience; Father; Justice; Transfer; Selection; Scorn; Vigilance; Malice; 1.28; New World
        8 Neon Genesis Evangelion | 1995 | 24 | jp | tt0112159 | 890/70350 | ja:新世紀エヴァンゲリオン; aka:Shin Seiki Evangelion
        > 1 1995-10-04 w: Angel Attack; The Beast; A Transfer; Hedgehog's Dilemma; Rei I; Rei II; A Human Work; Asuka Strikes!; Both of You, Dance Like You Want to Win!; Magma Diver; The Day Tokyo-3 Stood Still; She Said, "Don't Make Others Suffer for Your Personal Hatred."; Lilliputian Hitcher; Weaving a Story; Those Women Longed for the Touch of Others' Lips, and Thus Invited Their Kisses; Splitting of the Breast; Fourth Child; Ambivalence; Introjection; Weaving a Story 2: Oral Stage; He Was Aware That He Was Still a Child; Don't Be; Rei III; The Beginning and the End, or "Knockin' on Heaven's Door"; Do You Love Me?; Take Care of Yourself
        7 Steins;Gate | 2011 | 24 | jp | tt1910272 | 42509/244061 | ja:シュタインズ・ゲート; aka:Steins Gate
        > 1 2011-04-06 w x24
        7 Hunter x Hunter | 2011 | 24 | jp | tt2098220 | 46298/252322 | ja:ハンター×ハンター; aka:Hunter × Hunter (2011); aka:HxH
        >> 2011-10-02: 58 78 12
        5 Hunter x Hunter | 1999 | 24 | jp | tt0307897 | -/79076 | ja:ハンター×ハンター; aka:Hunter × Hunter (1999)
        > 1 1999-10-16 w x62
        7 One Punch Man | 2015 | 24 | jp | tt4508902 | 63926/293088 | ja:ワンパンマン; aka:One-Punch Man; aka:Wanpanman
        >> 2015-10-05: 12 12
        7 Mob Psycho 100 | 2016 | 24 | jp | tt5897304 | 67075/312917 | ja:モブサイコ100
        >> 2016-07-12: 12 13 12
        7 Spy x Family | 2022 | 24 | jp | tt13706018 | 120089/405920 | ja:SPY×FAMILY; aka:Spy × Family
        > 1 2022-04-09 w: Operation Strix; Secure a Wife; Prepare for the Interview; The Prestigious School's Interview; Will They Pass or Fail?; The Friendship Scheme; The Target's Second Son; The Counter-Secret Police Cover Operation; Show Off How in Love You Are; The Great Dodgeball Plan; Stella; Penguin Park; Project Apple ^2022-10-01; Disarm the Time Bomb ^2022-10-08; A New Family Member ^2022-10-15; Yor's Kitchen ^2022-10-22; Carry Out the Griffin Plan ^2022-10-29; Uncle the Private Tutor ^2022-11-05; A Revenge Plot Against Desmond ^2022-11-12; Investigate the General Hospital ^2022-11-19; Nightfall ^2022-11-26; The Underground Tennis Tournament ^2022-12-03; The Unwavering Path ^2022-12-10; The Role of a Mother ^2022-12-17; The First Contact ^2022-12-24
        > 2 2023-10-07 w x12
        6 Mushoku Tensei: Jobless Reincarnation | 2021 | 24 | jp | tt13293588 | 94664/371310 | ja:無職転生 〜異世界行ったら本気だす〜; aka:Mushoku Tensei: Isekai Ittara Honki Dasu
        > 1 2021-01-11 w x23
        > 2 2023-07-03 w x25
        6 86 Eighty-Six | 2021 | 24 | jp | tt13718450 | 100565/378609 | ja:86―エイティシックス―; aka:86; aka:86 -Eighty Six-
        > 1 2021-04-11 w x23
        7 Re:ZERO -Starting Life in Another World- | 2016 | 25 | jp | tt5607616 | 65942/305089 | ja:Re:ゼロから始める異世界生活; aka:Re:Zero kara Hajimeru Isekai Seikatsu; aka:Re Zero
        > 1 2016-04-04 w x25
        > 2 2020-07-08 w x25
        > 3 2024-10-02 w x16
        7 Vinland Saga | 2019 | 24 | jp | tt10233448 | 88803/359274 | ja:ヴィンランド・サガ
        >> 2019-07-08: 24 24
        7 Chainsaw Man | 2022 | 24 | jp | tt13616990 | 114410/397934 | ja:チェンソーマン
        > 1 2022-10-12 w: Dog & Chainsaw; Arrival in Tokyo; Meowy's Whereabouts; Rescue; Gun Devil; Kill Denji; The Taste of a Kiss; Gunfire; From Kyoto; Bruised & Battered; Mission Start; Katana vs. Chainsaw
        6 Mashle: Magic and Muscles | 2023 | 24 | jp | tt21209876 | 204832/- | ja:マッシュル-MASHLE-; aka:Mashle
        >> 2023-04-08: 12 12
        6 Oshi no Ko | 2023 | 24 | jp | tt21030032 | 203737/421069 | ja:【推しの子】; aka:[Oshi No Ko]
        >> 2023-04-12: 11 13
        6 Solo Leveling | 2024 | 24 | jp | - | 127532/389597 | ja:俺だけレベルアップな件; ko:나 혼자만 레벨업; aka:Ore dake Level Up na Ken
        >> 2024-01-07: 12 13
        6 Dandadan | 2024 | 24 | jp | tt30217403 | 240411/- | ja:ダンダダン; aka:DAN DA DAN
        >> 2024-10-04: 12 12
        6 The Apothecary Diaries | 2023 | 24 | jp | tt26743760 | 220542/- | ja:薬屋のひとりごと; aka:Kusuriya no Hitorigoto
        >> 2023-10-22: 24 24
        6 Detective Conan | 1996 | 24 | jp | tt0131179 | 30983/72454 | ja:名探偵コナン; aka:Case Closed; aka:Meitantei Conan; de:Detektiv Conan
        > 1 1996-01-08 w x1150
        6 Sailor Moon | 1992 | 24 | jp | tt0103369 | 3570/78500 | ja:美少女戦士セーラームーン; aka:Bishoujo Senshi Sailor Moon
        >> 1992-03-07: 46 43 38 39 34
        4 Sailor Moon Crystal | 2014 | 24 | jp | tt3124992 | 60862/- | ja:美少女戦士セーラームーンCrystal
        >> 2014-07-05: 26 13
        6 Ghost in the Shell: Stand Alone Complex | 2002 | 25 | jp | tt0346314 | 1099/73749 | ja:攻殻機動隊 STAND ALONE COMPLEX; aka:GitS SAC
        >> 2002-10-01: 26 26
        6 Trigun | 1998 | 24 | jp | tt0251439 | 5895/75213 | ja:トライガン
        > 1 1998-04-01 w x26
        5 Trigun Stampede | 2023 | 24 | jp | tt21277396 | 203599/- | ja:TRIGUN STAMPEDE
        > 1 2023-01-07 w x12
        6 Code Geass: Lelouch of the Rebellion | 2006 | 24 | jp | tt0994314 | 31724/79525 | ja:コードギアス 反逆のルルーシュ; aka:Code Geass: Hangyaku no Lelouch
        >> 2006-10-05: 25 25
        6 Monster | 2004 | 24 | jp | tt0434706 | 30981/- | ja:モンスター
        > 1 2004-04-07 w x74
        6 Gintama | 2006 | 24 | jp | tt0988818 | 57706/79895 | ja:銀魂
        >> 2006-04-04: 49 50 50 51 51 13 51 12 12 14
        6 Haikyu!! | 2014 | 24 | jp | tt3398540 | 60863/278157 | ja:ハイキュー!!; aka:Haikyuu!!
        >> 2014-04-06: 25 25 10 25
        6 JoJo's Bizarre Adventure | 2012 | 24 | jp | tt2359704 | 45790/262954 | ja:ジョジョの奇妙な冒険; aka:JoJo no Kimyou na Bouken
        >> 2012-10-06: 26 48 39 39 38
        6 Made in Abyss | 2017 | 25 | jp | tt7222086 | 72636/326109 | ja:メイドインアビス
        >> 2017-07-07: 13 12
        6 Violet Evergarden | 2018 | 24 | jp | tt7078180 | 75214/330139 | ja:ヴァイオレット・エヴァーガーデン
        > 1 2018-01-11 w x13
        5 3x3 Eyes | 1991 | 30 | jp | tt0125608 | -/81049 | ja:3×3 EYES; aka:Sazan Eyes
        > 1 1991-07-25 30 x4
        > 2 1995-07-25 60 x3
        5 .hack//SIGN | 2002 | 24 | jp | tt0386955 | -/79099 | ja:.hack//SIGN; aka:dot hack sign
        > 1 2002-04-04 w x26
        5 K-On! | 2009 | 24 | jp | tt1409051 | 42253/85242 | ja:けいおん!
        >> 2009-04-03: 14 27
        5 Kaguya-sama: Love Is War | 2019 | 24 | jp | tt9522300 | 83121/354198 | ja:かぐや様は告らせたい〜天才たちの恋愛頭脳戦〜; aka:Kaguya-sama wa Kokurasetai
        >> 2019-01-12: 12 12 13
        5 Golden Kamuy | 2018 | 24 | jp | tt7845644 | 76059/340076 | ja:ゴールデンカムイ
        >> 2018-04-09: 12 12 12 13
        5 Space Dandy | 2014 | 24 | jp | tt3011514 | 60844/- | ja:スペース☆ダンディ
        >> 2014-01-05: 13 13
        5 Samurai Champloo | 2004 | 24 | jp | tt0423731 | 2104/79089 | ja:サムライチャンプルー
        > 1 2004-05-20 w x26
        5 Yu Yu Hakusho | 1992 | 24 | jp | tt0185133 | 30623/76665 | ja:幽☆遊☆白書; aka:Yuu Yuu Hakusho
        > 1 1992-10-10 w x112
        5 Inuyasha | 2000 | 24 | jp | tt0290223 | 35610/78933 | ja:犬夜叉
        >> 2000-10-16: 27 27 28 28 28 29
        """
}
