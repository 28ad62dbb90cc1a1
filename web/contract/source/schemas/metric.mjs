// Figures with their samples, and what is said of them.
import {
  closed,
  count,
  example,
  flag,
  list,
  nullable,
  number,
  pattern,
  record,
  ref,
  says,
  text,
  word,
} from '../parts.mjs';

const decimal = pattern('^-?[0-9]{1,15}(\\.[0-9]{1,15})?$');
const portion = says('Between 0 and 1.', decimal);
const optional = nullable;

export default {
  Sample: says(
    'Of shares `yes` of `of`; of means `mean` and `deviation` (of the sample) of `of` measurements.',
    closed({ of: count }, { yes: count, mean: decimal, deviation: says('0 or more.', decimal) }),
  ),
  Figure: example(
    closed(
      {
        form: says('One share or mean, or two that are compared.', word('share', 'mean', 'shares', 'means')),
        first: says('Of a comparison: the usual one.', ref('Sample')),
      },
      {
        second: says('Of a comparison: the one with the change.', optional(ref('Sample'))),
        claim: says(
          'Of one: how exact it claims to be, to so much above and below. Of a comparison: the share or the mean that the second is claimed to reach.',
          optional(decimal),
        ),
        false_alarms: says('The level of the test, 0.05 unless given.', optional(portion)),
        noticed: says('Its power, 0.8 unless given.', optional(portion)),
        confidence: says('Of the interval, 0.95 unless given.', optional(portion)),
        looks: says('How often it was looked at before it was ended.', optional(number)),
        comparisons: says('How many were made, of which this is one; at most 10 000.', optional(number)),
        a_week: says('How many more come in a week, in both groups together.', optional(number)),
      },
    ),
    {
      form: 'shares',
      first: { yes: 180, of: 900 },
      second: { yes: 205, of: 900 },
      claim: '0.21',
      a_week: 500,
    },
  ),
  FigureVerdict: record({
    enough: ref('Enough'),
    needed: says('In each group. Null: without a claim, or out of reach.', nullable(number)),
    has: says('In the smaller group.', count),
    weeks: says('Until it is there. Null: it is, or nobody knows.', nullable(count)),
    interval: says(
      'Of the share, the mean, or the difference (second less first).',
      record({ low: decimal, high: decimal }),
    ),
    p_value: says('Null: nothing is compared.', nullable(portion)),
    parted: says(
      'Chance alone would hardly part them so, the other comparisons counted in. Null: nothing is compared.',
      nullable(flag),
    ),
    sentences: says('What it shows, and what its claim needs.', list(text)),
    warnings: says('Looked at often; one of many.', list(text)),
  }),
};
