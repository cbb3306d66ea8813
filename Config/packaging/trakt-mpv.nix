# A recipe for Nix. Not tested here: nobody of us has built it on that system.
# It takes the archive of a release, whose program opens libmpv and libqrencode when it runs.
{ lib, stdenv, fetchurl, autoPatchelfHook, makeWrapper, libyaml, mpv-unwrapped, qrencode, sqlite, xdg-utils, zlib }:

stdenv.mkDerivation rec {
  pname = "trakt-mpv";
  version = "0.1.0";

  src = fetchurl {
    url = "https://github.com/OWNER/trakt-mpv/releases/download/v${version}/trakt-mpv-${version}-linux-x86_64.tar.gz";
    # Of the release's SHA256SUMS.
    hash = lib.fakeHash;
  };

  nativeBuildInputs = [ autoPatchelfHook makeWrapper ];
  buildInputs = [ sqlite stdenv.cc.cc.lib zlib ];
  dontStrip = true;

  installPhase = ''
    runHook preInstall
    mkdir -p $out
    cp -r bin share $out/
    install -Dm644 share/trakt-mpv/zz-trakt-mpv.desktop -t $out/share/applications
    substituteInPlace share/trakt-mpv/trakt-mpv-sync.service --replace-fail /usr/bin/trakt-mpv $out/bin/trakt-mpv
    install -Dm644 share/trakt-mpv/trakt-mpv-sync.{service,timer} -t $out/lib/systemd/user
    wrapProgram $out/bin/trakt-mpv \
      --prefix LD_LIBRARY_PATH : ${lib.makeLibraryPath [ libyaml mpv-unwrapped qrencode ]} \
      --suffix PATH : ${lib.makeBinPath [ xdg-utils ]}
    runHook postInstall
  '';

  meta = {
    description = "mpv that tells Trakt what was watched";
    license = lib.licenses.mit;
    platforms = [ "x86_64-linux" ];
    mainProgram = "trakt-mpv";
  };
}
