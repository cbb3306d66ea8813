/// Films: remakes, same names, names that are numbers, and what people watch.
extension CatalogueText {
    static let films = """
        6 1917 | 2019 | 119 | gb | tt8579674 | 530915 |
        7 300 | 2006 | 117 | us | tt0416449 | 1271 |
        5 300: Rise of an Empire | 2014 | 102 | us | tt1253863 | 53182 |
        4 1984 | 1984 | 113 | gb | tt0087803 | 9314 | aka:Nineteen Eighty-Four
        4 1922 | 2017 | 102 | us | tt6214928 | - |
        4 1408 | 2007 | 104 | us | tt0450385 | 3021 |
        3 9 | 2009 | 79 | us | tt0472033 | 12244 |
        5 21 | 2008 | 123 | us | tt0478087 | 8065 |
        6 127 Hours | 2010 | 94 | us | tt1542344 | 44115 |
        5 10 Cloverfield Lane | 2016 | 103 | us | tt1179933 | 333371 |
        6 21 Jump Street | 2012 | 109 | us | tt1232829 | 64688 |
        5 22 Jump Street | 2014 | 112 | us | tt2294449 | 187017 |
        6 28 Days Later | 2002 | 113 | gb | tt0289043 | 170 | aka:28 Days Later...
        5 28 Weeks Later | 2007 | 99 | gb | tt0463854 | 1562 |
        6 28 Years Later | 2025 | 115 | gb | tt10548174 | - |
        7 12 Years a Slave | 2013 | 134 | us | tt2024544 | 76203 |
        8 12 Angry Men | 1957 | 96 | us | tt0050083 | 389 | de:Die zwölf Geschworenen; fr:Douze hommes en colère
        3 12 Angry Men | 1997 | 117 | us | tt0118528 | - |
        6 50 First Dates | 2004 | 99 | us | tt0343660 | 1824 |
        6 (500) Days of Summer | 2009 | 95 | us | tt1022603 | 19913 | aka:500 Days of Summer
        8 2001: A Space Odyssey | 1968 | 149 | us | tt0062622 | 62 | de:2001: Odyssee im Weltraum; fr:2001, l'Odyssée de l'espace
        5 2010 | 1984 | 116 | us | tt0086837 | 4437 | aka:2010: The Year We Make Contact
        8 Se7en | 1995 | 127 | us | tt0114369 | 807 | aka:Seven; de:Sieben; fr:Seven
        7 8½ | 1963 | 138 | it | tt0056801 | 422 | it:8½; aka:8 1/2; aka:Otto e mezzo
        5 District 9 | 2009 | 112 | za | tt1136608 | 17654 |
        5 Apollo 13 | 1995 | 140 | us | tt0112384 | 568 |
        6 Ocean's Twelve | 2004 | 125 | us | tt0349903 | 163 | aka:Ocean's 12
        6 Ocean's Thirteen | 2007 | 122 | us | tt0496806 | 298 | aka:Ocean's 13
        6 Ocean's Eight | 2018 | 110 | us | tt5164214 | 402900 | aka:Ocean's 8
        8 Dune: Part Two | 2024 | 167 | us | tt15239678 | 693134 | aka:Dune 2; es:Duna: Parte dos
        3 The Thing from Another World | 1951 | 87 | us | tt0044121 | 10785 | de:Das Ding aus einer anderen Welt
        7 The Matrix Reloaded | 2003 | 138 | us | tt0234215 | 604 |
        7 The Matrix Revolutions | 2003 | 129 | us | tt0242653 | 605 |
        5 The Matrix Resurrections | 2021 | 148 | us | tt10838180 | 624860 |
        5 Alien³ | 1992 | 114 | us | tt0103644 | 8077 | aka:Alien 3
        5 Alien Resurrection | 1997 | 109 | us | tt0118583 | 8078 |
        6 Alien: Covenant | 2017 | 122 | us | tt2316204 | 126889 |
        6 Alien: Romulus | 2024 | 119 | us | tt18412256 | 945961 |
        8 Blade Runner | 1982 | 117 | us | tt0083658 | 78 | ru:Бегущий по лезвию
        8 The Shining | 1980 | 146 | us | tt0081505 | 694 | fr:Shining; ru:Сияние
        8 Psycho | 1960 | 109 | us | tt0054215 | 539 | fr:Psychose
        3 Psycho | 1998 | 104 | us | tt0155975 | 11252 |
        7 King Kong | 1933 | 100 | us | tt0024216 | 244 |
        4 King Kong | 1976 | 134 | us | tt0074751 | 10730 |
        6 King Kong | 2005 | 187 | nz | tt0360717 | 254 |
        7 Godzilla | 1954 | 96 | jp | tt0047034 | 1678 | ja:ゴジラ; aka:Gojira
        4 Godzilla | 1998 | 139 | us | tt0120685 | 929 |
        6 Godzilla | 2014 | 123 | us | tt0831387 | 124905 |
        6 Godzilla Minus One | 2023 | 125 | jp | tt23289160 | 940721 | ja:ゴジラ-1.0
        4 Suspiria | 1977 | 99 | it | tt0076786 | 11906 |
        4 Suspiria | 2018 | 152 | it | tt1034415 | 361292 |
        5 True Grit | 1969 | 128 | us | tt0065126 | 17529 |
        7 True Grit | 2010 | 110 | us | tt1403865 | 44264 |
        7 Scarface | 1983 | 170 | us | tt0086250 | 111 |
        3 Scarface | 1932 | 93 | us | tt0023427 | 877 |
        7 The Fly | 1986 | 96 | us | tt0091064 | 9426 | fr:La Mouche; de:Die Fliege
        3 The Fly | 1958 | 94 | us | tt0051622 | 11815 |
        6 Robocop | 1987 | 102 | us | tt0093870 | 5548 | aka:RoboCop
        4 Robocop | 2014 | 117 | us | tt1234721 | 97020 | aka:RoboCop
        6 Total Recall | 1990 | 113 | us | tt0100802 | 861 |
        4 Total Recall | 2012 | 118 | us | tt1386703 | 64635 |
        6 Halloween | 1978 | 91 | us | tt0077651 | 948 |
        3 Halloween | 2007 | 109 | us | tt0373883 | 2082 |
        5 Halloween | 2018 | 106 | us | tt1502407 | 424139 |
        4 It | 1990 | 192 | us | tt0099864 | - | aka:Stephen King's It
        7 It | 2017 | 135 | us | tt1396484 | 346364 | aka:It: Chapter One; de:Es
        6 It Chapter Two | 2019 | 169 | us | tt7349950 | 474350 | aka:It: Chapter Two
        6 A Star Is Born | 2018 | 136 | us | tt1517451 | 332562 |
        3 A Star Is Born | 1976 | 139 | us | tt0075265 | 19610 |
        3 A Star Is Born | 1954 | 154 | us | tt0047522 | 3111 |
        6 West Side Story | 1961 | 153 | us | tt0055614 | 1725 |
        5 West Side Story | 2021 | 156 | us | tt3581652 | 511809 |
        7 All Quiet on the Western Front | 2022 | 148 | de | tt1016150 | 49046 | de:Im Westen nichts Neues
        5 All Quiet on the Western Front | 1930 | 136 | us | tt0020629 | 143 | de:Im Westen nichts Neues
        6 Nosferatu | 1922 | 94 | de | tt0013442 | 653 | de:Nosferatu – Eine Symphonie des Grauens
        4 Nosferatu the Vampyre | 1979 | 107 | de | tt0079641 | 6404 | de:Nosferatu: Phantom der Nacht
        6 Nosferatu | 2024 | 132 | us | tt5040012 | 426063 |
        6 The Lion King | 1994 | 89 | us | tt0110357 | 8587 | de:Der König der Löwen; fr:Le Roi lion
        5 The Lion King | 2019 | 118 | us | tt6105098 | 420818 | de:Der König der Löwen
        6 Beauty and the Beast | 1991 | 84 | us | tt0101414 | 10020 | fr:La Belle et la Bête
        5 Beauty and the Beast | 2017 | 129 | us | tt2771200 | 321612 |
        6 Aladdin | 1992 | 90 | us | tt0103639 | 812 |
        5 Aladdin | 2019 | 128 | us | tt6139732 | 420817 |
        5 Mulan | 1998 | 87 | us | tt0120762 | 10674 |
        4 Mulan | 2020 | 115 | us | tt4566758 | 337401 |
        5 Cinderella | 1950 | 74 | us | tt0042332 | 11224 |
        4 Cinderella | 2015 | 105 | us | tt1661199 | 150689 |
        3 Cinderella | 2021 | 113 | us | tt10155932 | - |
        6 Batman | 1989 | 126 | us | tt0096895 | 268 |
        3 Batman | 1966 | 105 | us | tt0060153 | 2661 | aka:Batman: The Movie
        8 Batman Begins | 2005 | 140 | us | tt0372784 | 272 |
        9 The Dark Knight | 2008 | 152 | us | tt0468569 | 155 | ru:Тёмный рыцарь
        8 The Dark Knight Rises | 2012 | 165 | us | tt1345836 | 49026 |
        7 The Batman | 2022 | 177 | us | tt1877830 | 414906 |
        7 Spider-Man | 2002 | 121 | us | tt0145487 | 557 | aka:Spiderman
        7 Spider-Man 2 | 2004 | 127 | us | tt0316654 | 558 |
        8 Spider-Man: No Way Home | 2021 | 148 | us | tt10872600 | 634649 |
        8 Spider-Man: Into the Spider-Verse | 2018 | 117 | us | tt4633694 | 324857 |
        8 Spider-Man: Across the Spider-Verse | 2023 | 140 | us | tt9362722 | 569094 |
        8 Top Gun: Maverick | 2022 | 131 | us | tt1745960 | 361743 |
        7 Top Gun | 1986 | 110 | us | tt0092099 | 744 |
        9 Inception | 2010 | 148 | us | tt1375666 | 27205 | fr:Inception; ru:Начало; es:El origen
        9 Interstellar | 2014 | 169 | us | tt0816692 | 157336 | ru:Интерстеллар
        8 Oppenheimer | 2023 | 181 | us | tt15398776 | 872585 |
        8 Barbie | 2023 | 114 | us | tt1517268 | 346698 |
        9 Pulp Fiction | 1994 | 154 | us | tt0110912 | 680 | ru:Криминальное чтиво
        9 Fight Club | 1999 | 139 | us | tt0137523 | 550 | ru:Бойцовский клуб
        9 The Shawshank Redemption | 1994 | 142 | us | tt0111161 | 278 | de:Die Verurteilten; fr:Les Évadés; ru:Побег из Шоушенка
        9 The Godfather | 1972 | 175 | us | tt0068646 | 238 | de:Der Pate; fr:Le Parrain; it:Il padrino; ru:Крёстный отец
        8 The Godfather Part II | 1974 | 202 | us | tt0071562 | 240 | aka:The Godfather: Part II; aka:The Godfather 2; de:Der Pate – Teil II
        6 The Godfather Part III | 1990 | 162 | us | tt0099674 | 242 | aka:The Godfather: Part III
        9 The Lord of the Rings: The Fellowship of the Ring | 2001 | 179 | nz | tt0120737 | 120 | de:Der Herr der Ringe: Die Gefährten; fr:Le Seigneur des anneaux : La Communauté de l'anneau
        9 The Lord of the Rings: The Two Towers | 2002 | 179 | nz | tt0167261 | 121 | de:Der Herr der Ringe: Die zwei Türme
        9 The Lord of the Rings: The Return of the King | 2003 | 201 | nz | tt0167260 | 122 | de:Der Herr der Ringe: Die Rückkehr des Königs
        7 The Hobbit: An Unexpected Journey | 2012 | 169 | nz | tt0903624 | 49051 |
        9 Star Wars | 1977 | 121 | us | tt0076759 | 11 | aka:Star Wars: Episode IV - A New Hope; aka:A New Hope; de:Krieg der Sterne
        9 The Empire Strikes Back | 1980 | 124 | us | tt0080684 | 1891 | aka:Star Wars: Episode V - The Empire Strikes Back
        8 Return of the Jedi | 1983 | 132 | us | tt0086190 | 1892 | aka:Star Wars: Episode VI - Return of the Jedi
        6 Star Wars: Episode I - The Phantom Menace | 1999 | 136 | us | tt0120915 | 1893 |
        7 Rogue One: A Star Wars Story | 2016 | 133 | us | tt3748528 | 330459 | aka:Rogue One
        8 Mad Max: Fury Road | 2015 | 121 | au | tt1392190 | 76341 |
        6 Mad Max | 1979 | 88 | au | tt0079501 | 9659 |
        6 Mad Max 2 | 1981 | 96 | au | tt0082694 | 8810 | aka:The Road Warrior; aka:Mad Max 2: The Road Warrior
        8 Jurassic Park | 1993 | 127 | us | tt0107290 | 329 |
        8 Terminator 2: Judgment Day | 1991 | 137 | us | tt0103064 | 280 | aka:T2; de:Terminator 2 – Tag der Abrechnung
        7 The Terminator | 1984 | 107 | us | tt0088247 | 218 | de:Terminator
        8 Back to the Future | 1985 | 116 | us | tt0088763 | 105 | de:Zurück in die Zukunft; fr:Retour vers le futur; ru:Назад в будущее
        7 Back to the Future Part II | 1989 | 108 | us | tt0096874 | 165 | de:Zurück in die Zukunft II
        8 The Silence of the Lambs | 1991 | 119 | us | tt0102926 | 274 | de:Das Schweigen der Lämmer
        8 Goodfellas | 1990 | 145 | us | tt0099685 | 769 | aka:GoodFellas
        8 Gladiator | 2000 | 155 | us | tt0172495 | 98 |
        4 Gladiator | 1992 | 101 | us | tt0104346 | - |
        6 Gladiator II | 2024 | 148 | us | tt9218128 | 558449 | aka:Gladiator 2
        8 The Departed | 2006 | 151 | us | tt0407887 | 1422 |
        6 Infernal Affairs | 2002 | 101 | hk | tt0338564 | 10775 | zh:無間道; aka:Mou gaan dou
        8 Parasite | 2019 | 132 | kr | tt6751668 | 496243 | ko:기생충; aka:Gisaengchung
        7 Oldboy | 2003 | 120 | kr | tt0364569 | 670 | ko:올드보이
        3 Oldboy | 2013 | 104 | us | tt1321511 | 87516 |
        7 Memories of Murder | 2003 | 132 | kr | tt0353969 | 11423 | ko:살인의 추억
        6 Train to Busan | 2016 | 118 | kr | tt5700672 | 396535 | ko:부산행
        8 Seven Samurai | 1954 | 207 | jp | tt0047478 | 346 | ja:七人の侍; aka:Shichinin no samurai; de:Die sieben Samurai
        6 The Magnificent Seven | 1960 | 128 | us | tt0054047 | 966 |
        5 The Magnificent Seven | 2016 | 133 | us | tt2404435 | 333484 |
        7 City of God | 2002 | 130 | br | tt0317248 | 598 | pt:Cidade de Deus
        8 Amélie | 2001 | 122 | fr | tt0211915 | 194 | fr:Le Fabuleux Destin d'Amélie Poulain; de:Die fabelhafte Welt der Amelie
        8 Léon: The Professional | 1994 | 110 | fr | tt0110413 | 101 | fr:Léon; aka:The Professional; de:Léon – Der Profi
        6 La Haine | 1995 | 98 | fr | tt0113247 | 406 | fr:La Haine
        7 The Intouchables | 2011 | 113 | fr | tt1675434 | 77338 | fr:Intouchables; de:Ziemlich beste Freunde; aka:Untouchable
        7 The Lives of Others | 2006 | 137 | de | tt0405094 | 582 | de:Das Leben der Anderen
        7 Downfall | 2004 | 156 | de | tt0363163 | 613 | de:Der Untergang
        7 Das Boot | 1981 | 149 | de | tt0082096 | 387 | de:Das Boot
        6 Run Lola Run | 1998 | 81 | de | tt0130827 | 104 | de:Lola rennt
        5 Good Bye, Lenin! | 2003 | 121 | de | tt0301357 | 338 | de:Good Bye, Lenin!
        7 Metropolis | 1927 | 153 | de | tt0017136 | 19 | de:Metropolis
        5 Metropolis | 2001 | 108 | jp | tt0293416 | 9606 | ja:メトロポリス
        7 M | 1931 | 111 | de | tt0022100 | 832 | de:M – Eine Stadt sucht einen Mörder
        5 Stalker | 1979 | 162 | su | tt0079944 | 1398 | ru:Сталкер
        5 Come and See | 1985 | 142 | su | tt0091251 | 25237 | ru:Иди и смотри
        4 Night Watch | 2004 | 114 | ru | tt0403358 | 3040 | ru:Ночной дозор
        6 The Girl with the Dragon Tattoo | 2011 | 158 | us | tt1568346 | 65754 |
        5 The Girl with the Dragon Tattoo | 2009 | 152 | se | tt1132620 | 15472 | sv:Män som hatar kvinnor; de:Verblendung
        6 Let the Right One In | 2008 | 114 | se | tt1139797 | 13310 | sv:Låt den rätte komma in
        6 The Hunt | 2012 | 115 | dk | tt2106476 | 103663 | da:Jagten
        4 The Hunt | 2020 | 90 | us | tt8244784 | 514847 |
        6 Another Round | 2020 | 117 | dk | tt10288566 | 580175 | da:Druk
        7 Pan's Labyrinth | 2006 | 118 | es | tt0457430 | 1417 | es:El laberinto del fauno
        4 The Platform | 2019 | 94 | es | tt8228288 | 619264 | es:El hoyo
        7 Life Is Beautiful | 1997 | 116 | it | tt0118799 | 637 | it:La vita è bella
        7 The Good, the Bad and the Ugly | 1966 | 161 | it | tt0060196 | 429 | it:Il buono, il brutto, il cattivo; de:Zwei glorreiche Halunken
        6 Crouching Tiger, Hidden Dragon | 2000 | 120 | cn | tt0190332 | 146 | zh:臥虎藏龍
        6 Hero | 2002 | 99 | cn | tt0299977 | 79 | zh:英雄
        6 In the Mood for Love | 2000 | 98 | hk | tt0118694 | 843 | zh:花樣年華
        7 Everything Everywhere All at Once | 2022 | 140 | us | tt6710474 | 545611 |
        7 Whiplash | 2014 | 107 | us | tt2582802 | 244786 |
        7 La La Land | 2016 | 129 | us | tt3783958 | 313369 |
        8 The Grand Budapest Hotel | 2014 | 100 | us | tt2278388 | 120467 |
        7 No Country for Old Men | 2007 | 122 | us | tt0477348 | 6977 |
        7 There Will Be Blood | 2007 | 158 | us | tt0469494 | 7345 |
        7 The Big Lebowski | 1998 | 117 | us | tt0118715 | 115 |
        7 Eternal Sunshine of the Spotless Mind | 2004 | 108 | us | tt0338013 | 38 |
        7 Her | 2013 | 126 | us | tt1798709 | 152601 |
        7 Ex Machina | 2015 | 108 | gb | tt0470752 | 264660 |
        5 Moon | 2009 | 97 | gb | tt1182345 | 17431 |
        6 Sunshine | 2007 | 107 | gb | tt0448134 | 1272 |
        3 Sunshine | 1999 | 181 | hu | tt0145503 | - |
        7 Gravity | 2013 | 91 | us | tt1454468 | 49047 |
        7 The Martian | 2015 | 141 | us | tt3659388 | 286217 |
        6 Edge of Tomorrow | 2014 | 114 | us | tt1631867 | 137113 | aka:Live Die Repeat
        6 Looper | 2012 | 113 | us | tt1276104 | 59967 |
        6 Primer | 2004 | 77 | us | tt0390384 | 14337 |
        7 Donnie Darko | 2001 | 113 | us | tt0246578 | 141 |
        6 Crash | 2004 | 112 | us | tt0375679 | 1640 |
        4 Crash | 1996 | 100 | ca | tt0115964 | 884 |
        5 Twilight | 2008 | 122 | us | tt1099212 | 8966 |
        4 Twilight | 1998 | 94 | us | tt0119594 | - |
        4 The Avengers | 1998 | 89 | us | tt0118661 | 9320 |
        8 The Avengers | 2012 | 143 | us | tt0848228 | 24428 | aka:Marvel's The Avengers; gb:Avengers Assemble
        8 Avengers: Endgame | 2019 | 181 | us | tt4154796 | 299534 |
        8 Iron Man | 2008 | 126 | us | tt0371746 | 1726 |
        6 The Invisible Man | 2020 | 124 | au | tt1051906 | 570670 |
        4 The Invisible Man | 1933 | 71 | us | tt0024184 | 10787 |
        6 The Mummy | 1999 | 124 | us | tt0120616 | 564 |
        4 The Mummy | 2017 | 110 | us | tt2345759 | 282035 |
        3 The Mummy | 1932 | 73 | us | tt0023245 | 15849 |
        6 Pride & Prejudice | 2005 | 127 | gb | tt0414387 | 4348 | aka:Pride and Prejudice
        6 Little Women | 2019 | 135 | us | tt3281548 | 331482 |
        4 Little Women | 1994 | 115 | us | tt0110367 | 9587 |
        5 Great Expectations | 1946 | 118 | gb | tt0038574 | 14320 |
        3 Great Expectations | 1998 | 111 | us | tt0119223 | 9410 |
        5 Romeo + Juliet | 1996 | 120 | us | tt0117509 | 454 | aka:William Shakespeare's Romeo + Juliet; aka:Romeo and Juliet
        4 Romeo and Juliet | 1968 | 138 | gb | tt0063518 | 6003 |
        4 Hamlet | 1996 | 242 | gb | tt0116477 | 10549 |
        3 Hamlet | 1990 | 134 | us | tt0099726 | 10264 |
        3 Hamlet | 1948 | 154 | gb | tt0040416 | 23383 |
        7 M*A*S*H | 1970 | 116 | us | tt0066026 | 651 | aka:MASH
        8 Rocky | 1976 | 120 | us | tt0075148 | 1366 |
        6 Rocky II | 1979 | 119 | us | tt0079817 | 1367 |
        7 Kill Bill: Vol. 1 | 2003 | 111 | us | tt0266697 | 24 | aka:Kill Bill: Volume 1
        7 Kill Bill: Vol. 2 | 2004 | 137 | us | tt0378194 | 393 | aka:Kill Bill: Volume 2
        7 Harry Potter and the Philosopher's Stone | 2001 | 152 | gb | tt0241527 | 671 | us:Harry Potter and the Sorcerer's Stone; de:Harry Potter und der Stein der Weisen
        7 Harry Potter and the Deathly Hallows: Part 1 | 2010 | 146 | gb | tt0926084 | 12444 |
        7 Harry Potter and the Deathly Hallows: Part 2 | 2011 | 130 | gb | tt1201607 | 12445 |
        7 Serenity | 2005 | 119 | us | tt0379786 | 16320 |
        3 Serenity | 2019 | 106 | us | tt6476140 | 452832 |
        5 El Camino: A Breaking Bad Movie | 2019 | 123 | us | tt9243946 | 559969 | aka:El Camino
        5 Doctor Who | 1996 | 89 | gb | tt0116118 | 12639 | aka:Doctor Who: The Movie
        4 Battlestar Galactica: Razor | 2007 | 101 | us | tt0991178 | 69315 | aka:Razor
        4 Battlestar Galactica: The Plan | 2009 | 112 | us | tt1286130 | 105077 | aka:The Plan
        5 Downton Abbey | 2019 | 122 | gb | tt6398184 | 535544 |
        5 The X-Files | 1998 | 121 | us | tt0120902 | 846 | aka:The X Files: Fight the Future; aka:The X-Files: Fight the Future
        5 Sex and the City | 2008 | 145 | us | tt1000774 | 4564 |
        5 The Simpsons Movie | 2007 | 87 | us | tt0462538 | 35 |
        5 Twin Peaks: Fire Walk with Me | 1992 | 134 | us | tt0105665 | 1923 |
        4 Black Mirror: Bandersnatch | 2018 | 90 | gb | tt9495224 | 569547 | aka:Bandersnatch
        5 Sherlock: The Abominable Bride | 2016 | 89 | gb | tt3845232 | 379170 |
        4 Luther: The Fallen Sun | 2023 | 129 | gb | tt3155298 | 722149 |
        4 Baywatch | 2017 | 116 | us | tt1469304 | 339846 |
        5 The Fugitive | 1993 | 130 | us | tt0106977 | 5503 |
        5 Mission: Impossible | 1996 | 110 | us | tt0117060 | 954 |
        6 Mission: Impossible - Fallout | 2018 | 147 | us | tt4912910 | 353081 |
        5 The Addams Family | 1991 | 99 | us | tt0101272 | 2907 |
        3 The Addams Family | 2019 | 87 | us | tt1620981 | 481084 |
        5 Lost in Space | 1998 | 130 | us | tt0120738 | 2157 |
        4 Ghost in the Shell | 2017 | 107 | us | tt1219827 | 315837 |
        3 Severance | 2006 | 96 | gb | tt0464196 | 10073 |
        5 Cloverfield | 2008 | 85 | us | tt1060277 | 7191 |
        6 WALL·E | 2008 | 98 | us | tt0910970 | 10681 | aka:WALL-E; aka:Wall-E
        7 Up | 2009 | 96 | us | tt1049413 | 14160 | de:Oben; fr:Là-haut
        7 Coco | 2017 | 105 | us | tt2380307 | 354912 |
        7 Ratatouille | 2007 | 111 | us | tt0382932 | 2062 |
        7 Toy Story | 1995 | 81 | us | tt0114709 | 862 |
        6 Toy Story 3 | 2010 | 103 | us | tt0435761 | 10193 |
        5 S1m0ne | 2002 | 117 | us | tt0258153 | 9296 | aka:Simone
        4 π | 1998 | 84 | us | tt0138704 | 473 | aka:Pi
        4 eXistenZ | 1999 | 97 | ca | tt0120907 | 1946 |
        4 tick, tick... BOOM! | 2021 | 121 | us | tt8721424 | 537116 |
        5 What's Up, Doc? | 1972 | 94 | us | tt0069495 | 6949 |
        5 Borat | 2006 | 84 | us | tt0443453 | 496 | aka:Borat: Cultural Learnings of America for Make Benefit Glorious Nation of Kazakhstan
        6 Birdman or (The Unexpected Virtue of Ignorance) | 2014 | 120 | us | tt2562232 | 194662 | aka:Birdman
        6 Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb | 1964 | 95 | gb | tt0057012 | 935 | aka:Dr. Strangelove; de:Dr. Seltsam oder: Wie ich lernte, die Bombe zu lieben
        7 Monty Python and the Holy Grail | 1975 | 91 | gb | tt0071853 | 762 | de:Die Ritter der Kokosnuß
        5 Face/Off | 1997 | 139 | us | tt0119094 | 754 |
        4 xXx | 2002 | 124 | us | tt0295701 | 7451 |
        3 Untitled Interstellar Project | - | 90 | us | none | - |
        """

