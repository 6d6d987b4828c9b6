# Case-crossover by conditional logistic regression (Maclure 1991; time-stratified: days of one weekday in four weeks),
# on the diaries that `table` writes. One model for each person with all exposures of the same day; Benjamini and Hochberg at 10%.
suppressMessages(library(survival))
rows <- read.csv(commandArgs(TRUE)[1])
began <- sum(proc.time()[1:2])
results <- do.call(rbind, lapply(split(rows, rows$person), function(own) {
  wide <- reshape(own[, c("day", "weekday", "count", "exposure", "value")], idvar = c("day", "weekday", "count"),
                  timevar = "exposure", direction = "wide")
  wide$bad <- as.integer(wide$count > 0)
  wide$stratum <- interaction(wide$weekday, wide$day %/% 28, drop = TRUE)
  names <- grep("^value", names(wide), value = TRUE)
  fit <- tryCatch(suppressWarnings(clogit(as.formula(paste("bad ~", paste(names, collapse = " + "), "+ strata(stratum)")), data = wide)),
                  error = function(e) NULL)
  truth <- own[own$day == 0, ]
  if (is.null(fit)) return(data.frame(truth = truth$truth, lag = truth$lag, ours = truth$ours, theirs = NA, shown = FALSE))
  s <- summary(fit)$coefficients
  data.frame(truth = truth$truth, lag = truth$lag, ours = truth$ours, theirs = s[, "coef"],
             shown = p.adjust(s[, "Pr(>|z|)"], "BH") <= 0.1)
}))
cat(sprintf("people %d, triggers found %.1f%%, false among shown %.1f%%, false per person %.2f, ms of one core per person %.0f\n",
            length(unique(rows$person)), 100 * mean(results$shown[results$truth != 0], na.rm = TRUE),
            100 * mean(results$truth[which(results$shown)] == 0), sum(results$shown & results$truth == 0, na.rm = TRUE) / length(unique(rows$person)),
            1000 * (sum(proc.time()[1:2]) - began) / length(unique(rows$person))))
same <- subset(results, is.finite(theirs) & abs(theirs) < 5 & lag == 0)
cat(sprintf("log ratios of exposures that act on the same day or not at all: correlation with ours %.2f, triggers' mean theirs %.2f (odds), ours %.2f (rates)\n",
            cor(same$ours, same$theirs), mean(same$theirs[same$truth != 0]), mean(same$ours[same$truth != 0])))
