/// Shows with the titles of their episodes: specials, halves of seasons, orders that differ.
extension CatalogueText {
    static let dramas = """
        8 Firefly | 2002 | 44 | us | tt0303461 | 1437/78874 | ru:Светлячок; fr:Firefly
        > 0 2005-09-30 30: Serenity @119; Here's How It Was: The Making of "Firefly" @28
        > 1 2002-09-20 w: Serenity @86 ^2002-12-20; The Train Job ^2002-09-20; Bushwhacked ^2002-09-27; Shindig ^2002-11-01; Safe ^2002-11-08; Our Mrs. Reynolds ^2002-10-04; Jaynestown ^2002-10-18; Out of Gas ^2002-10-25; Ariel ^2002-11-15; War Stories ^2002-12-06; Trash ^2003-06-28; The Message ^2003-07-15; Heart of Gold ^2003-07-19; Objects in Space ^2002-12-13
        9 Chernobyl | 2019 | 65 | us | tt7366338 | 87108/360893 | ru:Чернобыль; de:Chernobyl
        > 1 2019-05-06 w: 1:23:45 @59; Please Remain Calm @65; Open Wide, O Earth @62; The Happiness of All Mankind @64; Vichnaya Pamyat @72
        9 Sherlock | 2010 | 88 | gb | tt1475582 | 19885/176941 | ru:Шерлок; zh:神探夏洛克
        > 0 2010-08-01 w: Unaired Pilot @55; Many Happy Returns @7 ^2013-12-24; The Abominable Bride @89 ^2016-01-01
        > 1 2010-07-25 w: A Study in Pink; The Blind Banker; The Great Game
        > 2 2012-01-01 w: A Scandal in Belgravia; The Hounds of Baskerville; The Reichenbach Fall
        > 3 2014-01-01 4: The Empty Hearse; The Sign of Three; His Last Vow
        > 4 2017-01-01 w: The Six Thatchers; The Lying Detective; The Final Problem
        8 Black Mirror | 2011 | 60 | gb | tt2085059 | 42009/253463 | ru:Чёрное зеркало
        > 0 2014-12-16 w: White Christmas @74
        > 1 2011-12-04 w: The National Anthem @44; Fifteen Million Merits @62; The Entire History of You @49
        > 2 2013-02-11 w: Be Right Back @48; White Bear @42; The Waldo Moment @43
        > 3 2016-10-21 a: Nosedive @63; Playtest @57; Shut Up and Dance @52; San Junipero @61; Men Against Fire @60; Hated in the Nation @89
        > 4 2017-12-29 a: USS Callister @76; Arkangel @52; Crocodile @59; Hang the DJ @51; Metalhead @41; Black Museum @69
        > 5 2019-06-05 a: Striking Vipers @61; Smithereens @70; Rachel, Jack and Ashley Too @67
        > 6 2023-06-15 a: Joan Is Awful @58; Loch Henry @55; Beyond the Sea @80; Mazey Day @42; Demon 79 @74
        > 7 2025-04-10 a: Common People @57; Bête Noire @50; Hotel Reverie @77; Plaything @46; Eulogy @47; USS Callister: Into Infinity @89
        9 Band of Brothers | 2001 | 60 | us | tt0185906 | 4613/74205 | de:Band of Brothers – Wir waren wie Brüder; fr:Frères d'armes
        > 0 2001-11-11 w: We Stand Alone Together @78
        > 1 2001-09-09 w: Currahee @70; Day of Days @49; Carentan @64; Replacements @59; Crossroads @50; Bastogne @65; The Breaking Point @70; The Last Patrol @57; Why We Fight @58; Points @62
        7 The Pacific | 2010 | 52 | us | tt0374463 | 16997/94971 |
        > 1 2010-03-14 w: Guadalcanal / Leckie; Basilone; Melbourne; Gloucester / Pavuvu / Banika; Peleliu Landing; Peleliu Airfield; Peleliu Hills; Iwo Jima; Okinawa; Home
        8 Fleabag | 2016 | 27 | gb | tt5687612 | 67070/314614 |
        > 1 2016-07-21 w x6
        > 2 2019-03-04 w x6
        9 Game of Thrones | 2011 | 57 | us | tt0944947 | 1399/121361 | de:Game of Thrones – Das Lied von Eis und Feuer; fr:Le Trône de fer; ru:Игра престолов
        > 1 2011-04-17 w: Winter Is Coming @62; The Kingsroad; Lord Snow; Cripples, Bastards, and Broken Things; The Wolf and the Lion; A Golden Crown; You Win or You Die; The Pointy End; Baelor; Fire and Blood
        > 2 2012-04-01 w: The North Remembers; The Night Lands; What Is Dead May Never Die; Garden of Bones; The Ghost of Harrenhal; The Old Gods and the New; A Man Without Honor; The Prince of Winterfell; Blackwater; Valar Morghulis
        > 3 2013-03-31 w: Valar Dohaeris; Dark Wings, Dark Words; Walk of Punishment; And Now His Watch Is Ended; Kissed by Fire; The Climb; The Bear and the Maiden Fair; Second Sons; The Rains of Castamere; Mhysa
        > 4 2014-04-06 w: Two Swords; The Lion and the Rose; Breaker of Chains; Oathkeeper; First of His Name; The Laws of Gods and Men; Mockingbird; The Mountain and the Viper; The Watchers on the Wall; The Children
        > 5 2015-04-12 w: The Wars to Come; The House of Black and White; High Sparrow; Sons of the Harpy; Kill the Boy; Unbowed, Unbent, Unbroken; The Gift; Hardhome; The Dance of Dragons; Mother's Mercy
        > 6 2016-04-24 w: The Red Woman; Home; Oathbreaker; Book of the Stranger; The Door; Blood of My Blood; The Broken Man; No One; Battle of the Bastards; The Winds of Winter @68
        > 7 2017-07-16 w: Dragonstone; Stormborn; The Queen's Justice; The Spoils of War; Eastwatch; Beyond the Wall; The Dragon and the Wolf @80
        > 8 2019-04-14 w: Winterfell; A Knight of the Seven Kingdoms; The Long Night @82; The Last of the Starks; The Bells; The Iron Throne @80
        8 House of the Dragon | 2022 | 63 | us | tt11198330 | 94997/371572 |
        > 1 2022-08-21 w: The Heirs of the Dragon; The Rogue Prince; Second of His Name; King of the Narrow Sea; We Light the Way; The Princess and the Queen; Driftmark; The Lord of the Tides; The Green Council; The Black Queen
        > 2 2024-06-16 w: A Son for a Son; Rhaenyra the Cruel; The Burning Mill; The Red Dragon and the Gold; Regent; Smallfolk; The Red Sowing; The Queen Who Ever Was
        8 The Last of Us | 2023 | 55 | us | tt3581920 | 100088/392256 |
        > 1 2023-01-15 w: When You're Lost in the Darkness @81; Infected; Long, Long Time @76; Please Hold to My Hand; Endure and Survive; Kin; Left Behind; When We Are in Need; Look for the Light
        > 2 2025-04-13 w: Future Days; Through the Valley; The Path; Day One; Feel Her Love; The Price; Convergence
        8 Succession | 2018 | 61 | us | tt7660850 | 76331/338186 |
        > 1 2018-06-03 w: Celebration; Shit Show at the Fuck Factory; Lifeboats; Sad Sack Wasp Trap; I Went to Market; Which Side Are You On?; Austerlitz; Prague; Pre-Nuptial; Nobody Is Ever Missing
        > 2 2019-08-11 w: The Summer Palace; Vaulter; Hunting; Safe Room; Tern Haven; Argestes; Return; Dundee; DC; This Is Not for Tears
        > 3 2021-10-17 w: Secession; Mass in Time of War; The Disruption; Lion in the Meadow; Retired Janitors of Idaho; What It Takes; Too Much Birthday; Chiantishire; All the Bells Say
        > 4 2023-03-26 w: The Munsters; Rehearsal; Connor's Wedding; Honeymoon States; Kill List; Living+; Tailgate Party; America Decides; Church and State; With Open Eyes @88
        9 Better Call Saul | 2015 | 47 | us | tt3032476 | 60059/273181 |
        > 1 2015-02-08 w: Uno; Mijo; Nacho; Hero; Alpine Shepherd Boy; Five-O; Bingo; RICO; Pimento; Marco
        > 2 2016-02-15 w: Switch; Cobbler; Amarillo; Gloves Off; Rebecca; Bali Ha'i; Inflatable; Fifi; Nailed; Klick
        > 3 2017-04-10 w: Mabel; Witness; Sunk Costs; Sabrosito; Chicanery; Off Brand; Expenses; Slip; Fall; Lantern
        > 4 2018-08-06 w: Smoke; Breathe; Something Beautiful; Talk; Quite a Ride; Piñata; Something Stupid; Coushatta; Wiedersehen; Winner
        > 5 2020-02-23 w: Magic Man; 50% Off; The Guy for This; Namaste; Dedicado a Max; Wexler v. Goodman; JMM; Bagman; Bad Choice Road; Something Unforgivable
        > 6 2022-04-18 w: Wine and Roses; Carrot and Stick; Rock and Hard Place; Hit and Run; Black and Blue; Axe and Grind; Plan and Execution; Point and Shoot; Fun and Games; Nippy; Breaking Bad; Waterworks; Saul Gone @69
        9 Stranger Things | 2016 | 51 | us | tt4574334 | 66732/305288 | ru:Очень странные дела
        > 1 2016-07-15 a: Chapter One: The Vanishing of Will Byers; Chapter Two: The Weirdo on Maple Street; Chapter Three: Holly, Jolly; Chapter Four: The Body; Chapter Five: The Flea and the Acrobat; Chapter Six: The Monster; Chapter Seven: The Bathtub; Chapter Eight: The Upside Down
        > 2 2017-10-27 a: Chapter One: MADMAX; Chapter Two: Trick or Treat, Freak; Chapter Three: The Pollywog; Chapter Four: Will the Wise; Chapter Five: Dig Dug; Chapter Six: The Spy; Chapter Seven: The Lost Sister; Chapter Eight: The Mind Flayer; Chapter Nine: The Gate
        > 3 2019-07-04 a: Chapter One: Suzie, Do You Copy?; Chapter Two: The Mall Rats; Chapter Three: The Case of the Missing Lifeguard; Chapter Four: The Sauna Test; Chapter Five: The Flayed; Chapter Six: E Pluribus Unum; Chapter Seven: The Bite; Chapter Eight: The Battle of Starcourt
        > 4 2022-05-27 a: Chapter One: The Hellfire Club @78; Chapter Two: Vecna's Curse @77; Chapter Three: The Monster and the Superhero @63; Chapter Four: Dear Billy @78; Chapter Five: The Nina Project @76; Chapter Six: The Dive @75; Chapter Seven: The Massacre at Hawkins Lab @100; Chapter Eight: Papa @87 ^2022-07-01; Chapter Nine: The Piggyback @142 ^2022-07-01
        8 True Detective | 2014 | 58 | us | tt2356777 | 46648/270633 |
        > 1 2014-01-12 w: The Long Bright Dark; Seeing Things; The Locked Room; Who Goes There; The Secret Fate of All Life; Haunted Houses; After You've Gone; Form and Void
        > 2 2015-06-21 w: The Western Book of the Dead; Night Finds You; Maybe Tomorrow; Down Will Come; Other Lives; Church in Ruins; Black Maps and Motel Rooms; Omega Station
        > 3 2019-01-13 w: The Great War and Modern Memory; Kiss Tomorrow Goodbye; The Big Never; The Hour and the Day; If You Have Ghosts; Hunters in the Dark; The Final Country; Now Am Found
        > 4 2024-01-14 w: Part 1; Part 2; Part 3; Part 4; Part 5; Part 6
        8 Dark | 2017 | 53 | de | tt5753856 | 70523/334824 | de:Dark
        > 1 2017-12-01 a: Secrets; Lies; Past and Present; Double Lives; Truths; Sic Mundus Creatus Est; Crossroads; As You Sow, So You Shall Reap; Everything Is Now; Alpha and Omega
        > 2 2019-06-21 a: Beginnings and Endings; Dark Matter; Ghosts; The Travelers; Lost and Found; An Endless Cycle; The White Devil; Endings and Beginnings
        > 3 2020-06-27 a: Déjà-vu; The Survivors; Adam and Eva; The Origin; Life and Death; Light and Shadow; Between the Time; The Paradise
        8 Twin Peaks | 1990 | 47 | us | tt0098936 | 1920/70533 |
        > 1 1990-04-08 w: Pilot @94; Traces to Nowhere; Zen, or the Skill to Catch a Killer; Rest in Pain; The One-Armed Man; Cooper's Dreams; Realization Time; The Last Evening
        > 2 1990-09-30 w: May the Giant Be with You @94; Coma; The Man Behind Glass; Laura's Secret Diary; The Orchid's Curse; Demons; Lonely Souls; Drive with a Dead Girl; Arbitrary Law; Dispute Between Brothers; Masked Ball; The Black Widow; Checkmate; Double Play; Slaves and Masters; The Condemned Woman; Wounds and Scars; On the Wings of Love; Variations on Relations; The Path to the Black Lodge; Miss Twin Peaks; Beyond Life and Death
        > 3 2017-05-21 w x18
        8 Andor | 2022 | 45 | us | tt9253284 | 83867/393189 | aka:Star Wars: Andor
        > 1 2022-09-21 w: Kassa; That Would Be Me; Reckoning; Aldhani; The Axe Forgets; The Eye; Announcement; Narkina 5; Nobody's Listening!; One Way Out; Daughter of Ferrix; Rix Road
        > 2 2025-04-22 2: One Year Later; Sagrona Teema; Harvest; Ever Been to Ghorman?; I Have Friends Everywhere; What a Festive Evening; Messenger; Who Are You?; Welcome to the Rebellion; Make It Stop; Who Else Knows?; Jedha, Kyber, Erso
        8 The Mandalorian | 2019 | 38 | us | tt8111088 | 82856/361753 |
        > 1 2019-11-12 w: Chapter 1: The Mandalorian; Chapter 2: The Child; Chapter 3: The Sin; Chapter 4: Sanctuary; Chapter 5: The Gunslinger; Chapter 6: The Prisoner; Chapter 7: The Reckoning; Chapter 8: Redemption
        > 2 2020-10-30 w: Chapter 9: The Marshal; Chapter 10: The Passenger; Chapter 11: The Heiress; Chapter 12: The Siege; Chapter 13: The Jedi; Chapter 14: The Tragedy; Chapter 15: The Believer; Chapter 16: The Rescue
        > 3 2023-03-01 w: Chapter 17: The Apostate; Chapter 18: The Mines of Mandalore; Chapter 19: The Convert; Chapter 20: The Foundling; Chapter 21: The Pirate; Chapter 22: Guns for Hire; Chapter 23: The Spies; Chapter 24: The Return
        8 Futurama | 1999 | 22 | us | tt0149460 | 615/73871 |
        > 1 1999-03-28 w: Space Pilot 3000; The Series Has Landed; I, Roommate; Love's Labours Lost in Space; Fear of a Bot Planet; A Fishful of Dollars; My Three Suns; A Big Piece of Garbage; Hell Is Other Robots; A Flight to Remember; Mars University; When Aliens Attack; Fry and the Slurm Factory
        > 2 1999-11-21 w: I Second That Emotion; Brannigan, Begin Again; A Head in the Polls; Xmas Story; Why Must I Be a Crustacean in Love?; The Lesser of Two Evils; Put Your Head on My Shoulders; Raging Bender; A Bicyclops Built for Two; A Clone of My Own; How Hermes Requisitioned His Groove Back; The Deep South; Bender Gets Made; Mother's Day; The Problem with Popplers; Anthology of Interest I; War Is the H-Word; The Honking; The Cryonic Woman
        > 5 2008-03-23 w x16
        6 Doctor Who | 1963 | 25 | gb | tt0056751 | 121/76107 | aka:Doctor Who (1963); aka:Doctor Who Classic
        > 1 1963-11-23 w: An Unearthly Child; The Cave of Skulls; The Forest of Fear; The Firemaker; The Dead Planet; The Survivors; The Escape; The Ambush; The Expedition; The Ordeal; The Rescue; The Edge of Destruction; The Brink of Disaster
        > 2 1964-10-31 w x39
        8 Doctor Who | 2005 | 45 | gb | tt0436992 | 57243/78804 | aka:Doctor Who (2005); ru:Доктор Кто
        > 0 2005-11-18 w: Children in Need @7; The Christmas Invasion @60 ^2005-12-25; The Runaway Bride @60 ^2006-12-25; Time Crash @8 ^2007-11-16; Voyage of the Damned @72 ^2007-12-25; The Next Doctor @60 ^2008-12-25; Planet of the Dead @58 ^2009-04-11; The Waters of Mars @62 ^2009-11-15; The End of Time (1) @60 ^2009-12-25; The End of Time (2) @75 ^2010-01-01; A Christmas Carol @62 ^2010-12-25; The Doctor, the Widow and the Wardrobe @60 ^2011-12-25; The Snowmen @60 ^2012-12-25; The Day of the Doctor @77 ^2013-11-23; The Time of the Doctor @60 ^2013-12-25; Last Christmas @60 ^2014-12-25; The Husbands of River Song @60 ^2015-12-25; The Return of Doctor Mysterio @60 ^2016-12-25; Twice Upon a Time @60 ^2017-12-25; Resolution @60 ^2019-01-01
        > 1 2005-03-26 w: Rose; The End of the World; The Unquiet Dead; Aliens of London (1); World War Three (2); Dalek; The Long Game; Father's Day; The Empty Child (1); The Doctor Dances (2); Boom Town; Bad Wolf (1); The Parting of the Ways (2)
        > 2 2006-04-15 w: New Earth; Tooth and Claw; School Reunion; The Girl in the Fireplace; Rise of the Cybermen (1); The Age of Steel (2); The Idiot's Lantern; The Impossible Planet (1); The Satan Pit (2); Love & Monsters; Fear Her; Army of Ghosts (1); Doomsday (2)
        > 3 2007-03-31 w: Smith and Jones; The Shakespeare Code; Gridlock; Daleks in Manhattan (1); Evolution of the Daleks (2); The Lazarus Experiment; 42; Human Nature (1); The Family of Blood (2); Blink; Utopia (1); The Sound of Drums (2); Last of the Time Lords (3)
        > 4 2008-04-05 w x13
        > 5 2010-04-03 w x13
        > 6 2011-04-23 w x13
        > 7 2012-09-01 w x13
        > 8 2014-08-23 w x12
        > 9 2015-09-19 w x12
        > 10 2017-04-15 w x12
        > 11 2018-10-07 w x10
        > 12 2020-01-01 w x10
        > 13 2021-10-31 w x6
        5 Doctor Who | 2024 | 50 | gb | tt31433814 | 239770/- | aka:Doctor Who (2024); aka:Doctor Who (2023)
        > 1 2024-05-11 w: Space Babies; The Devil's Chord; Boom; 73 Yards; Dot and Bubble; Rogue; The Legend of Ruby Sunday; Empire of Death
        > 2 2025-04-12 w: The Robot Revolution; Lux; The Well; Lucky Day; The Story & the Engine; The Interstellar Song Contest; Wish World; The Reality War
        7 Ted Lasso | 2020 | 35 | us | tt10986410 | 97546/383203 |
        > 1 2020-08-14 w: Pilot; Biscuits; Trent Crimm: The Independent; For the Children; Tan Lines; Two Aces; Make Rebecca Great Again; The Diamond Dogs; All Apologies; The Hope That Kills You
        > 2 2021-07-23 w x12
        > 3 2023-03-15 w x12
        7 The Bear | 2022 | 32 | us | tt14452776 | 136315/- |
        > 1 2022-06-23 a: System; Hands; Brigade; Dogs; Sheridan; Ceres; Review; Braciole
        > 2 2023-06-22 a: Beef; Pasta; Sundae; Honeydew; Pop; Fishes @66; Forks; Bolognese; Omelette; The Bear
        > 3 2024-06-26 a x10
        7 Shōgun | 2024 | 60 | us | tt2788316 | 126308/- | ja:SHOGUN 将軍; aka:Shogun
        > 1 2024-02-27 w: Anjin; Servants of Two Masters; Tomorrow Is Tomorrow; The Eightfold Fence; Broken to the Fist; Ladies of the Willow World; A Stick of Time; The Abyss of Life; Crimson Sky; A Dream of a Dream
        4 Shogun | 1980 | 65 | us | tt0080274 | -/- | aka:Shōgun
        > 1 1980-09-15 1 x5
        7 Cosmos: A Spacetime Odyssey | 2014 | 43 | us | tt2395695 | 58474/260586 | aka:Cosmos
        > 1 2014-03-09 w x13
        6 Cosmos | 1980 | 60 | us | tt0081846 | 409/74995 | aka:Cosmos: A Personal Voyage
        > 1 1980-09-28 w: The Shores of the Cosmic Ocean; One Voice in the Cosmic Fugue; The Harmony of the Worlds; Heaven and Hell; Blues for a Red Planet; Travellers' Tales; The Backbone of Night; Travels in Space and Time; The Lives of the Stars; The Edge of Forever; The Persistence of Memory; Encyclopaedia Galactica; Who Speaks for Earth?
        6 Money Heist | 2017 | 50 | es | tt6468322 | 71446/327417 | es:La casa de papel; de:Haus des Geldes; fr:La Casa de Papel
        > 1 2017-05-02 w x13
        > 2 2017-10-16 w x9
        > 3 2019-07-19 a x8
        > 4 2020-04-03 a x8
        > 5 2021-09-03 a x10
        """