    static let animeFilms = """
        8 Princess Mononoke | 1997 | 134 | jp | tt0119698 | 128 | ja:もののけ姫; aka:Mononoke-hime; de:Prinzessin Mononoke
        7 My Neighbor Totoro | 1988 | 86 | jp | tt0096283 | 8392 | ja:となりのトトロ; aka:Tonari no Totoro; de:Mein Nachbar Totoro
        8 Howl's Moving Castle | 2004 | 119 | jp | tt0347149 | 4935 | ja:ハウルの動く城; aka:Hauru no ugoku shiro
        7 Grave of the Fireflies | 1988 | 89 | jp | tt0095327 | 12477 | ja:火垂るの墓; aka:Hotaru no haka; de:Die letzten Glühwürmchen
        7 Akira | 1988 | 124 | jp | tt0094625 | 149 | ja:アキラ
        7 Ghost in the Shell | 1995 | 83 | jp | tt0113568 | 9323 | ja:攻殻機動隊; aka:Kôkaku Kidôtai; aka:Koukaku Kidoutai
        8 Your Name. | 2016 | 106 | jp | tt5311514 | 372058 | ja:君の名は。; aka:Kimi no Na wa; aka:Your Name
        6 A Silent Voice: The Movie | 2016 | 130 | jp | tt5323662 | 378064 | ja:映画 聲の形; aka:Koe no Katachi; aka:A Silent Voice
        6 Suzume | 2022 | 122 | jp | tt16428256 | 916224 | ja:すずめの戸締まり; aka:Suzume no Tojimari
        6 Perfect Blue | 1997 | 82 | jp | tt0156887 | 10494 | ja:パーフェクトブルー
        6 Paprika | 2006 | 90 | jp | tt0851578 | 4977 | ja:パプリカ
        6 The Boy and the Heron | 2023 | 124 | jp | tt6587046 | 508883 | ja:君たちはどう生きるか; aka:Kimitachi wa Dou Ikiru ka
        7 Demon Slayer -Kimetsu no Yaiba- The Movie: Mugen Train | 2020 | 117 | jp | tt11032374 | 635302 | ja:劇場版「鬼滅の刃」無限列車編; aka:Kimetsu no Yaiba: Mugen Train; aka:Demon Slayer: Mugen Train
        6 Jujutsu Kaisen 0 | 2021 | 105 | jp | tt14331144 | 810693 | ja:劇場版 呪術廻戦 0
        5 Cowboy Bebop: The Movie | 2001 | 115 | jp | tt0275277 | 11299 | ja:カウボーイビバップ 天国の扉; aka:Cowboy Bebop: Knockin' on Heaven's Door
        5 Neon Genesis Evangelion: The End of Evangelion | 1997 | 87 | jp | tt0169858 | 18491 | ja:新世紀エヴァンゲリオン劇場版 Air/まごころを、君に; aka:The End of Evangelion
        5 One Piece Film: Red | 2022 | 115 | jp | tt16183464 | 900667 | ja:ONE PIECE FILM RED
        4 Fullmetal Alchemist the Movie: Conqueror of Shamballa | 2005 | 105 | jp | tt0485323 | 14003 | ja:鋼の錬金術師 シャンバラを征く者
        5 Dragon Ball Super: Broly | 2018 | 100 | jp | tt7961060 | 503314 | ja:ドラゴンボール超 ブロリー
        4 Violet Evergarden: The Movie | 2020 | 140 | jp | tt8652818 | 533514 | ja:劇場版 ヴァイオレット・エヴァーガーデン
        """
}
