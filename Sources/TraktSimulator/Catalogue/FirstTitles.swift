/// The titles whose Trakt ids are 1000 and up, 2000 and up: new ones come behind them, so that ids stay.
extension CatalogueText {
    static let firstFilms = """
        5 Dune | 1984 | 137 | us | tt0087182 | 841 | de:Der Wüstenplanet; fr:Dune
        9 Dune | 2021 | 155 | us | tt1160419 | 438631 | aka:Dune: Part One; fr:Dune : Première partie; es:Duna
        9 The Matrix | 1999 | 136 | us | tt0133093 | 603 | de:Matrix; fr:Matrix; ru:Матрица; zh:黑客帝国
        8 Blade Runner 2049 | 2017 | 164 | us | tt1856101 | 335984 | ja:ブレードランナー 2049; ru:Бегущий по лезвию 2049
        6 2012 | 2009 | 158 | us | tt1190080 | 14161 | ru:2012
        8 Fargo | 1996 | 98 | us | tt0116282 | 275 | ru:Фарго
        5 Westworld | 1973 | 88 | us | tt0070909 | 2362 | fr:Mondwest; ja:ウエストワールド
        7 12 Monkeys | 1995 | 129 | us | tt0114746 | 63 | aka:Twelve Monkeys; fr:L'Armée des douze singes
        6 Solaris | 1972 | 167 | su | tt0069293 | 593 | ru:Солярис; aka:Solyaris
        4 Solaris | 2002 | 99 | us | tt0307479 | 2103 | ru:Солярис
        8 Heat | 1995 | 170 | us | tt0113277 | 949 | fr:Heat; ru:Схватка
        8 The Thing | 1982 | 109 | us | tt0084787 | 1091 | de:Das Ding aus einer anderen Welt; aka:John Carpenter's The Thing
        5 The Thing | 2011 | 103 | us | tt0905372 | 60935 | de:The Thing
        9 Spirited Away | 2001 | 125 | jp | tt0245429 | 129 | ja:千と千尋の神隠し; aka:Sen to Chihiro no Kamikakushi; fr:Le Voyage de Chihiro; de:Chihiros Reise ins Zauberland
        3 Ocean's Eleven | 1960 | 127 | us | tt0054135 | 299 | aka:Ocean's 11
        8 Ocean's Eleven | 2001 | 117 | us | tt0240772 | 161 | aka:Ocean's 11; fr:Ocean's Eleven
        8 Arrival | 2016 | 116 | us | tt2543164 | 329865 | fr:Premier Contact; ru:Прибытие
        8 Alien | 1979 | 117 | us | tt0078748 | 348 | de:Alien – Das unheimliche Wesen aus einer fremden Welt; ru:Чужой
        8 Aliens | 1986 | 137 | us | tt0090605 | 679 | de:Aliens – Die Rückkehr; fr:Aliens, le retour
        """