    /// Most with numbers of episodes only: "Episode N" is what Trakt often has.
    static let shows = """
        8 24 | 2001 | 43 | us | tt0285331 | 1973/76290 | aka:24 (TV series)
        >> 2001-11-06: 24 24 24 24 24 24 24 24
        6 24: Live Another Day | 2014 | 43 | us | tt1598754 | 40044/- | aka:24 Live Another Day
        > 1 2014-05-05 w x12
        7 1923 | 2022 | 60 | us | tt18335752 | 157744/- |
        > 1 2022-12-18 w: 1923; Nature's Empty Throne; The War Has Come Home; War and the Turquoise Tide; Ghost of Zebrina; One Ocean Closer to Destiny; The Rule of Five Hundred; Nothing Left to Lose
        > 2 2025-02-23 w x7
        7 1883 | 2021 | 50 | us | tt13991232 | 118357/- |
        > 1 2021-12-19 w: 1883; Behind Us, a Cliff; River; The Crossing; The Fangs of Freedom; Boring the Devil; Lightning Yellow Hair; The Weep of Surrender; Racing Clouds; This Is Not Your Heaven
        6 1899 | 2022 | 55 | de | tt9319668 | 90669/- |
        > 1 2022-11-17 a: The Ship; The Boy; The Fog; The Fight; The Calling; The Pyramid; The Storm; The Key
        5 1992 | 2015 | 50 | it | tt3489236 | -/- |
        > 1 2015-03-24 w x10
        7 9-1-1 | 2018 | 43 | us | tt7235466 | 75219/337907 | aka:911
        >> 2018-01-03: 10 18 18 14 18 18 10 18
        5 9-1-1: Lone Star | 2020 | 43 | us | tt10323338 | 89393/364080 | aka:911 Lone Star
        >> 2020-01-19: 10 14 18 18 12
        7 The 100 | 2014 | 43 | us | tt2661044 | 48866/268592 |
        >> 2014-03-19: 13 16 16 13 13 13 16
        5 The 4400 | 2004 | 43 | us | tt0389564 | 2426/79838 |
        >> 2004-07-11: 5 12 13 13
        4 4400 | 2021 | 43 | us | tt11874226 | -/- |
        > 1 2021-10-25 w x13
        5 3 Body Problem | 2024 | 55 | us | tt13016388 | 108545/- | zh:三体
        > 1 2024-03-21 a: Countdown; Red Coast; Destroyer of Worlds; Our Lord; Judgment Day; The Stars Our Destination; Only Advance; Wallfacer
        5 Three-Body | 2023 | 45 | cn | tt20242042 | -/- | zh:三体; aka:San Ti; aka:The Three-Body Problem
        > 1 2023-01-15 1 x30
        5 2 Broke Girls | 2011 | 22 | us | tt1845307 | 39340/248741 |
        >> 2011-09-19: 24 24 24 22 22 22
        5 30 Rock | 2006 | 22 | us | tt0496424 | 4608/79488 |
        >> 2006-10-11: 21 15 22 22 23 22 13
        5 13 Reasons Why | 2017 | 55 | us | tt1837492 | 66788/323168 |
        >> 2017-03-31: 13 13 13 10
        5 11.22.63 | 2016 | 55 | us | tt2879552 | 64464/301824 |
        > 1 2016-02-15 w x8
        5 Shameless | 2004 | 48 | gb | tt0377260 | 1906/79189 | aka:Shameless (UK)
        >> 2004-01-13: 7 10 8 8 16 16 16 16 22 12 14
        8 Shameless | 2011 | 50 | us | tt1586680 | 34307/161511 | aka:Shameless (US)
        >> 2011-01-09: 12 12 12 12 12 12 12 12 14 12 12
        6 Ghosts | 2019 | 29 | gb | tt8594324 | 90257/- | aka:Ghosts (UK)
        > 1 2019-04-15 w x6
        > 2 2020-09-21 w x6
        > 3 2021-08-09 w x6
        > 4 2022-09-23 w x6
        > 5 2023-10-06 w x6
        6 Ghosts | 2021 | 22 | us | tt11379026 | 125935/- | aka:Ghosts (US); aka:Ghosts US
        >> 2021-10-07: 18 22 10 22
        4 Ghosts | 2024 | 22 | de | - | - | de:Ghosts; aka:Ghosts (DE)
        > 1 2025-03-21 w x6
        6 Charmed | 1998 | 42 | us | tt0158552 | 1981/70626 | aka:Charmed (1998)
        >> 1998-10-07: 22 22 22 22 23 22 22 22
        4 Charmed | 2018 | 42 | us | tt6394324 | 79460/- | aka:Charmed (2018)
        >> 2018-10-14: 22 19 18 13
        5 MacGyver | 1985 | 46 | us | tt0088559 | 2875/77847 |
        >> 1985-09-29: 22 22 20 19 21 21 14
        4 MacGyver | 2016 | 43 | us | tt1399045 | 67133/311902 | aka:MacGyver (2016)
        >> 2016-09-23: 21 23 22 13 15
        6 Hawaii Five-O | 1968 | 50 | us | tt0062568 | 1703/71223 |
        >> 1968-09-20: 24 24 24 24 24 24
        6 Hawaii Five-0 | 2010 | 43 | us | tt1600194 | 32798/164541 | aka:Hawaii Five-0 (2010); aka:Hawaii Five-O (2010)
        >> 2010-09-20: 24 23 24 22 25 25 25 25 25 22
        5 Magnum, P.I. | 1980 | 48 | us | tt0080240 | 2691/72615 | aka:Magnum PI
        >> 1980-12-11: 18 22 23 22 22 22 20 13
        5 Magnum P.I. | 2018 | 43 | us | tt7942796 | 79649/350067 | aka:Magnum P.I. (2018)
        >> 2018-09-24: 20 20 16 20 20
        6 Lost in Space | 1965 | 51 | us | tt0058824 | 3051/72923 |
        >> 1965-09-15: 29 30 24
        6 Lost in Space | 2018 | 50 | us | tt5232792 | 75758/343253 | aka:Lost in Space (2018)
        >> 2018-04-13: 10 10 8
        7 The Twilight Zone | 1959 | 25 | us | tt0052520 | 6357/73587 |
        >> 1959-10-02: 36 29 37 18 36
        3 The Twilight Zone | 1985 | 45 | us | tt0088634 | 1918/- | aka:The New Twilight Zone
        >> 1985-09-27: 24 11 30
        4 The Twilight Zone | 2019 | 45 | us | tt2583620 | 83135/- |
        >> 2019-04-01: 10 10
        7 Star Trek | 1966 | 50 | us | tt0060028 | 253/77526 | aka:Star Trek: The Original Series; de:Raumschiff Enterprise
        >> 1966-09-08: 29 26 24
        8 Star Trek: The Next Generation | 1987 | 45 | us | tt0092455 | 655/71470 | aka:Star Trek TNG; de:Raumschiff Enterprise: Das nächste Jahrhundert
        > 1 1987-09-28 w: Encounter at Farpoint (1); Encounter at Farpoint (2); The Naked Now; Code of Honor; The Last Outpost; Where No One Has Gone Before; Lonely Among Us; Justice; The Battle; Hide and Q; Haven; The Big Goodbye; Datalore; Angel One; 11001001; Too Short a Season; When the Bough Breaks; Home Soil; Coming of Age; Heart of Glory; The Arsenal of Freedom; Symbiosis; Skin of Evil; We'll Always Have Paris; Conspiracy; The Neutral Zone
        > 2 1988-11-21 w x22
        > 3 1989-09-25 w x26
        > 4 1990-09-24 w x26
        > 5 1991-09-23 w x26
        > 6 1992-09-21 w x26
        > 7 1993-09-20 w x26
        6 Star Trek: Deep Space Nine | 1993 | 46 | us | tt0106145 | 580/72073 | aka:Star Trek DS9
        >> 1993-01-03: 20 26 26 26 26 26 26
        6 Star Trek: Discovery | 2017 | 50 | us | tt5171438 | 67198/328711 |
        >> 2017-09-24: 15 14 13 13 10
        8 The X-Files | 1993 | 45 | us | tt0106179 | 4087/77398 | aka:The X Files; de:Akte X; fr:X-Files : Aux frontières du réel
        > 1 1993-09-10 w: Pilot; Deep Throat; Squeeze; Conduit; The Jersey Devil; Shadows; Ghost in the Machine; Ice; Space; Fallen Angel; Eve; Fire; Beyond the Sea; Gender Bender; Lazarus; Young at Heart; E.B.E.; Miracle Man; Shapes; Darkness Falls; Tooms; Born Again; Roland; The Erlenmeyer Flask
        > 2 1994-09-16 w x25
        > 3 1995-09-22 w x24
        > 4 1996-10-04 w x24
        > 5 1997-11-02 w x20
        > 6 1998-11-08 w x22
        > 7 1999-11-07 w x22
        > 8 2000-11-05 w x21
        > 9 2001-11-11 w x20
        > 10 2016-01-24 w x6
        > 11 2018-01-03 w x10
        7 The Simpsons | 1989 | 22 | us | tt0096697 | 456/71663 | de:Die Simpsons; fr:Les Simpson
        >> 1989-12-17: 13 22 24 22 22 25 25 25 25 23 22 21 22 22 22 21 22 22 20 21 23 22 22 22 22 22 22 22 21 23 22 22 22 22 18 18
        7 South Park | 1997 | 22 | us | tt0121955 | 2190/75897 |
        >> 1997-08-13: 13 18 17 17 14 17 15 14 12 14 14 14 14 14 14 14 10 10 10 10 10 10 10
        7 Family Guy | 1999 | 22 | us | tt0182576 | 1434/75978 |
        >> 1999-01-31: 7 21 22 30 18 12 16 21 18 23 22 23 18 20 20 20 20 20 20 20 20
        8 Friends | 1994 | 23 | us | tt0108778 | 1668/79168 | ru:Друзья
        > 1 1994-09-22 w: The One Where Monica Gets a Roommate; The One with the Sonogram at the End; The One with the Thumb; The One with George Stephanopoulos; The One with the East German Laundry Detergent; The One with the Butt; The One with the Blackout; The One Where Nana Dies Twice; The One Where Underdog Gets Away; The One with the Monkey; The One with Mrs. Bing; The One with the Dozen Lasagnas; The One with the Boobies; The One with the Candy Hearts; The One with the Stoned Guy; The One with Two Parts (1); The One with Two Parts (2); The One with All the Poker; The One Where the Monkey Gets Away; The One with the Evil Orthodontist; The One with Fake Monica; The One with the Ick Factor; The One with the Birth; The One Where Rachel Finds Out
        > 2 1995-09-21 w x24
        > 3 1996-09-19 w x25
        > 4 1997-09-25 w x24
        > 5 1998-09-24 w x24
        > 6 1999-09-23 w x25
        > 7 2000-10-12 w x24
        > 8 2001-09-27 w x24
        > 9 2002-09-26 w x24
        > 10 2003-09-25 w x18
        7 Seinfeld | 1989 | 22 | us | tt0098904 | 1400/79169 |
        >> 1989-07-05: 5 12 23 24 22 24 24 22 24
        7 Lost | 2004 | 43 | us | tt0411008 | 4607/73739 | ru:Остаться в живых; fr:Lost : Les Disparus
        > 1 2004-09-22 w: Pilot (1); Pilot (2); Tabula Rasa; Walkabout; White Rabbit; House of the Rising Sun; The Moth; Confidence Man; Solitary; Raised by Another; All the Best Cowboys Have Daddy Issues; Whatever the Case May Be; Hearts and Minds; Special; Homecoming; Outlaws; ...In Translation; Numbers; Deus Ex Machina; Do No Harm; The Greater Good; Born to Run; Exodus (1); Exodus (2); Exodus (3)
        > 2 2005-09-21 w x24
        > 3 2006-10-04 w x23
        > 4 2008-01-31 w x14
        > 5 2009-01-21 w x17
        > 6 2010-02-02 w x18
        7 House | 2004 | 43 | us | tt0412142 | 1408/73255 | aka:House M.D.; aka:House MD; de:Dr. House; ru:Доктор Хаус
        >> 2004-11-16: 22 24 24 16 24 22 23 22
        8 The Sopranos | 1999 | 55 | us | tt0141842 | 1398/75299 | de:Die Sopranos
        > 1 1999-01-10 w: The Sopranos; 46 Long; Denial, Anger, Acceptance; Meadowlands; College; Pax Soprana; Down Neck; The Legend of Tennessee Moltisanti; Boca; A Hit Is a Hit; Nobody Knows Anything; Isabella; I Dream of Jeannie Cusamano
        > 2 2000-01-16 w x13
        > 3 2001-03-04 w x13
        > 4 2002-09-15 w x13
        > 5 2004-03-07 w x13
        > 6 2006-03-12 w x21
        8 Mad Men | 2007 | 47 | us | tt0804503 | 1104/80337 |
        >> 2007-07-19: 13 13 13 13 13 13 14
        8 The Walking Dead | 2010 | 45 | us | tt1520211 | 1402/153021 | ru:Ходячие мертвецы
        >> 2010-10-31: 6 13 16 16 16 16 16 16 16 22 24
        7 The Crown | 2016 | 58 | gb | tt4786824 | 65494/305574 |
        >> 2016-11-04: 10 10 10 10 10 10
        7 The Boys | 2019 | 60 | us | tt1190634 | 76479/355567 |
        >> 2019-07-26: 8 8 8 8
        7 The Expanse | 2015 | 45 | us | tt3230854 | 63639/280619 |
        >> 2015-12-14: 10 13 13 10 10 6
        7 The Witcher | 2019 | 60 | us | tt5180504 | 71912/362696 | pl:Wiedźmin
        >> 2019-12-20: 8 8 8
        3 The Hexer | 2002 | 45 | pl | tt0315079 | -/- | pl:Wiedźmin; aka:The Witcher
        > 1 2002-09-22 w x13
        7 Arcane | 2021 | 42 | us | tt11126994 | 94605/371028 | aka:Arcane: League of Legends
        >> 2021-11-06: 9 9
        7 Squid Game | 2021 | 55 | kr | tt10919420 | 93405/383275 | ko:오징어 게임
        > 1 2021-09-17 a: Red Light, Green Light; Hell; The Man with the Umbrella; Stick to the Team; A Fair World; Gganbu; VIPS; Front Man; One Lucky Day
        > 2 2024-12-26 a x7
        > 3 2025-06-27 a x6
        6 Lupin | 2021 | 47 | fr | tt2531336 | 96677/387115 | fr:Lupin; aka:Lupin, Dans l'ombre d'Arsène
        > 1 2021-01-08 a: Chapter 1; Chapter 2; Chapter 3; Chapter 4; Chapter 5; Chapter 6 ^2021-06-11; Chapter 7 ^2021-06-11; Chapter 8 ^2021-06-11; Chapter 9 ^2021-06-11; Chapter 10 ^2021-06-11
        > 2 2023-10-05 a x7
        6 Call My Agent! | 2015 | 55 | fr | tt4277922 | 64266/- | fr:Dix pour cent
        >> 2015-10-14: 6 6 6 6
        6 The Bureau | 2015 | 52 | fr | tt4063800 | 62476/295228 | fr:Le Bureau des légendes
        >> 2015-04-27: 10 10 10 10 10
        7 The Bridge | 2011 | 58 | se | tt1733785 | 45016/252019 | sv:Bron; da:Broen; de:Die Brücke – Transit in den Tod; aka:Bron/Broen
        >> 2011-09-21: 10 10 10 8
        4 The Bridge | 2013 | 43 | us | tt2406376 | 49010/264085 | aka:The Bridge (US)
        >> 2013-07-10: 13 13
        6 The Killing | 2007 | 57 | dk | tt0826760 | 4880/- | da:Forbrydelsen; de:Kommissarin Lund – Das Verbrechen
        >> 2007-01-07: 20 10 10
        6 The Killing | 2011 | 44 | us | tt1637727 | 34297/210171 | aka:The Killing (US)
        >> 2011-04-03: 13 13 12 6
        6 Borgen | 2010 | 58 | dk | tt1526318 | -/187821 | da:Borgen
        >> 2010-09-26: 10 10 10
        6 Babylon Berlin | 2017 | 45 | de | tt4378376 | 70627/318681 | de:Babylon Berlin
        >> 2017-10-13: 8 8 12 12
        5 Tatort | 1970 | 90 | de | tt0806910 | 1212/83214 | de:Tatort
        > 1 1970-11-29 30 x2
        > 2024 2024-01-01 w x35
        5 Das Boot | 2018 | 60 | de | tt5830254 | 81134/- | de:Das Boot
        >> 2018-11-23: 8 8 10 6
        7 Peaky Blinders | 2013 | 58 | gb | tt2442560 | 60574/270915 |
        >> 2013-09-12: 6 6 6 6 6 6
        7 Luther | 2010 | 60 | gb | tt1474684 | 1426/159591 |
        >> 2010-05-04: 6 4 4 2 4
        7 Downton Abbey | 2010 | 55 | gb | tt1606375 | 33907/193131 |
        > 0 2011-12-25 364: Christmas at Downton Abbey @93; A Journey to the Highlands @93; The London Season @93; A Moorland Holiday @93; The Finale @93
        > 1 2010-09-26 w x7
        > 2 2011-09-18 w x8
        > 3 2012-09-16 w x8
        > 4 2013-09-22 w x8
        > 5 2014-09-21 w x8
        > 6 2015-09-20 w x8
        7 Top Gear | 2002 | 60 | gb | tt1628033 | 45/74608 |
        >> 2002-10-20: 10 10 9 10 9 11 7 8 6 10 6 8 7 7 7 6 6 4 7 6 7
        3 Top Gear | 2010 | 43 | us | tt1694423 | 34158/- | aka:Top Gear (US)
        >> 2010-11-21: 10 16 16 16
        7 Planet Earth | 2006 | 50 | gb | tt0795176 | 1044/79257 | de:Planet Erde
        > 1 2006-03-05 w: From Pole to Pole; Mountains; Fresh Water; Caves; Deserts; Ice Worlds; Great Plains; Jungles; Shallow Seas; Seasonal Forests; Ocean Deep
        7 Planet Earth II | 2016 | 50 | gb | tt5491994 | 68595/- | aka:Planet Earth 2
        > 1 2016-11-06 w: Islands; Mountains; Jungles; Deserts; Grasslands; Cities
        6 Utopia | 2013 | 50 | gb | tt2384811 | 46511/264991 | aka:Utopia (UK)
        >> 2013-01-15: 6 6
        4 Utopia | 2020 | 50 | us | tt7120662 | 91605/- | aka:Utopia (US)
        > 1 2020-09-25 a x8
        4 Utopia | 2014 | 26 | au | tt3731030 | -/- | aka:Utopia (AU); aka:Dreamland
        >> 2014-08-13: 8 8 8 8
        6 Being Human | 2008 | 58 | gb | tt1349938 | 11137/83820 | aka:Being Human (UK)
        >> 2009-01-25: 6 8 8 8 6
        5 Being Human | 2011 | 44 | us | tt1595680 | -/- | aka:Being Human (US)
        >> 2011-01-17: 13 13 13 13
        7 Skins | 2007 | 46 | gb | tt0840196 | 3904/79773 | aka:Skins (UK)
        >> 2007-01-25: 9 10 10 8 8 10 6
        3 Skins | 2011 | 43 | us | tt1685317 | 34308/- | aka:Skins (US)
        > 1 2011-01-17 w x10
        6 Life on Mars | 2006 | 58 | gb | tt0478942 | 4808/79177 | aka:Life on Mars (UK)
        >> 2006-01-09: 8 8
        4 Life on Mars | 2008 | 43 | us | tt0787490 | 7843/- | aka:Life on Mars (US)
        > 1 2008-10-09 w x17
        6 Euphoria | 2019 | 55 | us | tt8772296 | 85552/360261 |
        > 0 2020-12-06 w: Trouble Don't Last Always @64; F*ck Anyone Who's Not a Sea Blob @49 ^2021-01-24
        >> 2019-06-16: 8 8
        3 Euphoria | 2012 | 45 | il | tt2381308 | -/- | aka:Oforia
        > 1 2012-11-30 w x10
        7 Sex Education | 2019 | 50 | gb | tt7767422 | 81356/356317 |
        >> 2019-01-11: 8 8 8 8
        6 The Rings of Power | 2022 | 65 | us | tt7631058 | 84773/367506 | aka:The Lord of the Rings: The Rings of Power; de:Die Ringe der Macht
        >> 2022-09-01: 8 8
        7 Rick and Morty | 2013 | 22 | us | tt2861424 | 60625/275274 |
        > 1 2013-12-02 w: Pilot; Lawnmower Dog; Anatomy Park; M. Night Shaym-Aliens!; Meeseeks and Destroy; Rick Potion #9; Raising Gazorpazorp; Rixty Minutes; Something Ricked This Way Comes; Close Rick-counters of the Rick Kind; Ricksy Business
        > 2 2015-07-26 w x10
        > 3 2017-04-01 w x10
        > 4 2019-11-10 w x10
        > 5 2021-06-20 w x10
        > 6 2022-09-04 w x10
        > 7 2023-10-15 w x10
        7 Avatar: The Last Airbender | 2005 | 24 | us | tt0417299 | 246/74852 | aka:Avatar: The Legend of Aang
        > 1 2005-02-21 w: The Boy in the Iceberg; The Avatar Returns; The Southern Air Temple; The Warriors of Kyoshi; The King of Omashu; Imprisoned; Winter Solstice (1): The Spirit World; Winter Solstice (2): Avatar Roku; The Waterbending Scroll; Jet; The Great Divide; The Storm; The Blue Spirit; The Fortuneteller; Bato of the Water Tribe; The Deserter; The Northern Air Temple; The Waterbending Master; The Siege of the North (1); The Siege of the North (2)
        > 2 2006-03-17 w x20
        > 3 2007-09-21 w x21
        6 Avatar: The Last Airbender | 2024 | 55 | us | tt9018736 | 82452/- | aka:Avatar: The Last Airbender (2024)
        > 1 2024-02-22 a x8
        4 Cowboy Bebop | 2021 | 46 | us | tt1267295 | -/- | aka:Cowboy Bebop (2021)
        > 1 2021-11-19 a: Cowboy Gospel; Venus Pop; Dog Star Swing; Callisto Soul; Darkside Tango; Binary Two-Step; Galileo Hustle; Sad Clown A-Go-Go; Blue Crow Waltz; Supernova Symphony
        5 One Piece | 2023 | 60 | us | tt11737520 | 111110/392276 | aka:One Piece (2023); aka:ONE PIECE Live Action
        > 1 2023-08-31 a: Romance Dawn; The Man in the Straw Hat; Tell No Tales; The Pirates Are Coming; Eat at Baratie!; The Chef and the Chore Boy; The Girl with the Sawfish Tattoo; Worst in the East
        6 The Addams Family | 1964 | 25 | us | tt0057729 | 2352/77000 |
        >> 1964-09-18: 34 30
        7 Wednesday | 2022 | 50 | us | tt13443470 | 119051/397060 |
        > 1 2022-11-23 a: Wednesday's Child Is Full of Woe; Woe Is the Loneliest Number; Friend or Woe; Woe What a Night; You Reap What You Woe; Quid Pro Woe; If You Don't Woe Me by Now; A Murder of Woes
        > 2 2025-08-06 a x8
        6 M*A*S*H | 1972 | 25 | us | tt0068098 | 918/70994 | aka:MASH; aka:M.A.S.H.
        >> 1972-09-17: 24 24 24 25 25 26 26 25 21 21 16
        5 The Fugitive | 1963 | 51 | us | tt0057750 | 4295/- |
        >> 1963-09-17: 30 30 30 30
        4 The Fugitive | 2000 | 43 | us | tt0240264 | -/- |
        > 1 2000-10-06 w x23
        5 Mission: Impossible | 1966 | 50 | us | tt0060009 | 1514/- |
        >> 1966-09-17: 28 25 25 26 23 22 22
        4 Mission: Impossible | 1988 | 47 | us | - | -/- |
        >> 1988-10-23: 19 16
        5 Baywatch | 1989 | 43 | us | tt0096542 | 868/73086 |
        >> 1989-09-22: 22 22 22 22 22 22
        5 The Equalizer | 1985 | 48 | us | tt0088513 | 1552/- |
        >> 1985-09-18: 22 22 22 22
        5 The Equalizer | 2021 | 43 | us | tt11905872 | 106158/- |
        >> 2021-02-07: 10 18 18 10 18
        6 Dexter | 2006 | 52 | us | tt0773262 | 1405/79349 |
        >> 2006-10-01: 12 12 12 12 12 12 12 12
        5 Dexter: New Blood | 2021 | 52 | us | tt14164730 | 131927/- |
        > 1 2021-11-07 w x10
        5 Dexter: Original Sin | 2024 | 50 | us | tt32252772 | 219937/- |
        > 1 2024-12-13 w x10
        6 Law & Order | 1990 | 44 | us | tt0098844 | 549/72368 | aka:Law and Order
        >> 1990-09-13: 22 22 22 22 23 23 23 24 24 24
        6 Law & Order: Special Victims Unit | 1999 | 43 | us | tt0203259 | 2734/75692 | aka:Law and Order SVU; aka:Law & Order: SVU
        >> 1999-09-20: 22 21 23 23 25 25 23 22 22 19 22 24 24 23 24 24 23 23 21 24 24 20 16 22 22 13 22
        6 CSI: Crime Scene Investigation | 2000 | 43 | us | tt0247082 | 1431/72546 | aka:CSI
        >> 2000-10-06: 23 23 23 23 25 24 24 17 24 23 22 22 22 22 18
        5 CSI: Miami | 2002 | 43 | us | tt0313043 | 1620/78310 |
        >> 2002-09-23: 24 24 24 25 24 21 25 24 22 19
        6 NCIS | 2003 | 43 | us | tt0364845 | 4614/72108 | aka:Navy CIS
        >> 2003-09-23: 23 23 24 24 24 19 25 24 24 24 24 24 24 24 24 24 24 20 16 21 22
        7 Grey's Anatomy | 2005 | 43 | us | tt0413573 | 1416/73762 |
        >> 2005-03-27: 9 27 25 17 24 24 22 24 24 24 24 24 24 24 25 21 17 20 20 10 18
        7 Brooklyn Nine-Nine | 2013 | 22 | us | tt2467372 | 48891/269586 | aka:Brooklyn 99; aka:B99
        >> 2013-09-17: 22 23 23 22 22 22 18 13 10
        6 Parks and Recreation | 2009 | 22 | us | tt1266020 | 8592/84912 | aka:Parks & Rec
        >> 2009-04-09: 6 24 16 22 22 22 13
        6 It's Always Sunny in Philadelphia | 2005 | 22 | us | tt0472954 | 2710/75805 |
        >> 2005-08-04: 7 10 15 13 12 14 13 10 10 10 10 10 10 10 8 8
        6 The Big Bang Theory | 2007 | 22 | us | tt0898266 | 1418/80379 |
        >> 2007-09-24: 17 23 23 24 24 24 24 24 24 24 24 24
        6 How I Met Your Mother | 2005 | 22 | us | tt0460649 | 1100/75760 | aka:HIMYM
        >> 2005-09-19: 22 22 20 24 24 24 24 24 24
        6 Community | 2009 | 22 | us | tt1439629 | 18347/94571 |
        >> 2009-09-17: 25 24 22 13 13 13
        6 Arrested Development | 2003 | 22 | us | tt0367279 | 4589/72173 |
        >> 2003-11-02: 22 18 13 15 16
        6 Fawlty Towers | 1975 | 30 | gb | tt0072500 | 2207/75932 |
        >> 1975-09-19: 6 6
        6 Blackadder | 1983 | 30 | gb | tt0084988 | 7246/76736 | aka:The Black Adder
        > 1 1983-06-15 w x6
        > 2 1986-01-09 w x6
        > 3 1987-09-17 w x6
        > 4 1989-09-28 w x6
        6 Red Dwarf | 1988 | 30 | gb | tt0094535 | 326/71326 |
        >> 1988-02-15: 6 6 6 6 6 6 8 8 3 6 6 6
        6 The IT Crowd | 2006 | 25 | gb | tt0487831 | 2490/79216 |
        >> 2006-02-03: 6 6 6 6
        5 Who Wants to Be a Millionaire? | 1998 | 60 | gb | tt0166064 | -/- |
        > 1 1998-09-04 1 x10
        5 Love, Death & Robots | 2019 | 15 | us | tt9561862 | 86831/357888 | aka:Love Death and Robots
        > 1 2019-03-15 a: Sonnie's Edge; Three Robots; The Witness; Suits; Sucker of Souls; When the Yogurt Took Over; Beyond the Aquila Rift; Good Hunting; The Dump; Shape-Shifters; Helping Hand; Fish Night; Lucky 13; Zima Blue; Blindspot; Ice Age; Alternate Histories; The Secret War
        > 2 2021-05-14 a x8
        > 3 2022-05-20 a x9
        5 Mythbusters | 2003 | 50 | us | tt0383126 | 1428/73388 | aka:MythBusters
        > 2003 2003-01-23 w x11
        > 2004 2004-01-11 w x24
        > 2005 2005-02-02 w x26
        5 The Grand Tour | 2016 | 65 | gb | tt5712554 | 44009/314087 |
        >> 2016-11-18: 13 11 14 4
        5 Formula 1: Drive to Survive | 2019 | 40 | gb | tt8289930 | 87083/359913 | aka:Drive to Survive
        >> 2019-03-08: 10 10 10 10 10 10
        5 Pokémon | 1997 | 24 | jp | tt0168366 | 60572/76703 | ja:ポケットモンスター; aka:Pokemon; aka:Pocket Monsters
        >> 1997-04-01: 82 36 41 52 65 53 40
        """
}
