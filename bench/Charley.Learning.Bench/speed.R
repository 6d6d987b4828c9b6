# What the same averaging costs with R's own functions: a Poisson regression for every set of exposures, weighed by BIC. It gets
# the easier task: each exposure acts on the same day and in proportion, there is no overdispersion, and no interval is made.
# Of many sets a random part is fitted, and the time is scaled up. Both times are those of the processor.
rows <- read.csv(commandArgs(TRUE)[1])
ours <- as.numeric(commandArgs(TRUE)[2])
own <- rows[rows$person == rows$person[1], ]
days <- own[own$exposure == 0, ]
x <- sapply(sort(unique(own$exposure)), function(e) own$value[own$exposure == e])
y <- days$count
waves <- sapply(1:(2 + nrow(days) %/% 91), function(j) cos(pi * j * (days$day + 0.5) / nrow(days)))
base <- cbind(1, waves, sapply(0:5, function(d) as.numeric(days$weekday == d)), c(0, log1p(head(y, -1))))
sets <- 2^ncol(x)
fitted <- min(sets, 400)
set.seed(1)
picked <- if (sets == fitted) seq_len(sets) - 1 else sample(sets, fitted) - 1
began <- sum(proc.time()[1:2])
bic <- sapply(picked, function(set) {
  members <- bitwAnd(set, 2^(seq_len(ncol(x)) - 1)) > 0
  fit <- suppressWarnings(glm.fit(cbind(base, x[, members, drop = FALSE]), y, family = poisson()))
  fit$aic + (log(length(y)) - 2) * fit$rank
})
weights <- exp(-(bic - min(bic)) / 2)
seconds <- (sum(proc.time()[1:2]) - began) * sets / fitted
cat(sprintf("%d days, %d exposures: R %.1f s for %d sets (%d fitted), Charley %.3f s: %.0f times as fast\n",
            nrow(days), ncol(x), seconds, sets, fitted, ours / 1000, seconds * 1000 / ours))