    static let firstShows = """
        9 Severance | 2022 | 50 | us | tt11280740 | 95396/371980 | ja:セヴェランス; ru:Разделение; es:Separación
        > 1 2022-02-18 w: Good News About Hell @57; Half Loop @53; In Perpetuity @56; The You You Are @46; The Grim Barbarity of Optics and Design @42; Hide and Seek @43; Defiant Jazz @46; What's for Dinner? @46; The We We Are @40
        > 2 2025-01-17 w: Hello, Ms. Cobel @47; Goodbye, Mrs. Selvig @48; Who Is Alive? @50; Woe's Hollow @49; Trojan's Horse @48; Attila @49; Chikhai Bardo @49; Sweet Vitriol @37; The After Hours @46; Cold Harbor @76
        9 Breaking Bad | 2008 | 47 | us | tt0903747 | 1396/81189 | ru:Во все тяжкие; zh:绝命毒师; ja:ブレイキング・バッド
        > 0 2009-02-17 w: Good Cop / Bad Cop @3; Wedding Day @3; TwaüghtHammër @3; Marie's Confession @3; The Break-In @3
        > 1 2008-01-20 w: Pilot @58; Cat's in the Bag...; ...And the Bag's in the River; Cancer Man; Gray Matter; Crazy Handful of Nothin'; A No-Rough-Stuff-Type Deal
        > 2 2009-03-08 w: Seven Thirty-Seven; Grilled; Bit by a Dead Bee; Down; Breakage; Peekaboo; Negro y Azul; Better Call Saul; 4 Days Out; Over; Mandala; Phoenix; ABQ
        > 3 2010-03-21 w: No Más; Caballo sin Nombre; I.F.T.; Green Light; Más; Sunset; One Minute; I See You; Kafkaesque; Fly; Abiquiu; Half Measures; Full Measure
        > 4 2011-07-17 w: Box Cutter; Thirty-Eight Snub; Open House; Bullet Points; Shotgun; Cornered; Problem Dog; Hermanos; Bug; Salud; Crawl Space; End Times; Face Off @50
        > 5 2012-07-15 w: Live Free or Die; Madrigal; Hazard Pay; Fifty-One; Dead Freight; Buyout; Say My Name; Gliding Over All; Blood Money ^2013-08-11; Buried ^2013-08-18; Confessions ^2013-08-25; Rabid Dog ^2013-09-01; To'hajiilee ^2013-09-08; Ozymandias ^2013-09-15; Granite State @53 ^2013-09-22; Felina @55 ^2013-09-29
        9 The Wire | 2002 | 59 | us | tt0306414 | 1438/79126 | fr:Sur écoute; ru:Прослушка
        > 1 2002-06-02 w: The Target @62; The Detail; The Buys; Old Cases; The Pager; The Wire; One Arrest; Lessons; Game Day; The Cost; The Hunt; Cleaning Up; Sentencing @66
        > 2 2003-06-01 w: Ebb Tide; Collateral Damage; Hot Shots; Hard Cases; Undertow; All Prologue; Backwash; Duck and Cover; Stray Rounds; Storm Warnings; Bad Dreams; Port in a Storm
        > 3 2004-09-19 w: Time After Time; All Due Respect; Dead Soldiers; Hamsterdam; Straight and True; Homecoming; Back Burner; Moral Midgetry; Slapstick; Reformation; Middle Ground; Mission Accomplished
        > 4 2006-09-10 w: Boys of Summer; Soft Eyes; Home Rooms; Refugees; Alliances; Margin of Error; Unto Others; Corner Boys; Know Your Place; Misgivings; A New Day; That's Got His Own; Final Grades @78
        > 5 2008-01-06 w: More with Less; Unconfirmed Reports; Not for Attribution; Transitions; React Quotes; The Dickensian Aspect; Took; Clarifications; Late Editions; -30- @93
        8 Fargo | 2014 | 53 | us | tt2802850 | 60622/269613 | ru:Фарго
        > 1 2014-04-15 w: The Crocodile's Dilemma @68; The Rooster Prince; A Muddy Road; Eating the Blame; The Six Ungraspables; Buridan's Ass; Who Shaves the Barber?; The Heap; A Fox, a Rabbit, and a Cabbage; Morton's Fork
        > 2 2015-10-12 w: Waiting for Dutch; Before the Law; The Myth of Sisyphus; Fear and Trembling; The Gift of the Magi; Rhinoceros; Did You Do This? No, You Did It!; Loplop; The Castle; Palindrome
        > 3 2017-04-19 w: The Law of Vacant Places; The Principle of Restricted Choice; The Law of Non-Contradiction; The Narrow Escape Problem; The House of Special Purpose; The Lord of No Mercy; The Law of Inevitability; Who Rules the Land of Denial?; Aporia; Somebody to Love
        > 4 2020-09-27 w x11
        > 5 2023-11-21 w: The Tragedy of the Commons; Trials and Tribulations; The Paradox of Intermediate Transactions; Insolubilia; The Tiger; The Tender Trap; Linda; Blanket; The Useless Hand; Bisquik
        8 Westworld | 2016 | 62 | us | tt0475784 | 63247/296762 | ru:Мир Дикого Запада; zh:西部世界
        > 1 2016-10-02 w: The Original @68; Chestnut; The Stray; Dissonance Theory; Contrapasso; The Adversary; Trompe L'Oeil; Trace Decay; The Well-Tempered Clavier; The Bicameral Mind @90
        > 2 2018-04-22 w: Journey into Night; Reunion; Virtù e Fortuna; The Riddle of the Sphinx; Akane no Mai; Phase Space; Les Écorchés; Kiksuya; Vanishing Point; The Passenger
        > 3 2020-03-15 w: Parce Domine; The Winter Line; The Absence of Field; The Mother of Exiles; Genre; Decoherence; Passed Pawn; Crisis Theory
        > 4 2022-06-26 w: The Auguries; Well Enough Alone; Années Folles; Generation Loss; Zhuangzi; Fidelity; Metanoia; Que Será, Será
        6 12 Monkeys | 2015 | 42 | us | tt3148266 | 60948/272644 | aka:Twelve Monkeys
        >> 2015-01-16: 13 13 10 11
        5 Battlestar Galactica | 1978 | 50 | us | tt0076984 | 501/71173 | de:Kampfstern Galactica
        > 1 1978-09-17 w: Saga of a Star World (1) @148; Saga of a Star World (2); Saga of a Star World (3); Lost Planet of the Gods (1); Lost Planet of the Gods (2); The Lost Warrior; The Long Patrol; The Gun on Ice Planet Zero (1); The Gun on Ice Planet Zero (2); The Magnificent Warriors; The Young Lords; The Living Legend (1); The Living Legend (2); Fire in Space; War of the Gods (1); War of the Gods (2); The Man with Nine Lives; Murder on the Rising Star; Greetings from Earth @96; Baltar's Escape; Experiment in Terra; Take the Celestra; The Hand of God; Episode 24
        8 Battlestar Galactica | 2003 | 44 | us | tt0407362 | 1972/73545 | aka:Battlestar Galactica (2003); aka:BSG
        > 0 2003-12-08 1: Battlestar Galactica: The Miniseries (1) @90; Battlestar Galactica: The Miniseries (2) @90
        > 1 2004-10-18 w: 33; Water; Bastille Day; Act of Contrition; You Can't Go Home Again; Litmus; Six Degrees of Separation; Flesh and Bone; Tigh Me Up, Tigh Me Down; The Hand of God; Colonial Day; Kobol's Last Gleaming (1); Kobol's Last Gleaming (2)
        > 2 2005-07-15 w: Scattered; Valley of Darkness; Fragged; Resistance; The Farm; Home (1); Home (2); Final Cut; Flight of the Phoenix; Pegasus; Resurrection Ship (1); Resurrection Ship (2); Epiphanies; Black Market; Scar; Sacrifice; The Captain's Hand; Downloaded; Lay Down Your Burdens (1); Lay Down Your Burdens (2) @65
        > 3 2006-10-06 w: Occupation; Precipice; Exodus (1); Exodus (2); Collaborators; Torn; A Measure of Salvation; Hero; Unfinished Business; The Passage; The Eye of Jupiter; Rapture; Taking a Break from All Your Worries; The Woman King; A Day in the Life; Dirty Hands; Maelstrom; The Son Also Rises; Crossroads (1); Crossroads (2)
        > 4 2008-04-04 w: He That Believeth in Me; Six of One; The Ties That Bind; Escape Velocity; The Road Less Traveled; Faith; Guess What's Coming to Dinner?; Sine Qua Non; The Hub; Revelations; Sometimes a Great Notion; A Disquiet Follows My Soul; The Oath; Blood on the Scales; No Exit; Deadlock; Someone to Watch Over Me; Islanded in a Stream of Stars; Daybreak (1); Daybreak (2) @96
        7 The Office | 2001 | 30 | gb | tt0290978 | 2996/78107 | aka:The Office (UK); aka:The Office UK
        > 0 2003-12-26 1: Christmas Special (1) @45; Christmas Special (2) @45
        > 1 2001-07-09 w: Downsize; Work Experience; The Quiz; Training; New Girl; Judgement
        > 2 2002-09-30 w: Merger; Appraisals; Party; Motivation; Charity; Interview
        9 The Office | 2005 | 22 | us | tt0386676 | 2316/73244 | aka:The Office (US); aka:The Office US
        > 1 2005-03-24 w: Pilot; Diversity Day; Health Care; The Alliance; Basketball; Hot Girl
        > 2 2005-09-20 w: The Dundies; Sexual Harassment; Office Olympics; The Fire; Halloween; The Fight; The Client; Performance Review; Email Surveillance; Christmas Party; Booze Cruise; The Injury; The Secret; The Carpet; Boys and Girls; Valentine's Day; Dwight's Speech; Take Your Daughter to Work Day; Michael's Birthday; Drug Testing; Conflict Resolution; Casino Night @28
        > 3 2006-09-21 w x25
        > 4 2007-09-27 w x19
        > 5 2008-09-25 w x28
        > 6 2009-09-17 w x26
        > 7 2010-09-23 w x26
        > 8 2011-09-22 w x24
        > 9 2012-09-20 w x25
        5 House of Cards | 1990 | 55 | gb | tt0098825 | -/72181 | aka:House of Cards (UK)
        > 1 1990-11-18 w x4
        8 House of Cards | 2013 | 50 | us | tt1856010 | 1425/262980 | aka:House of Cards (US); ru:Карточный домик
        > 1 2013-02-01 a: Chapter 1; Chapter 2; Chapter 3; Chapter 4; Chapter 5; Chapter 6; Chapter 7; Chapter 8; Chapter 9; Chapter 10; Chapter 11; Chapter 12; Chapter 13
        > 2 2014-02-14 a: Chapter 14; Chapter 15; Chapter 16; Chapter 17; Chapter 18; Chapter 19; Chapter 20; Chapter 21; Chapter 22; Chapter 23; Chapter 24; Chapter 25; Chapter 26
        > 3 2015-02-27 a x13
        > 4 2016-03-04 a x13
        > 5 2017-05-30 a x13
        > 6 2018-11-02 a x8
        """

