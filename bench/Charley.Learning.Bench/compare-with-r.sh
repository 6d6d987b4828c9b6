#!/usr/bin/env bash
# Compares with case-crossover conditional logistic regression in R's survival package, and the speed with a plain averaging of
# models in R, all in one run; installs R where it is missing.
set -euo pipefail
cd "$(dirname "$0")"
people=${1:-200}
command -v Rscript > /dev/null && Rscript -e 'library(survival)' > /dev/null 2>&1 || { apt-get update; apt-get install -y --no-install-recommends r-base-core r-cran-survival; }
table=$(mktemp --suffix=.csv)
trap 'rm -f "$table"' EXIT
bench=(${CHARLEY_BENCH:-dotnet run -c Release --project . --})
for kind in table table-long; do
    "${bench[@]}" "$kind" --people "$people" > "$table"
    echo "$kind:"
    Rscript clogit.R "$table"
done
echo "speed:"
ours=$("${bench[@]}" speed)
echo "$ours"
"${bench[@]}" table --people 1 > "$table"
Rscript speed.R "$table" "$(echo "$ours" | awk -F'|' '/90 days/ {print $3}')"
"${bench[@]}" table-speed > "$table"
Rscript speed.R "$table" "$(echo "$ours" | awk -F'|' '/3 years, 16/ {print $3}')"
