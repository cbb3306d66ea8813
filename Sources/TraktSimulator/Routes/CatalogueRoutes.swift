import Hummingbird

/// `/search` and `/shows` (`trakt-api.md §9`).
func addCatalogueRoutes(to router: Router<BasicRequestContext>, _ catalogue: Catalogue) {
    for isExact in [false, true] {
        router.get("/search/:kind\(isExact ? "/exact" : "")") { request, context -> Response in
            let kind = try context.parameters.require("kind")
            let query = request.uri.queryParameters["query"].map { String($0) } ?? ""
            return results(catalogue.search(query, shows: kind == "show", exact: isExact))
        }
    }
    router.get("/search/:kind/:id") { request, context -> Response in
        let id = try context.parameters.require("id")
        let source = try context.parameters.require("kind")
        let wantsShow = request.uri.queryParameters["type"].map { $0 == "show" }
        let found = catalogue.titles.filter { title in
            let isSame = source == "imdb" ? title.imdb == id : source == "trakt" && "\(title.id)" == id
            return isSame && (wantsShow == nil || wantsShow == title.isShow)
        }
        return results(found)
    }
    router.get("/shows/:id/seasons") { _, context -> Response in
        guard let show = catalogue.title(id: try context.parameters.require("id", as: Int.self)), show.isShow else {
            return Response(status: .notFound)
        }
        let seasons = show.seasons.enumerated().map { index, count in
            JSON.object([
                "number": .number(Double(index + 1)),
                "episodes": .array((1...count).map { Catalogue.json(show, season: index + 1, number: $0) }),
            ])
        }
        return .json(.array(seasons))
    }
}

private func results(_ titles: [Catalogue.Title]) -> Response {
    .json(
        .array(
            titles.map { title in
                let kind = title.isShow ? "show" : "movie"
                return .object(["type": .string(kind), "score": .number(1000), kind: Catalogue.json(title)])
            }
        )
    )
}
