// What the rulebook asks a department to answer with its position.

import type { Proposal, Question, Rulebook } from '../api/types';

/** Asked of this department about actions of any of these kinds, each once, in the rulebook's order. */
export function questionsFor(
  book: Pick<Rulebook, 'questions'>,
  department: string,
  kinds: readonly string[],
): Question[] {
  return book.questions.filter(
    (question) =>
      question.department === department &&
      kinds.some((kind) => question.kinds === null || question.kinds.includes(kind)),
  );
}

export const kindsOf = (proposal: Proposal, actions: readonly string[]): string[] =>
  proposal.actions.filter(({ id }) => actions.includes(id)).map(({ kind }) => kind);

/** Where an answer is kept while it is written: the same for an approval, an objection and a veto. */
export const answerPlace = (place: string, question: string) => `${place}/answer-${question}`;

export interface Answered {
  ask: Question | undefined; // undefined: the rulebook does not know it
  id: string;
  answer: string;
}

/** What a department answered with the position that counts now. */
export function answersOf(
  book: Pick<Rulebook, 'questions'>,
  proposal: Pick<Proposal, 'positions'>,
  action: string,
  department: string,
): Answered[] {
  const said = proposal.positions.find((one) => one.action === action && one.department === department);
  const answers = Object.entries(said?.answers ?? {});
  const order = (id: string) => book.questions.findIndex((question) => question.id === id);
  return answers
    .sort(([a], [b]) => order(a) - order(b))
    .map(([id, answer]) => ({ ask: book.questions[order(id)], id, answer }));
}
