# Writes statistics_by_r.csv: what R's stats package says of samples and tests, for statistics_test.cpp.
# Rscript tests/knowledge/statistics.R > tests/knowledge/statistics_by_r.csv
# It was written by R 4.2.2; the suite needs no R.
exact <- function(x) format(x, digits = 17, scientific = TRUE, trim = TRUE)
line <- function(...) cat(paste(..., sep = ","), "\n", sep = "")
set.seed(7)

line("# power.prop.test: one, other, alpha, power, n per arm")
count <- 0
for (one in c(.001, .003, .01, .02, .05, .1, .2, .35, .5, .65, .8, .95))
  for (lift in c(.01, .02, .05, .1, .2, .3, .5, -.05, -.1, -.25, -.5)) {
    other <- one * (1 + lift)
    if (other >= 1) next
    for (alpha in c(.01, .05, .1)) for (power in c(.8, .9, .95)) {
      if (count == 1000) break
      n <- power.prop.test(p1 = one, p2 = other, sig.level = alpha, power = power, tol = 1e-12)$n
      line("power_of_proportions", exact(one), exact(other), alpha, power, exact(n))
      count <- count + 1
    }
  }

line("# power.t.test: delta, deviation, alpha, power, n per arm")
for (i in 1:150) {
  delta <- runif(1, .1, 3); deviation <- runif(1, .5, 12)
  alpha <- sample(c(.01, .05, .1), 1); power <- sample(c(.8, .9), 1)
  n <- tryCatch(power.t.test(delta = delta, sd = deviation, sig.level = alpha, power = power, tol = 1e-12)$n,
                error = function(e) NA)
  if (!is.na(n)) line("power_of_means", exact(delta), exact(deviation), alpha, power, exact(n))
}

line("# prop.test, correct = FALSE, of one: successes, trials, confidence, low, high")
for (i in 1:150) {
  trials <- sample(c(1, 3, 12, 90, 900, 20000, 3e6), 1); successes <- rbinom(1, trials, runif(1))
  confidence <- sample(c(.8, .9, .95, .99), 1)
  interval <- suppressWarnings(prop.test(successes, trials, conf.level = confidence, correct = FALSE)$conf.int)
  line("proportion", successes, trials, confidence, exact(interval[1]), exact(interval[2]))
}

line("# prop.test, correct = FALSE, of two: successes, trials, successes, trials, confidence, low, high, p")
for (i in 1:250) {
  trials <- sample(c(2, 15, 90, 900, 20000, 3e6), 2, replace = TRUE)
  p <- runif(1); successes <- rbinom(2, trials, pmin(1, p * c(1, runif(1, .9, 1.1))))
  if (sum(successes) == 0 || sum(successes) == sum(trials)) next
  confidence <- sample(c(.8, .9, .95, .99), 1)
  t <- suppressWarnings(prop.test(successes, trials, conf.level = confidence, correct = FALSE))
  line("proportions", format(successes[1], scientific = FALSE), format(trials[1], scientific = FALSE),
       format(successes[2], scientific = FALSE), format(trials[2], scientific = FALSE), confidence,
       exact(t$conf.int[1]), exact(t$conf.int[2]), exact(t$p.value))
}

line("# t.test: mean, deviation, size, mean, deviation, size, confidence, low, high, p; then low, high of the first alone")
for (i in 1:150) {
  one <- rnorm(sample(2:60, 1), runif(1, 0, 3), runif(1, .2, 4)); other <- rnorm(sample(2:60, 1), runif(1, 0, 3), runif(1, .2, 4))
  confidence <- sample(c(.9, .95, .99), 1)
  t <- t.test(one, other, conf.level = confidence); alone <- t.test(one, conf.level = confidence)
  line("means", exact(mean(one)), exact(sd(one)), length(one), exact(mean(other)), exact(sd(other)), length(other), confidence,
       exact(t$conf.int[1]), exact(t$conf.int[2]), exact(t$p.value), exact(alone$conf.int[1]), exact(alone$conf.int[2]))
}
