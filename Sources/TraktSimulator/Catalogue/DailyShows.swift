/// Shows that come on every evening, known by their dates.
extension CatalogueText {
    static let dailyShows = """
        7 The Daily Show | 1996 | 22 | us | tt0115147 | 2224/71256 | aka:The Daily Show with Jon Stewart; aka:The Daily Show with Trevor Noah
        > 27 2021-09-13 m x160
        > 28 2023-01-17 m x140
        > 29 2024-01-08 m x160
        > 30 2025-01-06 m x160
        > 31 2026-01-05 m x180
        7 The Late Show with Stephen Colbert | 2015 | 41 | us | tt3697842 | 63770/289574 | aka:The Late Show; aka:Stephen Colbert
        > 8 2022-09-06 d x190
        > 9 2023-10-02 d x200
        > 10 2024-09-03 d x200
        > 11 2025-09-02 d x170
        7 The Tonight Show Starring Jimmy Fallon | 2014 | 42 | us | tt3444938 | 59941/270261 | aka:Jimmy Fallon
        > 11 2023-10-02 d x200
        > 12 2024-09-30 d x200
        > 13 2025-09-29 d x230
        6 Jimmy Kimmel Live! | 2003 | 43 | us | tt0320037 | 1489/71998 | aka:Jimmy Kimmel
        > 22 2023-10-02 m x150
        > 23 2024-10-07 m x150
        > 24 2025-10-06 m x170
        6 Late Night with Seth Meyers | 2014 | 42 | us | tt3513388 | 61818/270262 | aka:Seth Meyers
        > 11 2023-10-02 m x150
        > 12 2024-10-07 m x150
        > 13 2025-10-06 m x170
        7 Last Week Tonight with John Oliver | 2014 | 30 | us | tt3530232 | 60694/278518 | aka:Last Week Tonight
        > 10 2023-02-19 w x24
        > 11 2024-02-18 w x30
        > 12 2025-02-16 w x30
        > 13 2026-02-15 w x30
        6 Real Time with Bill Maher | 2003 | 60 | us | tt0350448 | 4419/72231 | aka:Bill Maher
        > 22 2024-01-19 w x35
        > 23 2025-01-17 w x35
        > 24 2026-01-23 w x35
        6 Saturday Night Live | 1975 | 66 | us | tt0072562 | 1667/76177 | aka:SNL
        > 1 1975-10-11 w x24
        > 49 2023-10-14 14 x20
        > 50 2024-09-28 10 x21
        > 51 2025-10-04 10 x20
        6 Jeopardy! | 1984 | 22 | us | tt0159881 | 2912/77075 | aka:Jeopardy
        > 39 2022-09-12 d x230
        > 40 2023-09-11 d x230
        > 41 2024-09-09 d x230
        > 42 2025-09-08 d x230
        > 43 2026-09-14 d x80
        4 Jeopardy! | 1964 | 25 | us | - | -/- | aka:Jeopardy (1964)
        > 1 1964-03-30 d x40
        5 Wheel of Fortune | 1983 | 22 | us | tt0072584 | 2778/72194 |
        > 41 2023-09-11 d x195
        > 42 2024-09-09 d x195
        > 43 2025-09-08 d x195
        5 Coronation Street | 1960 | 22 | gb | tt0053494 | 291/71565 | aka:Corrie
        > 2025 2025-01-01 2 x180
        > 2026 2026-01-02 2 x160
        5 EastEnders | 1985 | 28 | gb | tt0088512 | 1871/71753 |
        > 2025 2025-01-01 m x200
        > 2026 2026-01-01 m x180
        5 The Bold and the Beautiful | 1987 | 22 | us | tt0092325 | 3054/70829 | fr:Amour, gloire et beauté; de:Reich und Schön
        > 38 2024-09-23 d x250
        > 39 2025-09-22 d x250
        5 Gute Zeiten, schlechte Zeiten | 1992 | 25 | de | tt0103431 | 14991/79322 | de:GZSZ
        > 33 2025-05-12 d x250
        > 34 2026-05-11 d x140
        5 heute-show | 2009 | 30 | de | tt1411598 | 15136/- | de:heute show
        > 30 2025-09-05 w x14
        > 31 2026-01-23 w x18
        5 Match of the Day | 1964 | 80 | gb | tt0159896 | -/- | aka:MOTD
        > 62 2025-08-16 w x40
        4 Today | 1952 | 180 | us | tt0044298 | -/- | aka:The Today Show
        > 75 2026-01-05 d x220
        """
}