    static let firstAnime = """
        9 Attack on Titan | 2013 | 24 | jp | tt2560140 | 1429/267440 | ja:進撃の巨人; aka:Shingeki no Kyojin; de:Attack on Titan; fr:L'Attaque des Titans; ru:Атака титанов; zh:进击的巨人
        > 0 2013-12-09 120: Ilse's Notebook: Memoirs of a Scout Regiment Member; The Sudden Visitor: The Torturous Curse of Youth; Distress; No Regrets (1); No Regrets (2)
        > 1 2013-04-07 w: To You, in 2000 Years: The Fall of Shiganshina, Part 1; That Day: The Fall of Shiganshina, Part 2; A Dim Light Amid Despair: Humanity's Comeback, Part 1; The Night of the Closing Ceremony: Humanity's Comeback, Part 2; First Battle: The Struggle for Trost, Part 1; The World the Girl Saw: The Struggle for Trost, Part 2; Small Blade: The Struggle for Trost, Part 3; I Can Hear His Heartbeat: The Struggle for Trost, Part 4; Whereabouts of His Left Arm: The Struggle for Trost, Part 5; Response: The Struggle for Trost, Part 6; Idol: The Struggle for Trost, Part 7; Wound: The Struggle for Trost, Part 8; Primal Desire: The Struggle for Trost, Part 9; Can't Look into His Eyes Yet: Eve of the Counterattack, Part 1; Special Operations Squad: Eve of the Counterattack, Part 2; What Needs to Be Done Now: Eve of the Counterattack, Part 3; Female Titan: The 57th Exterior Scouting Mission, Part 1; Forest of Giant Trees: The 57th Exterior Scouting Mission, Part 2; Bite: The 57th Exterior Scouting Mission, Part 3; Erwin Smith: The 57th Exterior Scouting Mission, Part 4; Crushing Blow: The 57th Exterior Scouting Mission, Part 5; The Defeated: The 57th Exterior Scouting Mission, Part 6; Smile: Assault on Stohess, Part 1; Mercy: Assault on Stohess, Part 2; Wall: Assault on Stohess, Part 3
        > 2 2017-04-01 w: Beast Titan; I'm Home; Southwestward; Soldier; Historia; Warrior; Close Combat; The Hunters; Opening; Children; Charge; Scream
        > 3 2018-07-23 w: Smoke Signal; Pain; Old Story; Trust; Reply; Sin; Wish; Outside the Walls of Orvud District; Ruler of the Walls; Friends; Bystander; Night of the Battle to Retake the Wall; The Town Where Everything Began ^2019-04-29; Thunder Spears ^2019-05-06; Descent ^2019-05-13; Perfect Game ^2019-05-20; Hero ^2019-05-27; Midnight Sun ^2019-06-03; The Basement ^2019-06-10; That Day ^2019-06-17; Attack Titan ^2019-06-24; The Other Side of the Wall ^2019-07-01
        > 4 2020-12-07 w x30
        8 Frieren: Beyond Journey's End | 2023 | 24 | jp | tt22248376 | 209867/424536 | ja:葬送のフリーレン; aka:Sousou no Frieren; aka:Frieren
        > 1 2023-09-29 w: The Journey's End; It Didn't Have to Be Magic...; Killing Magic; The Land Where Souls Rest; Phantoms of the Dead; The Hero of the Village; Like a Fairy Tale; Frieren the Slayer; Aura the Guillotine; A Powerful Mage; Winter in the Northern Lands; A Real Hero; Aversion to One's Own Kind; Privilege of the Young; Smells Like Trouble; Long-Lived Friends; Take Care; First-Class Mage Exam; Well-Laid Plans; Necessary Killing; The World of Magic; Future Enemies; Conquering the Labyrinth; Perfect Replicas; A Fatal Vulnerability; The Height of Magic; An Era of Humans; It Would Be Embarrassing When We Met Again
        """
}
