// Amendments, what they change, what they would do; suggestions and revisions.

import type { Schemas } from './schemas';

/** What an amendment changes: what is left out stays; null takes a value away; a new id adds an action. */
export type Amendment = Schemas['Amendment'];
export type ActionPatch = Schemas['ActionPatch'];
/** One field before and after. The field "action" is the action itself: from null is added, to null dropped. */
export type Change = Omit<Schemas['Change'], 'from' | 'to'> & { from: Side; to: Side };
/** A list is the page's own: a difference of drafts has what an action requires as it is. */
export type Side = Schemas['Change']['from'] | string[];
export type SuggestionState = Schemas['SuggestionState'];
export type Suggestion = Schemas['Suggestion'];
export type Gain = Schemas['Gain'];
/** What an amendment would do if it were sent now. */
export type Preview = Schemas['Preview'];
export type Revision = Schemas['Revision'];
