#!/bin/sh
# Makes the pictures of the annotator anew, from phantoms: docs/images/annotate.sh, from the root of a checkout. Needs node,
# Chromium, 'npm ci --prefix annotate/src/test/browser' and 'mvn -q -B package -pl benchmark -am -DskipTests'.
set -eu

chromium=$(command -v chromium || command -v google-chrome) || { echo "annotate.sh: Chromium not found; install it" >&2; exit 1; }
images=$(pwd)/docs/images
work=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" || true
    rm -rf "$work"
}
trap finish EXIT

phantom() {
    java -cp 'benchmark/target/classes:benchmark/target/lib/*' "dev.margo.benchmark.$@"
}
mkdir "$work/images"
for seed in 3 8 102; do
    phantom PhantomPicture "$seed" 512 "$work/images/phantom-$seed.png" "$work/labels.png"
done
phantom PhantomVolume 192 64 "$work/images/abdomen.nii.gz"

./margo annotate "$work/images" --no-browser >"$work/address" &
server=$!
while [ ! -s "$work/address" ]; do
    kill -0 "$server" # else it has said why
    sleep 1
done
node annotate/src/test/browser/screenshots.mjs "$(cat "$work/address")" "$images" "$chromium"
