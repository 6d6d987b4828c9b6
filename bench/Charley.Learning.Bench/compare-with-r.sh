#!/usr/bin/env bash
# Compares with case-crossover conditional logistic regression in R's survival package; installs R where it is missing.
set -euo pipefail
cd "$(dirname "$0")"
people=${1:-200}
command -v Rscript > /dev/null || apt-get install -y r-base-core r-cran-survival
table=$(mktemp --suffix=.csv)
trap 'rm -f "$table"' EXIT
for kind in table table-long; do
    dotnet run -c Release --project . -- "$kind" --people "$people" > "$table"
    echo "$kind:"
    Rscript clogit.R "$table"
done
