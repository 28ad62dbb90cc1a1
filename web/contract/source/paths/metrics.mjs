// What figures show.
import { post, reply } from '../operation.mjs';

export default {
  '/api/v1/metrics/verdict': post({
    id: 'judgeFigure',
    tag: 'Customers',
    summary: 'What a sample shows, and the sample that its claim would need',
    description:
      'Two-sided tests. Shares are compared with the pooled variance under the null hypothesis, as by `power.prop.test` and `prop.test(correct = FALSE)` in R; means by Welch’s test, and `power.t.test`. Changes nothing and keeps nothing.',
    body: 'Figure',
    replies: { 200: reply('In words and numbers.', 'FigureVerdict') },
    codes: ['invalid.sample', 'invalid.claim', 'invalid.strength', 'invalid.looks'],
  }),
};
