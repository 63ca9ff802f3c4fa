# What R's survival says of the units that `npm run stats -- FILE --units` writes, as the CSV that `--csv` writes:
#   npm run stats --silent -- FILE … --units > units.csv && Rscript src/statistics/against.R units.csv
suppressPackageStartupMessages(library(survival))
d <- read.csv(commandArgs(trailingOnly = TRUE)[1], colClasses = c(ended = "character", group = "character"), na.strings = character(0),
              fileEncoding = "UTF-8")
d <- d[d$entry < d$exit, ]
num <- function(x) ifelse(is.na(x), "", formatC(x, digits = 17, format = "g"))
quoted <- function(x) paste0('"', gsub('"', '""', x), '"')
say <- function(estimator, end, time, risk, share, error, lower, upper)
  if (length(time) > 0) writeLines(paste(estimator, quoted(end), num(time), num(risk), num(share), num(error), num(lower), num(upper), sep = ","))

writeLines("estimator,end,day,at_risk,share,standard_error,lower,upper")
curve <- function(name, fit) {
  s <- summary(fit)
  say(name, "", s$time, s$n.risk, s$surv, s$std.err, s$lower, s$upper)
  q <- quantile(fit, c(0.5, 0.9))
  say(paste0(name, "-quantile"), c("0.5", "0.9"), q$quantile, NA, NA, NA, q$lower, q$upper)
}
# Times are taken as they are: by default R makes one of two that are nearly the same.
curve("kaplan-meier", survfit(Surv(entry, exit, ended != "") ~ 1, data = d, cluster = group_number, robust = TRUE,
                              conf.type = "log-log", timefix = FALSE))
curve("kaplan-meier-greenwood", survfit(Surv(entry, exit, ended != "") ~ 1, data = d, conf.type = "log-log", timefix = FALSE))

kinds <- sort(unique(d$ended[d$ended != ""]), method = "radix")
if (length(kinds) > 0) {
  d$event <- factor(d$ended, c("", kinds))
  d$unit <- seq_len(nrow(d))
  alone <- length(unique(d$group_number)) == nrow(d)
  # With an id R takes each unit for a cluster; the influences of the units of one group are added here.
  fits <- nrow(d) * length(unique(d$exit)) * (length(kinds) + 1) < 2e8
  fit <- survfit(Surv(entry, exit, event) ~ 1, data = d, id = unit, influence = !alone && fits, conf.type = "log-log", timefix = FALSE)
  keep <- rowSums(fit$n.event) > 0
  for (kind in kinds) {
    k <- match(kind, fit$states)
    share <- fit$pstate[, k]
    error <- if (alone) fit$std.err[, k]
      else if (fits) sqrt(colSums(rowsum(fit$influence.pstate[, -1, k], d$group_number)^2))
      else NA
    width <- qnorm(0.975) * error / (share * abs(log(share)))
    inside <- share > 0 & share < 1
    limit <- function(side) ifelse(inside, share ^ exp(side * width), NA)
    say("aalen-johansen", kind, fit$time[keep], fit$n.risk[keep, 1], share[keep], rep_len(error, length(share))[keep],
        limit(1)[keep], limit(-1)[keep])
  }
}
